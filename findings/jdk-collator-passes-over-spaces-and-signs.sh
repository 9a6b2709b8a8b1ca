#!/usr/bin/env bash
# java.text.Collator of OpenJDK 17.0.15 (and 25.0.3) and com.ibm.icu:icu4j 78.1, seen 2026-11-30.
# Guess: Collator.getInstance(Locale.GERMAN) sorts German names as ICU4J's class of that name does: "Bad Zwischenahn" stands with the other "Bad …", in
# front of "Baden". With PRIMARY, which passes over case and accents, texts are the same that differ in nothing else.
# Seen: to the JDK spaces and hyphens are less than accents: "Baden" stands among the "Bad …", and "Neu Ulm" behind "Neuhof". With PRIMARY, 10 000 is 10000,
# -5 is 5, and 1-2 is 12, so that a set or a search takes them for one. To ICU4J they are signs like any other.
. "$(dirname "$0")/lib.sh"
java_with com.ibm.icu:icu4j:78.1 <<'JAVA' | expect 'JDK: [Bad Aibling, Baden, Bad Zwischenahn, Neuhof, Neu-Isenburg, Neu Ulm]
ICU: [Bad Aibling, Bad Zwischenahn, Baden, Neu Ulm, Neu-Isenburg, Neuhof]
Äpfel is apfel: JDK true, ICU true
-5 is 5: JDK true, ICU false
1-2 is 12: JDK true, ICU false
10 000 is 10000: JDK true, ICU false
1,5 is 15: JDK false, ICU false'
import java.text.Collator;
import java.util.*;

public class Main {
  public static void main(String[] args) {
    Comparator<Object> jdk = Collator.getInstance(Locale.GERMAN);
    Comparator<Object> icu = com.ibm.icu.text.Collator.getInstance(Locale.GERMAN);
    List<String> towns = new ArrayList<>(List.of("Neuhof", "Neu Ulm", "Baden", "Bad Aibling", "Bad Zwischenahn", "Neu-Isenburg"));
    towns.sort(jdk);
    System.out.println("JDK: " + towns);
    towns.sort(icu);
    System.out.println("ICU: " + towns);
    ((Collator) jdk).setStrength(Collator.PRIMARY);
    ((com.ibm.icu.text.Collator) icu).setStrength(com.ibm.icu.text.Collator.PRIMARY);
    for (String[] pair : new String[][] {{"Äpfel", "apfel"}, {"-5", "5"}, {"1-2", "12"}, {"10 000", "10000"}, {"1,5", "15"}}) {
      System.out.println(
          pair[0] + " is " + pair[1] + ": JDK " + (jdk.compare(pair[0], pair[1]) == 0) + ", ICU " + (icu.compare(pair[0], pair[1]) == 0));
    }
  }
}
JAVA
