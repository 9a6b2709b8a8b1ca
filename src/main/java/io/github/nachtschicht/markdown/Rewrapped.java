package io.github.nachtschicht.markdown;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Mends what editors do that wrap lines without knowing Markdown: a word that begins a list or a
 * heading where it now stands at the beginning of a line, as the dash in {@code Gaza - a part}, is
 * text again. In our files every block is preceded by an empty line, so that what follows a line of
 * text directly is text.
 */
final class Rewrapped {

  private static final Pattern LINE = Pattern.compile("([ >]*)(.*)");
  private static final Pattern FENCE = Pattern.compile("(`{3,}|~{3,})[^`]*");
  private static final Pattern LIST = Pattern.compile("(?:[-+*]|[0-9]{1,9}[.)])(?:[ \\t].*)?");
  private static final Pattern START =
      Pattern.compile("(?:[-+*]|#{1,6}|1(?=[.)]))(?:[ \\t.)].*)?|-+|=+");
  private static final Pattern NO_TEXT =
      Pattern.compile("\\[!.*|\\*\\*(?:Check|Note):\\*\\*|[|#].*|<!--.*|.*-->|---+|");

  private Rewrapped() {}

  /** The body with such words escaped. */
  static String mend(String body) {
    StringBuilder out = new StringBuilder(body.length() + 16);
    boolean text = false;
    String inner = "";
    String fence = "";
    boolean comment = false;
    for (String line : body.split("\n", -1)) {
      String prefix = "";
      if (line.startsWith(" ") || line.startsWith(">")) {
        Matcher parts = LINE.matcher(line);
        prefix = parts.matches() ? parts.group(1) : "";
      }
      String content = line.substring(prefix.length());
      char first = content.isEmpty() ? 0 : content.charAt(0);
      Matcher mark = FENCE.matcher(first == '`' || first == '~' ? content : "");
      if (!fence.isEmpty()) {
        fence = content.strip().equals(fence) ? "" : fence;
        text = false;
      } else if (comment) {
        comment = !content.contains("-->");
        text = false;
      } else if (mark.matches()) {
        fence = mark.group(1);
        text = false;
      } else {
        boolean list =
            ("-+*".indexOf(first) >= 0 || first >= '0' && first <= '9')
                && LIST.matcher(content).matches();
        if (text
            && prefix.equals(inner)
            && "-+*#1=".indexOf(first) >= 0
            && START.matcher(content).matches()) {
          int at = Character.isDigit(content.charAt(0)) ? 1 : 0;
          content = content.substring(0, at) + "\\" + content.substring(at);
        } else {
          inner = prefix + (list ? " ".repeat(content.indexOf(' ') + 1) : "");
          text = !NO_TEXT.matcher(content).matches();
        }
        comment = content.startsWith("<!--") && !content.contains("-->");
      }
      out.append(prefix).append(content).append('\n');
    }
    out.setLength(out.length() - 1);
    return out.toString();
  }
}
