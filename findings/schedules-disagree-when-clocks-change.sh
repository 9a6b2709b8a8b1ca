#!/usr/bin/env bash
# org.springframework:spring-context 7.0.5, org.quartz-scheduler:quartz 2.5.2, com.cronutils:cron-utils 9.2.1, seen 2026-11-30.
# Guess: what is due at 2:30 each night runs once each night. When that time is skipped in spring, it runs at 3:00 or 3:30, and when it comes
# twice in autumn, it runs at one of them, the same for every schedule.
# Seen: in spring all three leave the night out, and what is due on Sundays the week. In autumn Spring runs it twice, Quartz the second time, and
# cron-utils the first time if it is due every day, but the second time if it is due on Sundays.
. "$(dirname "$0")/lib.sh"
java_with org.springframework:spring-context:7.0.5 org.quartz-scheduler:quartz:2.5.2 com.cronutils:cron-utils:9.2.1 org.slf4j:slf4j-nop:2.0.17 <<'JAVA' | expect 'Spring, 0 30 2 * * ?: 2026-03-29 none, 2026-10-25 2:30 +02:00 and 2:30 +01:00
Quartz, 0 30 2 * * ?: 2026-03-29 none, 2026-10-25 2:30 +01:00
cron-utils, 0 30 2 * * ?: 2026-03-29 none, 2026-10-25 2:30 +02:00
Spring, 0 30 2 ? * SUN: 2026-03-29 none, 2026-10-25 2:30 +02:00 and 2:30 +01:00
Quartz, 0 30 2 ? * SUN: 2026-03-29 none, 2026-10-25 2:30 +01:00
cron-utils, 0 30 2 ? * SUN: 2026-03-29 none, 2026-10-25 2:30 +01:00'
import com.cronutils.model.CronType;
import com.cronutils.model.definition.CronDefinitionBuilder;
import com.cronutils.model.time.ExecutionTime;
import com.cronutils.parser.CronParser;
import java.time.*;
import java.time.format.DateTimeFormatter;
import java.util.*;
import java.util.function.UnaryOperator;
import org.springframework.scheduling.support.CronExpression;

public class Main {
  static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

  public static void main(String[] args) throws Exception {
    for (String day : new String[] {"?", "SUN"}) {
      String cron = day.equals("?") ? "0 30 2 * * ?" : "0 30 2 ? * SUN";
      CronExpression spring = CronExpression.parse(cron);
      var quartz = new org.quartz.CronExpression(cron);
      quartz.setTimeZone(TimeZone.getTimeZone(BERLIN));
      ExecutionTime utils =
          ExecutionTime.forCron(new CronParser(CronDefinitionBuilder.instanceDefinitionFor(CronType.QUARTZ)).parse(cron));
      print("Spring", cron, spring::next);
      print("Quartz", cron, t -> quartz.getNextValidTimeAfter(Date.from(t.toInstant())).toInstant().atZone(BERLIN));
      print("cron-utils", cron, t -> utils.nextExecution(t).orElseThrow());
    }
  }

  /** The runs of the weekends on which the clocks change. */
  static void print(String what, String cron, UnaryOperator<ZonedDateTime> next) {
    StringJoiner all = new StringJoiner(", ", what + ", " + cron + ": ", "");
    for (LocalDate saturday : List.of(LocalDate.of(2026, 3, 28), LocalDate.of(2026, 10, 24))) {
      StringJoiner runs = new StringJoiner(" and ").setEmptyValue("none");
      ZonedDateTime end = saturday.plusDays(1).atTime(12, 0).atZone(BERLIN);
      ZonedDateTime time = next.apply(saturday.atTime(12, 0).atZone(BERLIN));
      for (; time.isBefore(end); time = next.apply(time)) {
        runs.add(time.format(DateTimeFormatter.ofPattern("H:mm xxx")));
      }
      all.add(end.toLocalDate() + " " + runs);
    }
    System.out.println(all);
  }
}
JAVA
