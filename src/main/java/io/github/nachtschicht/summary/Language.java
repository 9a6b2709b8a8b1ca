package io.github.nachtschicht.summary;

import io.github.nachtschicht.support.WordList;
import java.util.List;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.CharArraySet;
import org.apache.lucene.analysis.LowerCaseFilter;
import org.apache.lucene.analysis.StopFilter;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.Tokenizer;
import org.apache.lucene.analysis.de.GermanAnalyzer;
import org.apache.lucene.analysis.en.EnglishPossessiveFilter;
import org.apache.lucene.analysis.snowball.SnowballFilter;
import org.apache.lucene.analysis.standard.StandardTokenizer;
import org.tartarus.snowball.ext.EnglishStemmer;
import org.tartarus.snowball.ext.German2Stemmer;

/**
 * The languages whose words are prepared with their own stemmer and stop words; all others are
 * handled without either.
 */
enum Language {
  GERMAN(GermanAnalyzer.getDefaultStopSet()),
  ENGLISH(new CharArraySet(WordList.lines(Language.class, "stopwords-en.txt"), false)),
  OTHER(CharArraySet.EMPTY_SET);

  /** Words looked at to tell the language. */
  private static final int SAMPLE = 2000;

  /** Share of function words below which a text is in none of the known languages. */
  private static final double LEAST_SHARE = 0.15;

  private final CharArraySet stopWords;
  private final Analyzer analyzer;

  Language(CharArraySet stopWords) {
    this.stopWords = stopWords;
    this.analyzer = new Terms(this);
  }

  /** Splits a text into lower-case words and reduces the content words to their stems. */
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

  /** UAX #29 words, lower case, without stop words, Snowball stems. */
  private static final class Terms extends Analyzer {

    private final Language language;

    Terms(Language language) {
      this.language = language;
    }

    @Override
    protected TokenStreamComponents createComponents(String field) {
      Tokenizer words = new StandardTokenizer();
      TokenStream terms =
          switch (language) {
            case GERMAN ->
                new SnowballFilter(
                    new StopFilter(new LowerCaseFilter(words), language.stopWords),
                    new German2Stemmer());
            case ENGLISH ->
                new SnowballFilter(
                    new StopFilter(
                        new LowerCaseFilter(new EnglishPossessiveFilter(words)),
                        language.stopWords),
                    new EnglishStemmer());
            case OTHER -> new LowerCaseFilter(words);
          };
      return new TokenStreamComponents(words, terms);
    }
  }
}
