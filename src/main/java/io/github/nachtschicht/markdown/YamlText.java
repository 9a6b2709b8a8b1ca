package io.github.nachtschicht.markdown;

import java.io.StringReader;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.Tag;

/**
 * Reads YAML without constructing anything, and writes scalars that any reader takes for a text.
 */
final class YamlText {

  private YamlText() {}

  /** A double-quoted scalar on one line. */
  static String quoted(String text) {
    StringBuilder out = new StringBuilder(text.length() + 2).append('"');
    for (int i = 0; i < text.length(); ) {
      int c = text.codePointAt(i);
      i += Character.charCount(c);
      switch (c) {
        case '"' -> out.append("\\\"");
        case '\\' -> out.append("\\\\");
        case '\n' -> out.append("\\n");
        case '\r' -> out.append("\\r");
        case '\t' -> out.append("\\t");
        default -> {
          if (c >= 0xD800 && c <= 0xDFFF) {
            out.append('\uFFFD');
          } else if (MarkdownEscaper.needsReference(c)) {
            out.append(String.format(Locale.ROOT, c > 0xFFFF ? "\\U%08X" : "\\u%04X", c));
          } else {
            out.appendCodePoint(c);
          }
        }
      }
    }
    return out.append('"').toString();
  }

  /** A literal block, indented by two, for text of several lines; quoted where YAML cannot. */
  static String block(String text) {
    boolean plain =
        !text.isBlank()
            && !text.endsWith("\n")
            && text.codePoints()
                .noneMatch(
                    c ->
                        c != '\n'
                            && (MarkdownEscaper.needsReference(c) || c >= 0xD800 && c <= 0xDFFF));
    if (!plain) {
      return quoted(text);
    }
    StringBuilder out = new StringBuilder("|2-");
    for (String line : text.split("\n", -1)) {
      out.append('\n').append(line.isEmpty() ? "" : "  " + line);
    }
    return out.toString();
  }

  /** The keys and values of a front matter; null if it is something else. */
  static @Nullable MappingNode mapping(String yaml) {
    LoaderOptions limits = new LoaderOptions();
    limits.setAllowDuplicateKeys(false);
    limits.setAllowRecursiveKeys(false);
    limits.setMaxAliasesForCollections(10);
    limits.setNestingDepthLimit(20);
    limits.setCodePointLimit(FrontMatter.MAX_CHARS);
    Node root = new Yaml(new SafeConstructor(limits)).compose(new StringReader(yaml));
    return root instanceof MappingNode mapping ? mapping : null;
  }

  /** The value of a key; null if there is none. */
  static @Nullable Node child(MappingNode mapping, String key) {
    for (NodeTuple entry : mapping.getValue()) {
      if (scalar(entry.getKeyNode()).equals(key)) {
        return entry.getValueNode();
      }
    }
    return null;
  }

  /**
   * The texts of a mapping's scalars; an empty text for what is none. Nothing is constructed:
   * whatever tag a value carries, it is only text.
   */
  static Map<String, String> scalars(@Nullable Node node) {
    Map<String, String> scalars = new TreeMap<>();
    if (node instanceof MappingNode mapping) {
      for (NodeTuple entry : mapping.getValue()) {
        String key = scalar(entry.getKeyNode());
        if (scalars.put(key, scalar(entry.getValueNode())) != null) {
          throw new IllegalArgumentException("the key '" + key + "' stands twice");
        }
      }
    }
    return scalars;
  }

  private static String scalar(Node node) {
    return node instanceof ScalarNode scalar && !scalar.getTag().equals(Tag.NULL)
        ? scalar.getValue()
        : "";
  }
}
