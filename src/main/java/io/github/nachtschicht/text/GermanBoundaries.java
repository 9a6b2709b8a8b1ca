package io.github.nachtschicht.text;

import io.github.nachtschicht.text.SentenceWords.Abbreviation;
import java.util.BitSet;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Corrects sentence ends found by general rules to what German needs: ordinals and dates, counters,
 * abbreviations, initials, closing quotation marks, speech, brackets, emoticons and colons. What is
 * decided and why stands in {@code docs/segmentation.md}.
 *
 * <p>One pass over the text; at each gap between two words it is decided anew whether a sentence
 * ends there, the general rules being one voice.
 */
final class GermanBoundaries {

  private static final String QUOTES = "\"'“”„‟‘’‚»«›‹`´";
  private static final String BRACKETS = ")]}";
  private static final String FOOTNOTES = "¹²³⁴⁵⁶⁷⁸⁹⁰*†";
  private static final String OPENING = "\"'“”„‚‘’»«›‹`([{¿¡";
  private static final String BULLETS = "-–—•‣◦·▪●○■□*+";

  /** Nouns that stand behind an ordinal number, whole or as the last part of a compound. */
  private static final Pattern COUNTED =
      Pattern.compile(
          "(?:Januar|Jänner|Februar|Feber|März|April|Mai|Juni|Juli|August|September|Oktober|November"
              + "|Dezember|Jan|Jän|Feb|Febr|Mär|Mrz|Apr|Jun|Jul|Aug|Sept?|Okt|Nov|Dez|Mal|Jh|Jhd|Jhdt|Jhs|OG|UG|FC"
              + "|SC|SV|TSV|VfB|Weltkrieg\\p{L}*|Platz|Rang|Liga|Bundesliga|Akt|Satz|Teil|Band|Kapitel"
              + "|Klasse|Runde|Etage|Stock|Grad|Semester|Armee|Division|Staffel|Sinfonie|Symphonie|Fassung"
              + "|Internationale[rsnm]?|Deutsche[rsnm]?|Europäische[rsnm]?"
              + "|\\p{L}*(?:[Tt]ags?|[Tt]ages|[Mm]inuten?|[Jj]ahr(?:hundert|tausend)?(?:e?s)?|[Aa]uflage"
              + "|[Aa]usgabe|[Ss]piel(?:zeit)?|[Ll]iga|[Rr]unde|[Ee]tappe|[Ss]tock(?:werks?)?|[Gg]eschoss"
              + "|[Ll]auf|[Pp]latz|[Mm]onats?|[Ww]oche|[Ss]tunde|[Kk]lässler[ns]?|[Kk]onferenz"
              + "|[Kk]ongress|[Bb]ezirk|[Gg]eneration|[Dd]ynastie|[Mm]eisterschaft(?:en)?|[Ff]estspiele"
              + "|[Kk]ilometer|[Ss]ekunde|[Tt]or|[Ss]ieg|[Rr]egiment|[Bb]ataillon|[Ss]itzung"
              + "|[Ll]egislaturperiode|[Aa]mtszeit|[Aa]nlauf|[Vv]ersuch|[Ss]taatsexamen))");

  /** Words before an ordinal number. */
  private static final Pattern DETERMINER =
      Pattern.compile(
          "[Dd](?:er|ie|as|en|em|es|iese[rsnm]?)|[Jj]ede[rsnm]?|[Jj]ene[rsnm]?|[Ww]elche[rsnm]?"
              + "|(?:[Mm]|[Dd]|[Ss]|[Kk])?[Ee]ine?[rsnm]?|[Ii]hre?[rsnm]?|[Uu]nsere?[rsnm]?|[Ee]ure?[rsnm]?"
              + "|[Aa]m|[Aa]ns|[Aa]ufs|[Bb]eim|[Ff]ürs|[Ii]m|[Ii]ns|[Vv]om|[Zz]um|[Zz]ur|[Üü]bers|[Uu]ms|[Vv]orm"
              + "|[Dd]essen|[Dd]eren|[Aa]lle[rn]?");

