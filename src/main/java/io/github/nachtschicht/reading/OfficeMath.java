package io.github.nachtschicht.reading;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** Writes the formulas of Office (OMML, ECMA-376 part 1, 22.1) as one line of text. */
final class OfficeMath {

  private final Consumer<XmlElement> deleted;

  /**
   * @param deleted takes what a tracked change deleted
   */
  OfficeMath(Consumer<XmlElement> deleted) {
    this.deleted = deleted;
  }

  /** The formula as text; empty if there is nothing to write. */
  String text(XmlElement math) {
    return others(math).strip();
  }

  private static String stray(String text) {
    return text.isBlank() ? "" : text;
  }

  /** What stands in the parts of a name. */
  private String part(XmlElement e, String name) {
    return String.join("", parts(e, name));
  }

  /** What stands in an element and in none of its known parts; it has no place there. */
  private String others(XmlElement e, String... known) {
    StringBuilder out = new StringBuilder();
    e.each(
        child -> out.append(List.of(known).contains(child.name) ? "" : one(child)),
        text -> out.append(stray(text)));
    return out.toString();
  }

  private String one(XmlElement e) {
    return switch (e.name) {
      case "m:t", "w:t" -> e.text();
      case "w:r" -> {
        String font = WordText.symbolFont(e.at("w:rPr", "w:rFonts"));
        StringBuilder run = new StringBuilder();
        e.each(
            child ->
                run.append(child.is("w:t") ? SymbolFonts.text(font, child.text()) : one(child)),
            text -> run.append(stray(text)));
        yield run.toString();
      }
      case "w:br" -> " ";
      case "w:del", "w:moveFrom" -> {
        deleted.accept(e);
        yield "";
      }
      case "m:f" -> fraction(e) + others(e, "m:num", "m:den");
      case "m:sSup" -> MathMl.power(part(e, "m:e"), part(e, "m:sup")) + others(e, "m:e", "m:sup");
      case "m:sSub" -> MathMl.index(part(e, "m:e"), part(e, "m:sub")) + others(e, "m:e", "m:sub");
      case "m:sSubSup" ->
          MathMl.power(MathMl.index(part(e, "m:e"), part(e, "m:sub")), part(e, "m:sup"))
              + others(e, "m:e", "m:sub", "m:sup");
      case "m:sPre" ->
          MathMl.power(MathMl.index("", part(e, "m:sub")), part(e, "m:sup"))
              + part(e, "m:e")
              + others(e, "m:e", "m:sub", "m:sup");
      case "m:rad" -> MathMl.root(part(e, "m:e"), part(e, "m:deg")) + others(e, "m:e", "m:deg");
      case "m:nary" ->
          MathMl.operator(
                  character(e, "m:naryPr", "m:chr", "∫"), part(e, "m:sub"), part(e, "m:sup"))
              + " "
              + part(e, "m:e")
              + others(e, "m:e", "m:sub", "m:sup");
      case "m:d" -> delimited(e) + others(e, "m:e");
      case "m:func" -> part(e, "m:fName") + " " + part(e, "m:e") + others(e, "m:fName", "m:e");
      case "m:limLow" -> MathMl.index(part(e, "m:e"), part(e, "m:lim")) + others(e, "m:e", "m:lim");
      case "m:limUpp" -> MathMl.power(part(e, "m:e"), part(e, "m:lim")) + others(e, "m:e", "m:lim");
      case "m:m" -> matrix(e) + others(e, "m:mr");
      case "m:eqArr" -> String.join("; ", parts(e, "m:e")) + others(e, "m:e");
      default -> WordText.inAttributes(e) + others(e);
    };
  }

  private String fraction(XmlElement e) {
    String over = part(e, "m:num");
    String under = part(e, "m:den");
    return e.at("m:fPr", "m:type").attribute("m:val", "").equals("noBar")
        ? "(" + over + " " + under + ")"
        : MathMl.fraction(over, under);
  }

  private String delimited(XmlElement e) {
    return character(e, "m:dPr", "m:begChr", "(")
        + String.join(character(e, "m:dPr", "m:sepChr", "|"), parts(e, "m:e"))
        + character(e, "m:dPr", "m:endChr", ")");
  }

  private String matrix(XmlElement e) {
    List<String> rows = new ArrayList<>();
    for (XmlElement row : e.children("m:mr")) {
      rows.add(String.join(" ", parts(row, "m:e")) + others(row, "m:e"));
    }
    return String.join("; ", rows);
  }

  private List<String> parts(XmlElement e, String name) {
    return e.children(name).stream().map(child -> others(child)).toList();
  }

  private static String character(XmlElement e, String properties, String name, String otherwise) {
    XmlElement character = e.at(properties, name);
    return character.exists() ? character.attribute("m:val", "") : otherwise;
  }
}
