package io.github.nachtschicht.reading;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Finds what site generators put into Markdown: shortcodes and templates ({@code {{< x >}}}, {@code
 * {% x %}}, {@code <% x %>}), attribute lists ({@code {: .x}}, {@code {#id}}) and placeholders
 * ({@code {name}}, {@code ${name}}).
 */
final class TemplateTags {

  /** A tag is looked for within so many characters. */
  private static final int LONGEST = 2000;

  private static final String[][] FENCES = {
    {"{{<", ">}}"},
    {"{{%", "%}}"},
    {"{{", "}}"},
    {"{%", "%}"},
    {"{*", "*}"},
    {"{/*", "*/}"},
    {"{::", "}"},
    {"{!", "!}"},
    {"<%", "%>"}
  };

  private static final String VALUE =
      "(?:\"[^\"\\n]{0,300}+\"|'[^'\\n]{0,300}+'|[^\\s}\"']{1,200}+)";

  private static final Pattern ATTRIBUTES =
      Pattern.compile(
          "\\{:?[ \\t]*+(?:(?:[#.=][\\p{L}\\w:.-]{1,100}+|[\\w:-]{1,60}+="
              + VALUE
              + "|:?toc|-)[ \\t]*+){1,30}+\\}");

  private static final Pattern PLACEHOLDER = Pattern.compile("\\{[A-Za-z_][\\w.-]{0,60}+\\}");
  private static final Pattern COMMENT = Pattern.compile("\\{#[^\\n]{0,500}?#\\}");

  private TemplateTags() {}

  /** Offset behind the tag that begins here; -1 if none does. */
  static int end(String text, int at) {
    char c = at < text.length() ? text.charAt(at) : ' ';
    if (c != '{' && c != '<' && c != '$') {
      return -1;
    }
    if (c == '$') {
      return placeholder(text, at + 1);
    }
    for (String[] fence : FENCES) {
      if (text.startsWith(fence[0], at)) {
        int close = indexOf(text, fence[1], at + fence[0].length());
        if (close < 0) {
          return -1;
        }
        int end = close + fence[1].length();
        // {{{x}}}
        return fence[0].equals("{{")
                && end < text.length()
                && text.charAt(end) == '}'
                && text.startsWith("{{{", at)
            ? end + 1
            : end;
      }
    }
    if (c != '{') {
      return -1;
    }
    int attributes = attributes(text, at);
    if (attributes > 0) {
      return attributes;
    }
    Matcher comment = COMMENT.matcher(text).region(at, Math.min(text.length(), at + 510));
    return comment.lookingAt() ? comment.end() : placeholder(text, at);
  }

  private static int placeholder(String text, int at) {
    Matcher placeholder = PLACEHOLDER.matcher(text).region(at, Math.min(text.length(), at + 70));
    return placeholder.lookingAt() ? placeholder.end() : -1;
  }

  /** Offset behind the attribute list that begins here; -1 if none does. */
  static int attributes(String text, int at) {
    Matcher attributes = ATTRIBUTES.matcher(text).region(at, Math.min(text.length(), at + LONGEST));
    return attributes.lookingAt() ? attributes.end() : -1;
  }

  /** Whether a line consists of tags and nothing else; placeholders alone are text. */
  static boolean fill(String line, int from) {
    int at = from;
    boolean found = false;
    while (at < line.length()) {
      if (Character.isWhitespace(line.charAt(at))) {
        at++;
        continue;
      }
      if (line.charAt(at) == '$' || placeholder(line, at) == end(line, at)) {
        return false;
      }
      at = end(line, at);
      if (at < 0) {
        return false;
      }
      found = true;
    }
    return found;
  }

  /** What closes the tag that begins here, if it does not end in this line; otherwise null. */
  static @Nullable String open(String line, int from) {
    for (String[] fence : FENCES) {
      if (line.startsWith(fence[0], from)) {
        return indexOf(line, fence[1], from + fence[0].length()) < 0 ? fence[1] : null;
      }
    }
    return null;
  }

  /** Where a tag closes, in reach. */
  private static int indexOf(String text, String close, int from) {
    int at = text.indexOf(close, from);
    return at > from + LONGEST ? -1 : at;
  }
}