  private static final Pattern LETTERED =
      Pattern.compile(
          "Vitamin|Plan|Gruppe|Klasse|Teil|Hepatitis|Punkt|Typ|Block|Halle|Reihe|Zone|Note|Variante"
              + "|Kategorie|Stufe|Mannschaft|Mutter|Anlage|Abschnitt|Bereich|Strecke|Linie|Liga|Influenza");

  /** "nördl", "gesetzl", "jährl": no German word ends so. */
  private static final Pattern CLIPPED = Pattern.compile("\\p{L}{2,}(?:[bcdfgkpstz]|hr)l");

  private static final Pattern ROMAN =
      Pattern.compile("(?=[IVXLC]{2})C{0,3}(?:XC|XL|L?X{0,3})(?:IX|IV|V?I{0,3})");

  private static final Set<String> SPEECH =
      Set.of(
          "fragte",
          "fragt",
          "fragten",
          "fragen",
          "sagte",
          "sagt",
          "sagten",
          "sagen",
          "rief",
          "ruft",
          "riefen",
          "rufen",
          "meinte",
          "meint",
          "meinten",
          "erklärte",
          "erklärt",
          "antwortete",
          "antwortet",
          "schrie",
          "schreit",
          "schrieb",
          "schreibt",
          "flüsterte",
          "murmelte",
          "dachte",
          "denkt",
          "erwiderte",
          "entgegnete",
          "forderte",
          "fordert",
          "betonte",
          "wollte",
          "will",
          "heißt",
          "hieß",
          "lautet",
          "lautete",
          "so",
          "und",
          "oder",
          "wundert",
          "wunderte",
          "staunt",
          "staunte",
          "brüllte",
          "stöhnte",
          "lachte",
          "fuhr");

  private static final Pattern EMOTICON =
      Pattern.compile(
          "(?:[:;=8xX][-'^]?[)(\\]\\[DPp|/\\\\*3]+|\\^\\^|\\^_\\^|<3|[:;]-?\\)+|\\(:)[.,!]?");

  private static final Pattern COUNTER =
      Pattern.compile(
          "[\"'“„»«(\\[]{0,2}(?:\\d{1,3}[.)]|(?:\\d{1,2}\\.){1,4}\\d{0,2}\\.?|\\p{L}[.)]|\\d{1,2}\\p{Ll}[.)]"
              + "|[IVX]{1,5}[.)]|\\(\\d{1,3}\\)|\\(\\p{L}\\)|§)");

  /** How far back an opening bracket or an abbreviation is looked for. */
  private static final int FAR = 400;

  private final String text;
  private final BitSet given;
  private final BitSet decided = new BitSet();

  /** First offset of the sentence under way. */
  private int sentence;

  /** Neither letter nor digit stands from the sentence's start to this offset. */
  private int bare;

  private GermanBoundaries(String text, BitSet given) {
    this.text = text;
    this.given = given;
  }

  /**
   * Takes away and adds sentence ends.
   *
   * @param text the text of a block
   * @param given offsets at which the general rules end a sentence
   * @return offsets at which a sentence ends
   */
  static BitSet correct(String text, BitSet given) {
    GermanBoundaries boundaries = new GermanBoundaries(text, given);
    boundaries.run();
    return boundaries.decided;
  }

  private void run() {
    int length = text.length();
    int at = 0;
    while (at < length && isSpace(at)) {
      at++;
    }
    sentence = at;
    bare = at;
    while (at < length) {
      int word = at;
      while (at < length && !isSpace(at)) {
        at++;
        if (at < length && !isSpace(at) && given.get(at) && endsInsideWord(word, at)) {
          end(at);
          word = at;
        }
      }
      int wordEnd = at;
      while (at < length && isSpace(at)) {
        at++;
      }
      if (at < length && endsBetween(word, wordEnd, at)) {
        end(at);
      }
    }
  }

  private void end(int at) {
    decided.set(at);
    sentence = at;
    bare = at;
  }

