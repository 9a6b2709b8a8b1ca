package io.github.nachtschicht.reading;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;

/** Writes formulas in one line: {@code (a+b)/2}, {@code x²}, {@code √(2)}; reads MathML. */
final class MathMl {

  /** Stands for a formula that holds nothing that can be written. */
  static final String PLACEHOLDER = "[∑]";

  private static final Pattern SHORT = Pattern.compile("[\\p{L}\\p{N}.,°²³¹⁰-₟′]*|\\(.*\\)");
  private static final Pattern RAISABLE = Pattern.compile("[-−+]?[0-9]+|[nix]|[+\\-−]");

  private static final Set<String> TOKENS = Set.of("mi", "mn", "mo", "mtext", "ms", "annotation");

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
        yield parts.size() == 2 ? fraction(parts.get(0), parts.get(1)) : String.join("", parts);
      }
      case "math:msqrt" -> root(all(e), "");
      case "math:mroot" -> {
        List<String> parts = parts(e);
        yield parts.size() == 2 ? root(parts.get(0), parts.get(1)) : String.join("", parts);
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
    String text = lower ? index(parts.get(0), parts.get(1)) : parts.get(0);
    return upper ? power(text, parts.get(parts.size() - 1)) : text;
  }

  /**
   * The formula as text, or what stands for it.
   *
   * @param notRead takes what says the same in another way
   */
  static String ofHtml(Element math, Consumer<String> notRead) {
    String text = new MathMl(e -> notRead.accept(allText(e))).text(element(math));
    return text.isEmpty() ? PLACEHOLDER : text;
  }

  private static XmlElement element(Element from) {
    String name = HtmlTree.name(from);
    XmlElement to = new XmlElement("math:" + name, List.of());
    for (Node child : from.childNodes()) {
      if (child instanceof Element element) {
        to.add(element(element));
      } else if (child instanceof TextNode leaf && !leaf.isBlank()) {
        if (TOKENS.contains(name)) {
          to.add(leaf.getWholeText());
        } else {
          XmlElement token = new XmlElement("math:mi", List.of());
          token.add(leaf.getWholeText());
          to.add(token);
        }
      }
    }
    return to;
  }

  private static String allText(XmlElement element) {
    List<String> parts = new ArrayList<>();
    for (Object part : element.content()) {
      parts.add(part instanceof XmlElement child ? allText(child) : part.toString());
    }
    return String.join(" ", parts);
  }

  static String fraction(String over, String under) {
    return grouped(over) + "/" + grouped(under);
  }

  static String power(String base, String exponent) {
    String raised = exponent.strip();
    if (raised.isEmpty()) {
      return base;
    }
    if (raised.matches("[′*∗†°]+")) {
      return base + raised;
    }
    return base
        + (RAISABLE.matcher(raised).matches()
            ? Superscripts.exponent(raised)
            : "^" + grouped(raised));
  }

  static String index(String base, String index) {
    String lowered = index.strip();
    return lowered.isEmpty() ? base : base + "_" + grouped(lowered);
  }

  static String root(String under, String degree) {
    String raised = degree.strip();
    return (raised.isEmpty() ? "" : power("", raised)) + "√(" + under + ")";
  }

  /** A sum, product or integral with its bounds. */
  static String operator(String sign, String from, String to) {
    return power(index(sign, from), to);
  }

  private static String grouped(String text) {
    String group = text.strip();
    return SHORT.matcher(group).matches() && !group.isEmpty() ? group : "(" + group + ")";
  }
}
