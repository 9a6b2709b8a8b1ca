package io.github.nachtschicht.reading;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Set;

/**
 * All text of an .rtf, read from front to back without regard to what it is: what the account of a
 * document is held against.
 */
final class RtfText implements RtfTokens.Handler {

  /** Groups that hold the file's tables, pictures and settings; there is no text in them. */
  static final Set<String> TABLES =
      Set.of(
          "fonttbl",
          "colortbl",
          "stylesheet",
          "info",
          "listtable",
          "listoverridetable",
          "revtbl",
          "rsidtbl",
          "generator",
          "pict",
          "objdata",
          "objclass",
          "objname",
          "themedata",
          "colorschememapping",
          "datastore",
          "latentstyles",
          "xmlnstbl",
          "filetbl",
          "fontemb",
          "mmathPr",
          "userprops",
          "pnseclvl",
          "pgptbl",
          "sp",
          "listpicture",
          "blipuid",
          "picprop",
          "bkmkstart",
          "bkmkend",
          "docvar",
          "fchars",
          "lchars",
          "ftnsep",
          "ftnsepc",
          "ftncn",
          "aftnsep",
          "aftnsepc",
          "aftncn",
          "formfield",
          "ffname",
          "wgrffmtfilter",
          "password",
          "passwordhash",
          "protusertbl",
          "falt",
          "panose",
          "atrfstart",
          "atrfend",
          "atnref",
          "defchp",
          "defpap",
          "pgdsctbl",
          "pgdsc",
          "mmathPict",
          "background",
          "nextfile",
          "template",
          "oldcprops",
          "oldpprops",
          "oldtprops",
          "oldsprops",
          "mailmerge",
          "pntxta",
          "pntxtb");

  private final StringBuilder out = new StringBuilder();
  private final Deque<Boolean> outer = new ArrayDeque<>();
  private boolean dead;

  private RtfText() {}

  static String of(String document, byte[] rtf) {
    RtfText text = new RtfText();
    RtfTokens.read(document, rtf, text);
    return text.out.toString();
  }

  @Override
  public void open() {
    outer.push(dead);
  }

  @Override
  public void close() {
    dead = outer.pop();
  }

  @Override
  public void word(String word, int number, boolean starred) {
    dead |= TABLES.contains(word);
    if (!dead && (word.equals("par") || word.equals("cell") || word.equals("line"))) {
      out.append('\n');
    }
  }

  @Override
  public void text(String text, boolean symbol) {
    if (!dead) {
      out.append(text);
    }
  }
}