  // ---------------------------------------------------------------- between two words

  /**
   * Whether a sentence ends in a gap.
   *
   * @param word start of the last word before the gap, with its punctuation
   * @param end end of that word
   * @param next start of the first word behind the gap
   */
  private boolean endsBetween(int word, int end, int next) {
    boolean rule = given.nextSetBit(end) >= 0 && given.nextSetBit(end) <= next;
    int core = end;
    boolean quoted = false;
    boolean bracketed = false;
    while (core > word) {
      char c = text.charAt(core - 1);
      if (QUOTES.indexOf(c) >= 0) {
        quoted = true;
      } else if (BRACKETS.indexOf(c) >= 0) {
        bracketed = true;
      } else if (FOOTNOTES.indexOf(c) < 0) {
        break;
      }
      core--;
    }
    char mark = core > word ? text.charAt(core - 1) : 0;
    boolean isMark = mark == '.' || mark == '!' || mark == '?' || mark == '…';
    if (!rule && !isMark && mark != ':' && !isEmoticonWord(word, end)) {
      return false;
    }
    if (isCounter(word, end)) {
      return false;
    }
    if (isEmoticonWord(word, end)) {
      return endsAtEmoticon(word, next);
    }
    if (isEmoticonAt(next) && isMark) {
      return false;
    }
    int first = firstLetter(next);
    if (mark == ':' && !bracketed) {
      // What it introduces (a list, a name, speech, a headline's theme) belongs to the sentence.
      return false;
    }
    if (!isMark) {
      return rule && !(first >= 0 && Character.isLowerCase(text.codePointAt(first)));
    }
    boolean remark = "([{".indexOf(text.charAt(next)) >= 0;
    boolean lower = !remark && first >= 0 && Character.isLowerCase(text.codePointAt(first));
    boolean upper = !remark && first >= 0 && Character.isUpperCase(text.codePointAt(first));
    if (quoted && lower) {
      return false;
    }
    if (bracketed && mark != '…' && core - word > 0) {
      return endsAtBracket(core, end, next, upper);
    }
    if (mark == '…' || core - word >= 2 && text.startsWith("..", core - 2)) {
      return endsAtEllipsis(word, core, end, next, rule, lower, upper);
    }
    if (mark == '!' || mark == '?') {
      return endsAtMark(word, core, next, rule, lower);
    }
    return endsAtStop(word, core, next, rule, quoted, lower, upper);
  }

  /** A sentence that is nothing but "10.", "•", "a)" or "..." so far belongs to what follows. */
  private boolean isCounter(int word, int end) {
    if (word != sentence) {
      return isBare(end);
    }
    return end - word <= 14
            && (COUNTER.matcher(text).region(word, end).matches()
                || end - word == 1 && BULLETS.indexOf(text.charAt(word)) >= 0)
        || isBare(end);
  }

  /** Whether there is neither letter nor digit from the sentence's start to an offset. */
  private boolean isBare(int end) {
    while (bare < end && !Character.isLetterOrDigit(text.codePointAt(bare))) {
      bare++;
    }
    return bare >= end;
  }

  private boolean endsAtEmoticon(int word, int next) {
    int before = skipSpaceBack(word);
    int core = before;
    while (core > sentence && (isQuote(core - 1) || isBracket(core - 1))) {
      core--;
    }
    char mark = core > sentence ? text.charAt(core - 1) : 0;
    int first = firstLetter(next);
    boolean upper = first >= 0 && Character.isUpperCase(text.codePointAt(first));
    if (isEmoticonAt(next)) {
      return false;
    }
    if (mark == '.' || mark == '!' || mark == '?' || mark == '…') {
      return upper || first < 0;
    }
    return upper && isOpener(first);
  }

