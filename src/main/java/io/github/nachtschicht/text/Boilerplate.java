package io.github.nachtschicht.text;

import io.github.nachtschicht.support.WordList;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Text that belongs to the page, not to the article: bylines, datelines of their own, agency and
 * author boxes, share buttons, cookie notices, invitations to comment or subscribe. German and
 * English patterns lie in {@code boilerplate.txt}.
 */
public final class Boilerplate {

  /** Longest text looked at, in UTF-16 units; page furniture is short. */
  private static final int LONGEST = 400;

  private static final Boilerplate INSTANCE = new Boilerplate();

  private final List<Pattern> lines = new ArrayList<>();
  private final List<Pattern> ends = new ArrayList<>();
  private final List<Pattern> sentences = new ArrayList<>();
  private final List<Pattern> blocks = new ArrayList<>();

  private Boilerplate() {
    List<Pattern> section = sentences;
    for (String line : WordList.lines(Boilerplate.class, "boilerplate.txt")) {
      if (line.equals("[line]")) {
        section = lines;
      } else if (line.equals("[end]")) {
        section = ends;
      } else if (line.equals("[sentence]")) {
        section = sentences;
      } else if (line.equals("[block]")) {
        section = blocks;
      } else {
        section.add(Pattern.compile(line, Pattern.UNICODE_CHARACTER_CLASS));
      }
    }
  }

  /**
   * Whether a line that stands by itself is so surely no part of a text that it need not be
   * translated: a link to the comments, a bar to share the page.
   */
  public static boolean isLine(String line) {
    return matches(INSTANCE.lines, line);
  }

  /** Whether the last paragraph of a text is no part of it: a box that tells who wrote it. */
  public static boolean isEnd(String paragraph) {
    return matches(INSTANCE.ends, paragraph);
  }

  /** Whether a sentence, or a line that stands for one, is page furniture. */
  public static boolean isSentence(String sentence) {
    return matches(INSTANCE.sentences, sentence) || isLine(sentence) || opensBlock(sentence);
  }

  /** Whether a sentence opens a paragraph that is page furniture as a whole. */
  public static boolean opensBlock(String sentence) {
    return matches(INSTANCE.blocks, sentence) || isEnd(sentence);
  }

  private static boolean matches(List<Pattern> patterns, String sentence) {
    if (sentence.length() > LONGEST) {
      return false;
    }
    for (Pattern pattern : patterns) {
      Matcher matcher = pattern.matcher(sentence);
      String start = pattern.pattern();
      boolean anchored = start.startsWith("^") || start.startsWith("(?i)^");
      if (anchored ? matcher.lookingAt() : matcher.find()) {
        return true;
      }
    }
    return false;
  }
}
