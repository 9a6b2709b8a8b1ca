package io.github.nachtschicht.summary;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.LowerCaseFilter;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.Tokenizer;
import org.apache.lucene.analysis.standard.StandardTokenizer;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;

/** The words of a text by Unicode's word boundaries (UAX #29), in lower case. */
final class Words {

  private static final Analyzer PLAIN = analyzer(LowerCaseFilter::new);

  private Words() {}

  /** Splits a text into words, and makes of them what some filters do. */
  static Analyzer analyzer(UnaryOperator<TokenStream> filters) {
    return new Analyzer() {
      @Override
      protected TokenStreamComponents createComponents(String field) {
        Tokenizer words = new StandardTokenizer();
        return new TokenStreamComponents(words, filters.apply(words));
      }
    };
  }

  /** All words, in order. */
  static List<String> of(String text) {
    return terms(text, PLAIN);
  }

  /** What an analyzer makes of a text, in order. */
  static List<String> terms(String text, Analyzer analyzer) {
    List<String> terms = new ArrayList<>();
    try (TokenStream stream = analyzer.tokenStream("", text)) {
      CharTermAttribute term = stream.addAttribute(CharTermAttribute.class);
      stream.reset();
      while (stream.incrementToken()) {
        terms.add(term.toString());
      }
      stream.end();
    } catch (IOException e) {
      throw new UncheckedIOException("a text in memory could not be read", e);
    }
    return terms;
  }
}