  /** ".)" and "!)": the bracket is a sentence of its own, or it stands inside one. */
  private boolean endsAtBracket(int core, int end, int next, boolean upper) {
    if (!upper && !Character.isDigit(text.charAt(next))) {
      return false;
    }
    int depth = 0;
    int from = Math.max(sentence, end - FAR);
    for (int i = end - 1; i >= from; i--) {
      char c = text.charAt(i);
      if (BRACKETS.indexOf(c) >= 0) {
        depth++;
      } else if (c == '(' || c == '[' || c == '{') {
        depth--;
        if (depth == 0) {
          return i <= skipOpening(sentence)
              && Character.isUpperCase(text.charAt(Math.min(i + 1, text.length() - 1)))
              && core - i > 12;
        }
      }
    }
    // closes a bracket that spans sentences
    return depth > 0 && core == end - 1;
  }

  private boolean endsAtEllipsis(
      int word, int core, int end, int next, boolean rule, boolean lower, boolean upper) {
    if (lower) {
      return false;
    }
    int dots = core;
    while (dots > word && (text.charAt(dots - 1) == '.' || text.charAt(dots - 1) == '…')) {
      dots--;
    }
    if (dots > word && "([".indexOf(text.charAt(dots - 1)) >= 0) {
      return false;
    }
    if (dots == word) {
      // words are left out here; the sentence may go on behind them
      return end == core && upper && isOpener(firstLetter(next)) || rule;
    }
    return upper || rule;
  }

  private boolean endsAtMark(int word, int core, int next, boolean rule, boolean lower) {
    int marks = core;
    while (marks > word && "!?.".indexOf(text.charAt(marks - 1)) >= 0) {
      marks--;
    }
    if (marks > word && ",(['".indexOf(text.charAt(marks - 1)) >= 0 && lower) {
      return false;
    }
    if (lower) {
      return rule && !SPEECH.contains(letters(next));
    }
    if (marks == word && core - word < text.length() && isQuote(word)) {
      return rule;
    }
    // "!" alone in quotation marks or brackets is spoken of, not spoken
    if (marks > word && marks - word == 1 && OPENING.indexOf(text.charAt(word)) >= 0) {
      return false;
    }
    return true;
  }

  // ---------------------------------------------------------------- the full stop

  private boolean endsAtStop(
      int word, int core, int next, boolean rule, boolean quoted, boolean lower, boolean upper) {
    int from = skipOpening(word);
    int stop = core - 1;
    if (stop <= from) {
      // a full stop on its own, or one behind a closing quotation mark or bracket
      return stop == word && !quoted
          ? upper && isOpener(firstLetter(next)) || upper && rule
          : rule && !lower;
    }
    char last = text.charAt(stop - 1);
    if (Character.isDigit(last)) {
      return endsAtNumber(from, stop, word, next, rule, quoted, lower, upper);
    }
    if (!Character.isLetter(last)) {
      // ".", behind quotation marks, brackets, percent signs
      return lower ? rule && last != ',' && !isQuote(stop - 1) && !isBracket(stop - 1) : true;
    }
    int start = stop;
    while (start > from && Character.isLetter(text.charAt(start - 1))) {
      start--;
    }
    String name = text.substring(start, stop);
    if (name.length() == 1 && isInsideWord(start, from)) {
      return !lower;
    }
    if (name.length() == 1) {
      Abbreviation known = abbreviation(from, stop);
      if (known != null) {
        return endsAtAbbreviation(known, next, upper);
      }
      return endsAtLetter(name, start, from, next, lower, upper);
    }
    if (quoted && name.length() > 1 && (upper || !lower)) {
      return true;
    }
    if (ROMAN.matcher(name).matches()) {
      return endsAtRoman(start, next, rule, lower, upper);
    }
    Abbreviation known = abbreviation(from, stop);
    if (known != null) {
      return endsAtAbbreviation(known, next, upper);
    }
    if (lower) {
      boolean short_ = name.length() <= 4 && Character.isUpperCase(name.charAt(0));
      return rule && !short_ && hasVowel(name);
    }
    if (!rule) {
      return upper && isOpener(firstLetter(next));
    }
    boolean consonants = name.length() <= 5 && !hasVowel(name) && hasLowerCase(name);
    return !consonants || upper && isOpener(firstLetter(next));
  }

