package io.github.nachtschicht.quality;

import java.util.List;

/**
 * A quotation that is opened is closed. Silent where the German sentence itself holds only one end
 * of a quotation, as sentences of a longer quotation do.
 */
final class QuotationMarkCheck implements QualityCheck {

  private static final String DOUBLE = "\"“”„‟«»＂";

  @Override
  public List<String> check(SentencePair pair) {
    String source = withoutTableMarks(pair.source().text());
    String target = pair.target().text();
    if (doubles(source) % 2 != 0) {
      return List.of();
    }
    if (doubles(target) % 2 != 0) {
      return List.of("a quotation mark has no counterpart in the translation");
    }
    boolean sourceQuotes =
        doubles(source) > 0 || singleBalance(source) == 0 && source.indexOf('‚') >= 0;
    int singles = singleBalance(target);
    if (singles > 0 || singles < 0 && sourceQuotes && doubles(target) == 0) {
      return List.of("a single quotation mark has no counterpart in the translation");
    }
    return List.of();
  }

  /** The text of a field whose quotation marks a table file wrote twice, between two more. */
  private static String withoutTableMarks(String text) {
    if (text.indexOf("\"\"") < 0) {
      return text;
    }
    String stripped = text.strip();
    boolean wrapped = stripped.length() > 2 && stripped.startsWith("\"") && stripped.endsWith("\"");
    return (wrapped ? stripped.substring(1, stripped.length() - 1) : stripped)
        .replace("\"\"", "\"");
  }

  /** How many double quotation marks there are; an inch sign is none. */
  private static int doubles(String text) {
    int count = 0;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if ((c == '\'' || c == '‘' || c == '’') && i > 0 && text.charAt(i - 1) == c) {
        count++; // two single marks written for a double one
        continue;
      }
      boolean inch = c == '"' && count % 2 == 0 && i > 0 && Character.isDigit(text.charAt(i - 1));
      if (DOUBLE.indexOf(c) >= 0 && !inch) {
        count++;
      }
    }
    return count;
  }

  /**
   * Opening single quotation marks less closing ones. A mark within a word, behind an s or before
   * digits is an apostrophe.
   */
  private static int singleBalance(String text) {
    int open = 0;
    int unopened = 0;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      boolean letterBefore = i > 0 && Character.isLetterOrDigit(text.charAt(i - 1));
      boolean letterAfter = i + 1 < text.length() && Character.isLetterOrDigit(text.charAt(i + 1));
      if (c == '‘' && !letterBefore && letterAfter && !Character.isDigit(text.charAt(i + 1))
          || c == '‚') {
        open++;
      } else if (c == '’' && !letterAfter || c == '‘' && letterBefore && !letterAfter) {
        boolean plural = i > 0 && (text.charAt(i - 1) == 's' || text.charAt(i - 1) == 'n');
        if (open > 0) {
          open--;
        } else if (!plural) {
          unopened++;
        }
      }
    }
    return open > 0 ? open : -unopened;
  }
}
