package io.github.nachtschicht.reading;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

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
    return all(math).strip();
  }

  private String all(@Nullable XmlElement parent) {
    StringBuilder out = new StringBuilder();
    if (parent != null) {
      for (XmlElement child : parent.children()) {
        out.append(one(child));
      }
    }
    return out.toString();
  }

  private String one(XmlElement e) {
    return switch (e.name) {
      case "m:t", "w:t" -> e.text();
      case "w:br" -> " ";
      case "w:del", "w:moveFrom" -> {
        deleted.accept(e);
        yield "";
      }
      case "m:f" -> fraction(e);
      case "m:sSup" -> MathText.power(all(e.child("m:e")), all(e.child("m:sup")));
      case "m:sSub" -> MathText.index(all(e.child("m:e")), all(e.child("m:sub")));
      case "m:sSubSup" ->
          MathText.power(
              MathText.index(all(e.child("m:e")), all(e.child("m:sub"))), all(e.child("m:sup")));
      case "m:sPre" ->
          MathText.power(MathText.index("", all(e.child("m:sub"))), all(e.child("m:sup")))
              + all(e.child("m:e"));
      case "m:rad" -> MathText.root(all(e.child("m:e")), all(e.child("m:deg")));
      case "m:nary" ->
          MathText.operator(
                  character(e, "m:naryPr", "m:chr", "∫"),
                  all(e.child("m:sub")),
                  all(e.child("m:sup")))
              + " "
              + all(e.child("m:e"));
      case "m:d" -> delimited(e);
      case "m:func" -> all(e.child("m:fName")) + " " + all(e.child("m:e"));
      case "m:limLow" -> MathText.index(all(e.child("m:e")), all(e.child("m:lim")));
      case "m:limUpp" -> MathText.power(all(e.child("m:e")), all(e.child("m:lim")));
      case "m:m" -> matrix(e);
      case "m:eqArr" -> String.join("; ", parts(e, "m:e"));
      default -> all(e);
    };
  }

  private String fraction(XmlElement e) {
    XmlElement type = e.at("m:fPr", "m:type");
    String over = all(e.child("m:num"));
    String under = all(e.child("m:den"));
    return type != null && type.attribute("m:val", "").equals("noBar")
        ? "(" + over + " " + under + ")"
        : MathText.fraction(over, under);
  }

  private String delimited(XmlElement e) {
    return character(e, "m:dPr", "m:begChr", "(")
        + String.join(character(e, "m:dPr", "m:sepChr", "|"), parts(e, "m:e"))
        + character(e, "m:dPr", "m:endChr", ")");
  }

  private String matrix(XmlElement e) {
    List<String> rows = new ArrayList<>();
    for (XmlElement row : e.children()) {
      if (row.is("m:mr")) {
        rows.add(String.join(" ", parts(row, "m:e")));
      }
    }
    return String.join("; ", rows);
  }

  private List<String> parts(XmlElement e, String name) {
    List<String> parts = new ArrayList<>();
    for (XmlElement child : e.children()) {
      if (child.is(name)) {
        parts.add(all(child));
      }
    }
    return parts;
  }

  private static String character(XmlElement e, String properties, String name, String otherwise) {
    XmlElement character = e.at(properties, name);
    return character == null ? otherwise : character.attribute("m:val", "");
  }
}
