package io.github.nachtschicht.batch;

import io.github.nachtschicht.support.EditDistance;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Codes of capitals and digits, {@code TG-127} or {@code BQ-H4/2027-03}, that a model copied
 * nearly, but not quite.
 */
final class CopiedCodes {

  /** With a capital and a digit in it. */
  private static final Pattern CODE =
      Pattern.compile(
          "(?<![\\p{L}\\p{N}._/-])(?=[A-Z0-9./-]{0,40}[0-9])(?=[0-9./-]{0,40}[A-Z])"
              + "(?:[A-Z0-9]{1,20}+(?:[./-][A-Z0-9]{1,20}+){1,8}+|[A-Z0-9]{8,24}+)(?![\\p{L}\\p{N}_]|[/-][\\p{L}\\p{N}])");

  private static final int MOST = 50;

  private CopiedCodes() {}

  /**
   * A translation with each such code as the sentence has it, where there is no doubt which it is.
   */
  static String restored(String source, String target) {
    List<String> codes = codes(source);
    if (codes.isEmpty()) {
      return target;
    }
    List<String> there = codes(target);
    List<String> lost = codes.stream().filter(code -> !there.contains(code)).distinct().toList();
    List<String> odd = there.stream().filter(code -> !codes.contains(code)).distinct().toList();
    String restored = target;
    for (String code : lost) {
      List<String> near = odd.stream().filter(other -> isNear(code, other)).toList();
      if (near.size() == 1
          && lost.stream().filter(other -> isNear(other, near.get(0))).count() == 1) {
        restored = restored.replace(near.get(0), code);
      }
    }
    return restored;
  }

  private static List<String> codes(String text) {
    List<String> codes = new ArrayList<>();
    Matcher matcher = CODE.matcher(text);
    while (codes.size() < MOST && matcher.find()) {
      codes.add(matcher.group());
    }
    return codes;
  }

  /** One character in four may differ. */
  private static boolean isNear(String code, String other) {
    return 4 * EditDistance.of(code, other) <= Math.max(code.length(), 4);
  }
}
