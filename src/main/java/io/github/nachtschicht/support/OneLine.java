package io.github.nachtschicht.support;

/** Makes text from outside safe for a line of a log or a terminal. */
public final class OneLine {

  /** Most characters of a brief text. */
  private static final int BRIEF = 200;

  private OneLine() {}

  /**
   * The text with every control, line-separating and direction-changing character written as an
   * escape ({@code \n}, {@code \}{@code u001b}), so that it can neither break a line nor steer a
   * terminal.
   */
  public static String of(String text) {
    StringBuilder safe = new StringBuilder(text.length());
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '\n') {
        safe.append("\\n");
      } else if (c == '\r') {
        safe.append("\\r");
      } else if (c == '\t') {
        safe.append("\\t");
      } else if (isUnsafe(c)) {
        safe.append("\\u").append(String.format(java.util.Locale.ROOT, "%04x", (int) c));
      } else {
        safe.append(c);
      }
    }
    return safe.toString();
  }

  /** As {@link #of}, only the beginning of what is long: for what strangers send. */
  public static String brief(String text) {
    return of(
        text.codePointCount(0, text.length()) <= BRIEF
            ? text
            : text.substring(0, text.offsetByCodePoints(0, BRIEF)));
  }

  /** What a library's failure says, its lines joined by spaces; its kind where it says nothing. */
  public static String joined(Throwable failure) {
    String message = failure.getMessage();
    return message == null || message.isBlank()
        ? failure.getClass().getSimpleName()
        : joined(message);
  }

  /** A library's message with its lines joined by spaces. */
  public static String joined(String message) {
    return of(message.strip().replaceAll("\\s+", " "));
  }

  /**
   * A number of things: "1 sentence", "2 sentences".
   *
   * @param noun one of them; its plural takes an s
   */
  public static String count(long number, String noun) {
    return number + " " + noun + (number == 1 ? "" : "s");
  }

  private static boolean isUnsafe(char c) {
    return switch (Character.getType(c)) {
      case Character.CONTROL,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR,
          Character.FORMAT ->
          c != '\u00ad' && c != '\u200d';
      default -> false;
    };
  }
}