  private boolean endsAtAbbreviation(Abbreviation known, int next, boolean upper) {
    return switch (known) {
      case NEVER -> false;
      case OPEN -> upper && isOpener(firstLetter(next));
      case FINAL -> upper;
    };
  }

  /** "B.": an initial, a part of an abbreviation, or a name shortened to protect its bearer. */
  private boolean endsAtLetter(
      String name, int start, int from, int next, boolean lower, boolean upper) {
    if (lower || !upper) {
      return false;
    }
    if (start > from && text.charAt(start - 1) == '°') {
      return true;
    }
    if (Character.isLowerCase(name.charAt(0))) {
      // "1,80 m.", "Buchst. b.": a unit or a letter that something is counted by
      String before = wordBefore(start);
      boolean counted =
          !before.isEmpty() && Character.isDigit(before.charAt(before.length() - 1))
              || before.equals("Buchst.")
              || before.equals("Buchstabe")
              || before.equals("lit.");
      return counted && isOpener(firstLetter(next));
    }
    if (start > from) {
      // "20-Jährige C.", "U.S.A.": what stands before it in the same word decides
      char before = text.charAt(start - 1);
      if (before != '-' && before != '.' && before != '°' && before != '/') {
        return false;
      }
    }
    if (isOpener(firstLetter(next))) {
      return true;
    }
    return LETTERED.matcher(wordBefore(start)).matches();
  }

  /** "1a", "bin's": a single letter that is the end of a word and not one of its own. */
  private boolean isInsideWord(int start, int from) {
    if (start <= from) {
      return false;
    }
    char before = text.charAt(start - 1);
    return Character.isDigit(before) || before == '\'' || before == '’' || before == '‘';
  }

  private boolean endsAtRoman(int start, int next, boolean rule, boolean lower, boolean upper) {
    if (lower) {
      return false;
    }
    if (upper && isOpener(firstLetter(next))) {
      return true;
    }
    String before = wordBefore(start);
    return rule && !DETERMINER.matcher(before).matches();
  }

  private boolean endsAtNumber(
      int from,
      int stop,
      int word,
      int next,
      boolean rule,
      boolean quoted,
      boolean lower,
      boolean upper) {
    if (lower) {
      return false;
    }
    int start = stop;
    while (start > from && Character.isDigit(text.charAt(start - 1))) {
      start--;
    }
    int digits = stop - start;
    char first = text.charAt(next);
    if (Character.isDigit(first)) {
      return !isDatePart(start, stop, next) && (digits >= 3 || rule && !startsDate(next));
    }
    if (quoted) {
      return true;
    }
    if (start > from) {
      // "2:1.", "3,5.", "24.12.", "F-35.": part of something longer
      char before = text.charAt(start - 1);
      boolean date = before == '.';
      if (date && upper && !isOpener(firstLetter(next))) {
        return rule && !COUNTED.matcher(letters(next)).matches();
      }
      if (before == '-' || before == '–' || before == '/') {
        return !COUNTED.matcher(letters(next)).matches();
      }
      return true;
    }
    if (!upper) {
      return rule;
    }
    // the number is a word of its own: an ordinal, or a sentence that ends in a number
    String following = letters(next);
    if (digits <= 3 && from > word) {
      // "(75. Müller", "„1. Wahl"
      return false;
    }
    String before = wordBefore(start);
    if (digits <= 3 && (before.isEmpty() || isEnumeration(start))) {
      return false;
    }
    if (isOpener(firstLetter(next))) {
      return true;
    }
    if (COUNTED.matcher(following).matches()) {
      return digits >= 4 && !DETERMINER.matcher(before).matches();
    }
    if (DETERMINER.matcher(before).matches() || isBehindOrdinal(start)) {
      return false;
    }
    if (digits >= 4) {
      return true;
    }
    return rule;
  }

