package io.github.nachtschicht.text;

import io.github.nachtschicht.support.WordList;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
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

  private final Section lines = new Section();
  private final Section ends = new Section();
  private final Section sentences = new Section();
  private final Section blocks = new Section();

  private Boilerplate() {
    Section section = sentences;
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
        section.patterns.add(Pattern.compile(line, Pattern.UNICODE_CHARACTER_CLASS));
      }
    }
  }

  /**
   * Whether a line that stands by itself is so surely no part of a text that it need not be
   * translated: a link to the comments, a bar to share the page.
   */
  public static boolean isLine(String line) {
    return INSTANCE.lines.matches(line);
  }

  /** Whether the last paragraph of a text is no part of it: a box that tells who wrote it. */
  public static boolean isEnd(String paragraph) {
    return INSTANCE.ends.matches(paragraph);
  }

  /** Whether a sentence, or a line that stands for one, is page furniture. */
  public static boolean isSentence(String sentence) {
    return INSTANCE.sentences.matches(sentence) || isLine(sentence) || opensBlock(sentence);
  }

  /** Whether a sentence opens a paragraph that is page furniture as a whole. */
  public static boolean opensBlock(String sentence) {
    return INSTANCE.blocks.matches(sentence) || isEnd(sentence);
  }

  /** Patterns, of which most can be told from the first letter not to match. */
  private static final class Section {

    private final List<Pattern> patterns = new ArrayList<>();
    private final Map<Character, List<Pattern>> byFirst = new ConcurrentHashMap<>();

    boolean matches(String sentence) {
      if (sentence.isEmpty() || sentence.length() > LONGEST) {
        return false;
      }
      char first = sentence.charAt(0);
      List<Pattern> possible =
          Character.isSurrogate(first)
              ? patterns
              : byFirst.computeIfAbsent(
                  first,
                  c -> patterns.stream().filter(pattern -> mayMatch(pattern, "" + c)).toList());
      for (Pattern pattern : possible) {
        Matcher matcher = pattern.matcher(sentence);
        if (isAnchored(pattern) ? matcher.lookingAt() : matcher.find()) {
          return true;
        }
      }
      return false;
    }

    /** Whether a sentence with this beginning may match. */
    private static boolean mayMatch(Pattern pattern, String beginning) {
      Matcher matcher = pattern.matcher(beginning);
      return !isAnchored(pattern) || matcher.lookingAt() || matcher.hitEnd();
    }

    private static boolean isAnchored(Pattern pattern) {
      return pattern.pattern().startsWith("^") || pattern.pattern().startsWith("(?i)^");
    }
  }
}
