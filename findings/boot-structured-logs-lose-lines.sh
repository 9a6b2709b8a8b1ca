#!/usr/bin/env bash
# org.springframework.boot:spring-boot-starter 4.0.3, seen 2026-11-30.
# Guess: with logging.structured.format.console each call writes one line; a key that the format uses itself is renamed or stands twice.
# Seen: the line is gone. In ecs it takes no more than a key "document" beside a key "document.pages", or "error" on a line with an exception; in logstash
# "level" or "message"; in all of them one key in the context and in the call. Logback tells of the first three on the console, of no others.
. "$(dirname "$0")/lib.sh"
java_with org.springframework.boot:spring-boot-starter:4.0.3 <<'JAVA' | grep -oP '^[^{|]+:$|"(short_)?message":"\K[^"]*' | paste -sd ' ' | sed 's/ \(logstash\|gelf\):/\n\1:/g' | expect 'ecs: 1 plain 2 document=a.docx 3 level=B1 7 end
logstash: 1 plain 2 document=a.docx 4 document=a.docx document.pages=3 6 error=none 7 end
gelf: 1 plain 2 document=a.docx 3 level=B1 4 document=a.docx document.pages=3 6 error=none 7 end'
import java.util.*;
import org.slf4j.*;
import org.springframework.boot.*;

public class Main {
  static final Logger LOG = LoggerFactory.getLogger("night");

  public static void main(String[] args) {
    for (String format : List.of("ecs", "logstash", "gelf")) {
      SpringApplication application = new SpringApplication(Main.class);
      application.setBannerMode(Banner.Mode.OFF);
      application.setLogStartupInfo(false);
      application.setDefaultProperties(Map.of("logging.structured.format.console", format));
      try (var context = application.run()) {
        System.out.println(format + ":");
        log("1 plain", null);
        log("2", null, "document=a.docx");
        log("3", null, "level=B1");
        log("4", null, "document=a.docx", "document.pages=3");
        try (var closed = MDC.putCloseable("document", "a.docx")) {
          log("5", null, "document=b.docx");
        }
        log("6", new IllegalStateException("no"), "error=none");
        log("7 end", null);
      }
    }
  }

  static void log(String message, Exception failure, String... pairs) {
    var event = LOG.atWarn().setCause(failure);
    for (String pair : pairs) {
      event = event.addKeyValue(pair.split("=")[0], pair.split("=")[1]);
      message += " " + pair;
    }
    event.log(message);
  }
}
JAVA