  /** "3. 5. 2010": the day or the month of a date written with spaces. */
  private boolean isDatePart(int start, int stop, int next) {
    if (stop - start > 2) {
      return false;
    }
    int end = next;
    while (end < text.length() && Character.isDigit(text.charAt(end))) {
      end++;
    }
    int digits = end - next;
    if (digits <= 2 && end < text.length() && text.charAt(end) == '.') {
      return true;
    }
    return (digits == 4 || digits == 2) && isBehindOrdinal(start);
  }

  /** Whether "5. " follows that itself opens a date: "Seite 12. 5. Mai". */
  private boolean startsDate(int next) {
    return false;
  }

  /** Whether the word before is an ordinal number, or one with "und", "oder", "bis" between. */
  private boolean isBehindOrdinal(int start) {
    int end = skipSpaceBack(start);
    String before = wordBefore(start);
    if (before.equals("und")
        || before.equals("oder")
        || before.equals("bis")
        || before.equals("sowie")
        || before.equals("–")
        || before.equals("-")) {
      end = skipSpaceBack(end - before.length());
    }
    int i = end;
    if (i <= sentence || text.charAt(i - 1) != '.') {
      return false;
    }
    i--;
    int digitsEnd = i;
    while (i > sentence && Character.isDigit(text.charAt(i - 1))) {
      i--;
    }
    return i < digitsEnd && digitsEnd - i <= 3;
  }

  /** Whether a number counts up inside a sentence: ": 1. Huber 245 - 2. Peier". */
  private boolean isEnumeration(int start) {
    int end = skipSpaceBack(start);
    return end > sentence
        && end < start
        && (":;".indexOf(text.charAt(end - 1)) >= 0
            || text.charAt(end - 1) == ',' && !Character.isDigit(text.charAt(Math.max(0, end - 2)))
            || "-–—•".indexOf(text.charAt(end - 1)) >= 0 && end - 1 > 0 && isSpace(end - 2));
  }

  private @Nullable Abbreviation abbreviation(int from, int stop) {
    // parts joined by spaces count as one: "z. B.", "n. Chr."; the longest that is known wins
    Abbreviation found = null;
    int start = from;
    int parts = 0;
    StringBuilder name = new StringBuilder(text.substring(from, stop));
    while (true) {
      Abbreviation known = SentenceWords.ABBREVIATIONS.get(name.toString());
      if (known != null) {
        found = known;
      } else if (parts > 0 && found != null && name.length() > 12) {
        break;
      }
      int end = skipSpaceBack(start);
      if (++parts > 3 || end == start || end <= sentence || text.charAt(end - 1) != '.') {
        break;
      }
      int partStart = end - 1;
      while (partStart > sentence && Character.isLetter(text.charAt(partStart - 1))) {
        partStart--;
      }
      if (end - partStart > 5 || end - partStart < 2) {
        break;
      }
      name.insert(0, text.substring(partStart, end));
      start = partStart;
    }
    if (found == null && stop - from > 4 && text.startsWith("str", stop - 3)) {
      return Abbreviation.OPEN;
    }
    if (found == null && CLIPPED.matcher(text).region(from, stop).matches()) {
      return Abbreviation.OPEN;
    }
    if (found == null) {
      // "Kfz-Nr.", "BGH-Urt."
      String word = text.substring(from, stop);
      int hyphen = word.lastIndexOf('-');
      if (hyphen > 0) {
        found = SentenceWords.ABBREVIATIONS.get(word.substring(hyphen + 1));
      }
    }
    return found;
  }

  // ---------------------------------------------------------------- inside a word

