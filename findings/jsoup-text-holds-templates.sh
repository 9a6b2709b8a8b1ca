#!/usr/bin/env bash
# org.jsoup:jsoup 1.24.1, seen 2026-11-29.
# Guess: text() is what a browser shows, but for style sheets: no <template>, which is inert, no <noscript>, no closed <dialog>.
# Seen: all of these are in text(). The content of <iframe> is not, and two texts of a drawing are glued together.
. "$(dirname "$0")/lib.sh"
java_with org.jsoup:jsoup:1.24.1 <<'JAVA' | expect 'template: a Vorlage b
noscript: a ohne b
dialog: a zu b
hidden: a versteckt b
iframe: a b
svg: a TitelText b'
import org.jsoup.Jsoup;

public class Main {
  public static void main(String[] args) {
    print("template", "<template><p>Vorlage</p></template>");
    print("noscript", "<noscript><p>ohne</p></noscript>");
    print("dialog", "<dialog>zu</dialog>");
    print("hidden", "<p hidden>versteckt</p>");
    print("iframe", "<iframe>innen</iframe>");
    print("svg", "<svg><title>Titel</title><text>Text</text></svg>");
  }

  static void print(String name, String html) {
    System.out.println(name + ": " + Jsoup.parse("<p>a</p>" + html + "<p>b</p>").text());
  }
}
JAVA
