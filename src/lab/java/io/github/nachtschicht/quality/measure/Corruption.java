package io.github.nachtschicht.quality.measure;

/** The kinds of error that are injected, each with the check it is aimed at. */
enum Corruption {
  NUMBER_DROPPED("numbers", "a number in digits that both sides hold is deleted"),
  NUMBER_ALTERED("numbers", "one digit of such a number is changed"),
  NUMBER_WORD_DROPPED("numbers", "two … twelve is deleted where the German has the same in a word"),
  NUMBER_WORD_ALTERED("numbers", "such a word becomes another number word"),
  SEPARATORS_SWAPPED("numbers", "1,234.5 becomes 1.234,5"),
  SCALE_CHANGED("numbers", "million becomes billion and the reverse"),
  CURRENCY_CHANGED("currencies", "euros become dollars, dollars pounds, pounds francs"),
  UNIT_CHANGED("units", "kilometres become miles, hours minutes, years months, …"),
  PERCENT_DROPPED("units", "per cent is deleted"),
  URL_DROPPED("urls", "a URL planted in both sides is deleted from the translation"),
  URL_ALTERED("urls", "one letter of a planted URL is changed"),
  EMAIL_DROPPED("emails", "a planted e-mail address is deleted"),
  PLACEHOLDER_DROPPED("placeholders", "a planted placeholder is deleted"),
  PLACEHOLDER_ALTERED("placeholders", "the name within a planted placeholder is translated"),
  CODE_ALTERED("code", "planted code between backticks loses a letter"),
  NAME_DROPPED("names", "a capitalised word that both sides hold is deleted"),
  NAME_REPLACED("names", "such a word is replaced by one of another sentence"),
  ACRONYM_DROPPED("names", "a word in capitals that both sides hold is deleted"),
  NEGATION_DELETED("negation", "the only negation is deleted where the German has one"),
  NEGATION_INSERTED(
      "negation", "'not' is put behind the first auxiliary where the German has no negation"),
  QUOTE_UNBALANCED("quotation-marks", "one of the double quotation marks is deleted"),
  BRACKET_UNBALANCED("brackets", "one of the brackets is deleted"),
  WORD_UNTRANSLATED("untranslated", "a word is replaced by a German word of the source"),
  SENTENCE_UNTRANSLATED("untranslated", "the translation is the German sentence"),
  TAIL_UNTRANSLATED("untranslated", "the second half is German"),
  PHRASE_DUPLICATED("repetition", "two to five words are written twice"),
  TRUNCATED("cut-off", "only the first 30 to 70 percent of the words are left"),
  SENTENCE_DROPPED("sentence-count", "of two sentences only the first or second is translated"),
  SENTENCE_ADDED("length-ratio", "the translation of another sentence is appended");

  private final String check;
  private final String description;

  Corruption(String check, String description) {
    this.check = check;
    this.description = description;
  }

  /** Name of the check it is aimed at. */
  String check() {
    return check;
  }

  /** What is done, in plain English. */
  String description() {
    return description;
  }

  /** The name in reports: lower case with hyphens. */
  String label() {
    return name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
  }
}
