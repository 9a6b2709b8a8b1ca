package io.github.nachtschicht.reading;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * All text of a part of a .docx, read from front to back without regard to what it is: what the
 * account of a document is held against, and how passages that are left out are shown.
 */
final class WordText implements XmlPart.Visitor {

  private final StringBuilder out = new StringBuilder();

  /** The symbol font of each open run; empty for other fonts. */
  private final Deque<String> fonts = new ArrayDeque<>(List.of(""));

  /** Settings of drawings and objects that are written as text. */
  private static final Set<String> SETTINGS =
      Set.of(
          "wp:posOffset",
          "wp:align",
          "wp14:pctPosHOffset",
          "wp14:pctPosVOffset",
          "wp14:pctWidth",
          "wp14:pctHeight",
          "o:LockedField",
          "o:FieldCodes",
          "o:LinkType");

  private boolean inText;
  private boolean inSetting;

  private WordText() {}

  /** Whether the text of an element is a setting, no text of the document. */
  static boolean isSetting(String name) {
    return SETTINGS.contains(name);
  }

  static String of(XmlPart part) {
    WordText text = new WordText();
    part.visit(text);
    return text.out.toString();
  }

  static String of(XmlElement element) {
    WordText text = new WordText();
    XmlElement.visit(List.of(element), text);
    return text.out.toString();
  }

  /** Text that stands in an element's attributes; empty if none does. */
  static String inAttributes(XmlElement element) {
    return switch (element.name) {
      case "w:sym" -> symbol(element);
      case "v:textpath" -> element.attribute("string", "");
      case "wp:docPr" ->
          (element.attribute("title", "") + " " + element.attribute("descr", "")).strip();
      default -> "";
    };
  }

  private static String symbol(XmlElement element) {
    try {
      int code = Integer.parseInt(element.attribute("w:char", "").strip(), 16);
      return SymbolFonts.character(element.attribute("w:font"), code);
    } catch (NumberFormatException e) {
      return "";
    }
  }

  /** The symbol font that properties of a run name; empty for other fonts. */
  static String symbolFont(@Nullable XmlElement fonts) {
    String font = fonts == null ? null : fonts.attribute("w:ascii");
    return font != null && SymbolFonts.isSymbolFont(font) ? font : "";
  }

  private static boolean hasFont(String name) {
    return name.equals("w:r") || name.equals("w:pPr") || name.equals("w:rPrChange");
  }

  @Override
  public void start(XmlElement element) {
    inSetting = SETTINGS.contains(element.name);
    if (hasFont(element.name)) {
      fonts.push("");
    } else if (element.is("w:rFonts")) {
      fonts.pop();
      fonts.push(symbolFont(element));
    } else if (element.is("w:t") || element.is("w:delText")) {
      inText = true;
    } else if (element.is("w:tab") || element.is("w:br") || element.is("w:cr")) {
      out.append(' ');
    }
    out.append(inAttributes(element));
  }

  @Override
  public void text(String text) {
    if (inSetting) {
      return;
    }
    String font = fonts.getFirst();
    out.append(inText && !font.isEmpty() ? SymbolFonts.text(font, text) : text);
  }

  @Override
  public void end(String name) {
    inSetting = false;
    if (hasFont(name)) {
      fonts.pop();
    } else if (name.equals("w:t") || name.equals("w:delText")) {
      inText = false;
    } else if (name.equals("w:p") || name.equals("a:p")) {
      out.append('\n');
    }
  }
}
