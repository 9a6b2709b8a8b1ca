package io.github.nachtschicht.translation;

import java.util.regex.Pattern;

/** Says which segments hold nothing that could be translated. */
public final class PassThrough {

  /** Addresses and paths, as a reader sees them between spaces. */
  private static final Pattern ADDRESS =
      Pattern.compile(
          "[(<\\[\"']*(?:[A-Za-z][A-Za-z0-9+.-]{1,15}://\\S+|www\\.\\S+|mailto:\\S+"
              + "|[^\\s@/]{1,64}@[^\\s@]{1,190}\\.\\w{2,24}|doi:\\S+)[)>\\]\"'.,;:]*");

  private PassThrough() {}

  /**
   * Whether a segment has no letters outside addresses: blank, numbers, punctuation, URLs, e-mail
   * addresses.
   */
  public static boolean isUntranslatable(String text) {
    for (String word : text.strip().split("\\s+", -1)) {
      if (word.codePoints().anyMatch(Character::isLetter) && !ADDRESS.matcher(word).matches()) {
        return false;
      }
    }
    return true;
  }
}