  /** "Schluss.Das": the space was forgotten; or a name, an address, a date. */
  private boolean endsInsideWord(int word, int at) {
    char before = text.charAt(at - 1);
    if (isQuote(at - 1) || isBracket(at - 1)) {
      return true;
    }
    int end = at;
    while (end < text.length() && !isSpace(end)) {
      end++;
    }
    for (int i = word; i < end; i++) {
      char c = text.charAt(i);
      if (c == '@' || c == '/' || c == '\\' || c == '_' || c == '=') {
        return false;
      }
    }
    if (before != '.') {
      return at - 2 >= word && Character.isLetter(text.charAt(at - 2));
    }
    int start = at - 1;
    while (start > word && Character.isLetter(text.charAt(start - 1))) {
      start--;
    }
    String left = text.substring(start, at - 1);
    if (left.length() < 2 || text.startsWith("www.", word)) {
      return false;
    }
    if (SentenceWords.ABBREVIATIONS.containsKey(left)
        || SentenceWords.ABBREVIATIONS.containsKey(text.substring(word, at - 1))) {
      return false;
    }
    String right = letters(at);
    if (right.length() < 2) {
      return false;
    }
    boolean word2 = left.length() >= 4 && left.equals(left.toLowerCase(java.util.Locale.ROOT));
    return SentenceWords.OPENERS.contains(right) || word2 && hasVowel(left) && right.length() >= 4;
  }

  // ---------------------------------------------------------------- small helpers

  private boolean isOpener(int first) {
    if (first < 0) {
      return false;
    }
    String word = letters(first);
    if (SentenceWords.OPENERS.contains(word)) {
      int end = first + word.length();
      // "In-Kraft-Treten", "Die-Linke" are other words
      return end >= text.length() || text.charAt(end) != '-';
    }
    return false;
  }

  /** The letters from an offset on; empty if there is none. */
  private String letters(int at) {
    int start = firstLetter(at);
    if (start < 0) {
      return "";
    }
    int end = start;
    while (end < text.length() && end - start < 40 && Character.isLetter(text.charAt(end))) {
      end++;
    }
    return text.substring(start, end);
  }

  /** Offset of the letter or digit that opens a word, behind opening quotes and brackets; or -1. */
  private int firstLetter(int at) {
    int i = skipOpening(at);
    return i < text.length() && Character.isLetter(text.codePointAt(i)) ? i : -1;
  }

  private int skipOpening(int at) {
    int i = at;
    while (i < text.length() && i - at < 4 && OPENING.indexOf(text.charAt(i)) >= 0) {
      i++;
    }
    return i;
  }

  /** The word before an offset, without punctuation before it; empty at a sentence's start. */
  private String wordBefore(int at) {
    int end = skipSpaceBack(at);
    int start = end;
    while (start > sentence && end - start < 40 && !isSpace(start - 1)) {
      start--;
    }
    start = Math.min(end, skipOpening(start));
    return text.substring(start, end);
  }

  private int skipSpaceBack(int at) {
    int i = at;
    while (i > sentence && isSpace(i - 1)) {
      i--;
    }
    return i;
  }

  private boolean isEmoticonWord(int word, int end) {
    if (end - word > 8 || end - word < 1) {
      return false;
    }
    int c = text.codePointAt(word);
    if (c >= 0x1F300 || c >= 0x2600 && c <= 0x27BF) {
      return true;
    }
    return end - word >= 2
        && ":;=8xX^<(".indexOf(c) >= 0
        && !Character.isLetter(text.charAt(word + 1))
        && EMOTICON.matcher(text).region(word, end).matches();
  }

  private boolean isEmoticonAt(int next) {
    int end = next;
    while (end < text.length() && end - next <= 8 && !isSpace(end)) {
      end++;
    }
    return isEmoticonWord(next, end);
  }

  private static boolean hasVowel(String word) {
    for (int i = 0; i < word.length(); i++) {
      if ("aeiouyäöüAEIOUYÄÖÜéèáà".indexOf(word.charAt(i)) >= 0) {
        return true;
      }
    }
    return false;
  }

  private static boolean hasLowerCase(String word) {
    return word.chars().anyMatch(Character::isLowerCase);
  }

  private boolean isQuote(int i) {
    return QUOTES.indexOf(text.charAt(i)) >= 0;
  }

  private boolean isBracket(int i) {
    return BRACKETS.indexOf(text.charAt(i)) >= 0;
  }

  private boolean isSpace(int i) {
    return SrxSentenceSplitter.isSpace(text.charAt(i));
  }
}
