package io.github.nachtschicht.summary;

import io.github.nachtschicht.support.WordList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.CharArraySet;
import org.apache.lucene.analysis.LowerCaseFilter;
import org.apache.lucene.analysis.StopFilter;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.de.GermanAnalyzer;
import org.apache.lucene.analysis.en.EnglishPossessiveFilter;
import org.apache.lucene.analysis.snowball.SnowballFilter;
import org.tartarus.snowball.ext.EnglishStemmer;
import org.tartarus.snowball.ext.German2Stemmer;

/**
 * The languages whose words are prepared with their own stemmer and stop words; all others are
 * handled without either.
 */
enum Language {
  GERMAN(
      GermanAnalyzer.getDefaultStopSet(),
      UnaryOperator.identity(),
      terms -> new SnowballFilter(terms, new German2Stemmer())),
  ENGLISH(
      new CharArraySet(WordList.lines(Language.class, "stopwords-en.txt"), false),
      EnglishPossessiveFilter::new,
      terms -> new SnowballFilter(terms, new EnglishStemmer())),
  OTHER(CharArraySet.EMPTY_SET, UnaryOperator.identity(), UnaryOperator.identity());

  /** Words looked at to tell the language. */
  private static final int SAMPLE = 2000;

  /** Share of function words below which a text is in none of the known languages. */
  private static final double LEAST_SHARE = 0.15;

  private final CharArraySet stopWords;
  private final Analyzer analyzer;

  Language(
      CharArraySet stopWords, UnaryOperator<TokenStream> first, UnaryOperator<TokenStream> last) {
    this.stopWords = stopWords;
    this.analyzer =
        Words.analyzer(
            words ->
                last.apply(new StopFilter(new LowerCaseFilter(first.apply(words)), stopWords)));
  }

  /** Splits a text into UAX #29 words, lower case, without stop words, as Snowball stems. */
  Analyzer analyzer() {
    return analyzer;
  }

  /** Tells the language by its function words: the one with the larger share of the words. */
  static Language of(List<String> sentences) {
    int words = 0;
    int german = 0;
    int english = 0;
    for (String sentence : sentences) {
      for (String word : Words.of(sentence)) {
        words++;
        german += GERMAN.stopWords.contains(word) ? 1 : 0;
        english += ENGLISH.stopWords.contains(word) ? 1 : 0;
      }
      if (words >= SAMPLE) {
        break;
      }
    }
    if (Math.max(german, english) < LEAST_SHARE * words || words == 0) {
      return OTHER;
    }
    return german >= english ? GERMAN : ENGLISH;
  }
}
