#!/usr/bin/env bash
# Debian odt2txt 0.5-7, seen 2026-11-30.
# Guess: the text of an .odt comes out as one reads it: spaces as spaces, however they are written, what was deleted nowhere, notes and comments apart
# from the sentence they belong to.
# Seen: spaces that are written as an element are dropped, so that "10 000  Euro" is 10000Euro. Text deleted with tracked changes stands in front of all, behind
# the name of the one who deleted it. Notes and comments stand in the sentence, glued to it with their author, and end its paragraph.
. "$(dirname "$0")/lib.sh"
debs_with odt2txt=0.5-7
cat >"$work/Main.java" <<'JAVA'
import java.io.*;
import java.nio.file.*;
import java.util.zip.*;

public class Main {
  public static void main(String[] args) throws Exception {
    String author = "<dc:creator>A. B.</dc:creator>";
    read("spaces", "<text:p>Es sind 10<text:s/>000<text:s text:c=\"2\"/>Euro.</text:p>");
    read(
        "deletion",
        "<text:tracked-changes><text:changed-region text:id=\"c\"><text:deletion><office:change-info>" + author
            + "</office:change-info><text:p>neunzig</text:p></text:deletion></text:changed-region></text:tracked-changes>"
            + "<text:p>Es kostet <text:change text:change-id=\"c\"/>siebzig.</text:p>");
    read(
        "note",
        "<text:p>Das Haus<text:note text:note-class=\"footnote\"><text:note-citation>1</text:note-citation><text:note-body>"
            + "<text:p>Von 1950.</text:p></text:note-body></text:note> ist alt.</text:p>");
    read("comment", "<text:p>Das Haus<office:annotation>" + author + "<text:p>Stimmt das?</text:p></office:annotation> ist alt.</text:p>");
  }

  static void read(String what, String text) throws Exception {
    try (ZipOutputStream zip = new ZipOutputStream(new FileOutputStream("a.odt"))) {
      zip.putNextEntry(new ZipEntry("content.xml"));
      String ns = "urn:oasis:names:tc:opendocument:xmlns:";
      String xml =
          "<?xml version=\"1.0\" encoding=\"UTF-8\"?><office:document-content xmlns:office=\"%soffice:1.0\" xmlns:text=\"%stext:1.0\""
              + " xmlns:dc=\"http://purl.org/dc/elements/1.1/\"><office:body><office:text>%s</office:text></office:body></office:document-content>";
      zip.write(xml.formatted(ns, ns, text).getBytes("UTF-8"));
    }
    Process process = new ProcessBuilder("odt2txt.odt2txt", "--width=-1", "--encoding=UTF-8", "a.odt").start();
    System.out.println(what + ": " + new String(process.getInputStream().readAllBytes(), "UTF-8").strip().replaceAll("\n+", " ¶ "));
  }
}
JAVA
(cd "$work" && java Main.java) | expect 'spaces: Es sind 10000Euro.
deletion: A. B.neunzig ¶ Es kostet siebzig.
note: Das Haus1Von 1950. ¶ ist alt.
comment: Das HausA. B.Stimmt das? ¶ ist alt.'
