package io.github.nachtschicht.reading;

import io.github.nachtschicht.support.WordTable;
import java.util.List;
import java.util.Set;

/**
 * All text of a part of a .docx, read from front to back without regard to what it is: what the
 * account of a document is held against, and how passages that are left out are shown.
 */
final class WordText {

  /** Settings of drawings and objects that are written as text. */
  private static final Set<String> SETTINGS =
      new WordTable(WordText.class, "office-elements.txt").set("setting");

  private final StringBuilder out = new StringBuilder();

  /** The symbol font of the run under way; empty for other fonts. */
  private String font = "";

  private boolean inText;
  private boolean inSetting;

  private WordText() {}

  /** Whether the text of an element is a setting, no text of the document. */
  static boolean isSetting(String name) {
    return SETTINGS.contains(name);
  }

  static String of(XmlElement element) {
    WordText text = new WordText();
    text.add(element);
    return text.out.toString();
  }

  /** Text that stands in an element's attributes; empty if none does. */
  static String inAttributes(XmlElement element) {
    return switch (element.name) {
      case "w:sym" -> symbol(element);
      case "w:checkBox" -> box(element);
      case "w:ddList" -> chosen(element);
      case "v:textpath" -> element.attribute("string", "");
      case "wp:docPr" ->
          (element.attribute("title", "") + " " + element.attribute("descr", "")).strip();
      default -> "";
    };
  }

  private static String box(XmlElement element) {
    XmlElement ticked = element.child("w:checked");
    return WordStyles.isOn(ticked.exists() ? ticked : element.child("w:default")) ? "☒" : "☐";
  }

  private static String chosen(XmlElement element) {
    List<XmlElement> entries = element.children("w:listEntry");
    int first = element.child("w:default").number("w:val", 0);
    int at = element.child("w:result").number("w:val", first);
    return at < 0 || at >= entries.size() ? "" : entries.get(at).attribute("w:val", "");
  }

  private static String symbol(XmlElement element) {
    int code = XmlElement.number(element.attribute("w:char", ""), 16, Integer.MIN_VALUE);
    return code == Integer.MIN_VALUE
        ? ""
        : SymbolFonts.character(element.attribute("w:font"), code);
  }

  /** The symbol font that properties of a run name; empty for other fonts. */
  static String symbolFont(XmlElement fonts) {
    String font = fonts.attribute("w:ascii", "");
    return SymbolFonts.isSymbolFont(font) ? font : "";
  }

  private void add(XmlElement e) {
    String outer = font;
    boolean hasFont = e.is("w:r") || e.is("w:pPr") || e.is("w:rPrChange");
    boolean isText = e.is("w:t") || e.is("w:delText");
    inSetting = isSetting(e.name);
    if (hasFont) {
      font = "";
    } else if (e.is("w:rFonts")) {
      font = symbolFont(e);
    } else if (isText) {
      inText = true;
    } else if (e.is("w:tab") || e.is("w:br") || e.is("w:cr")) {
      out.append(' ');
    }
    out.append(inAttributes(e));
    e.each(
        this::add,
        text -> {
          if (!inSetting) {
            out.append(inText && !font.isEmpty() ? SymbolFonts.text(font, text) : text);
          }
        });
    inSetting = false;
    if (hasFont) {
      font = outer;
    } else if (isText) {
      inText = false;
    } else if (e.is("w:p") || e.is("a:p")) {
      out.append('\n');
    }
  }
}
