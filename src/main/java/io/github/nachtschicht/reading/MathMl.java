package io.github.nachtschicht.reading;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** Writes MathML as one line of text. */
final class MathMl {

  private final Consumer<XmlElement> notRead;

  /**
   * @param notRead takes the forms of a formula that stand beside the one that is read
   */
  MathMl(Consumer<XmlElement> notRead) {
    this.notRead = notRead;
  }

  /** The formula as text; empty if there is nothing to write. */
  String text(XmlElement math) {
    return all(math).replaceAll("\\s+", " ").strip();
  }

  private String all(XmlElement parent) {
    return String.join("", parts(parent));
  }

  private List<String> parts(XmlElement parent) {
    List<String> parts = new ArrayList<>();
    for (Object node : parent.content()) {
      if (node instanceof XmlElement child) {
        parts.add(one(child));
      } else if (!node.toString().isBlank()) {
        parts.add(node.toString());
      }
    }
    return parts;
  }

  private String one(XmlElement e) {
    return switch (e.name) {
      case "math:mi", "math:mn", "math:mtext", "math:ms" -> e.text();
      case "math:mo" -> operator(e.text().strip());
      case "math:mspace" -> " ";
      case "math:semantics" -> {
        StringBuilder first = new StringBuilder();
        boolean read = false;
        for (Object node : e.content()) {
          if (!(node instanceof XmlElement child)) {
            first.append(node.toString().isBlank() ? "" : node);
          } else if (read || child.name.startsWith("math:annotation")) {
            notRead.accept(child);
          } else {
            first.append(one(child));
            read = true;
          }
        }
        yield first.toString();
      }
      case "math:annotation", "math:annotation-xml" -> {
        notRead.accept(e);
        yield "";
      }
      case "math:mfrac" -> {
        List<String> parts = parts(e);
        yield parts.size() == 2
            ? MathText.fraction(parts.get(0), parts.get(1))
            : String.join("", parts);
      }
      case "math:msqrt" -> MathText.root(all(e), "");
      case "math:mroot" -> {
        List<String> parts = parts(e);
        yield parts.size() == 2
            ? MathText.root(parts.get(0), parts.get(1))
            : String.join("", parts);
      }
      case "math:msup", "math:mover" -> scripts(e, false, true);
      case "math:msub", "math:munder" -> scripts(e, true, false);
      case "math:msubsup", "math:munderover" -> scripts(e, true, true);
      case "math:mfenced" ->
          e.attribute("open", "(") + String.join(", ", parts(e)) + e.attribute("close", ")");
      case "math:mtable" -> String.join("; ", parts(e));
      case "math:mtr" -> String.join(" ", parts(e));
      default -> {
        if (e.name.startsWith("math:")) {
          yield all(e);
        }
        notRead.accept(e);
        yield "";
      }
    };
  }

  private static String operator(String sign) {
    return sign.length() == 1 && "=<>≤≥≠≈→⇒⇔+−-±∈∧∨·×".contains(sign) ? " " + sign + " " : sign;
  }

  private String scripts(XmlElement e, boolean lower, boolean upper) {
    List<String> parts = parts(e);
    if (parts.size() != (lower && upper ? 3 : 2)) {
      return String.join("", parts);
    }
    String text = lower ? MathText.index(parts.get(0), parts.get(1)) : parts.get(0);
    return upper ? MathText.power(text, parts.get(parts.size() - 1)) : text;
  }
}
