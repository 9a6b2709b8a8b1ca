package io.github.nachtschicht.glossary;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.Tokenizer;
import org.apache.lucene.analysis.core.KeywordTokenizer;
import org.apache.lucene.analysis.de.GermanLightStemFilter;
import org.apache.lucene.analysis.de.GermanMinimalStemFilter;
import org.apache.lucene.analysis.de.GermanStemFilter;
import org.apache.lucene.analysis.snowball.SnowballFilter;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.tartarus.snowball.ext.GermanStemmer;

/**
 * How well forms of German words are found, by treebanks in CoNLL-U: every lemma of a part of
 * speech is a term, every token is asked whether it is a form of it. Nouns take only tokens with a
 * capital, others those in small letters; a proper name that has a noun's lemma is found rightly.
 */
public final class InflectionMeasure {

  private record Word(String form, String lemma, String kind) {}

  private InflectionMeasure() {}

  /** Prints precision and recall in per cent, by part of speech and method; arguments are files. */
  public static void main(String[] files) throws IOException {
    List<Word> words = new ArrayList<>();
    for (String file : files) {
      for (String line : Files.readAllLines(Path.of(file))) {
        String[] cells = line.split("\t");
        if (cells.length == 10 && cells[0].matches("\\d+") && cells[1].matches("\\p{L}+")) {
          words.add(new Word(cells[1], cells[2], cells[3]));
        }
      }
    }
    Map<String, Function<String, Set<String>>> methods = new LinkedHashMap<>();
    methods.put("minimal", stems(GermanMinimalStemFilter::new));
    methods.put("light", stems(GermanLightStemFilter::new));
    methods.put("snowball", stems(stream -> new SnowballFilter(stream, new GermanStemmer())));
    methods.put("caumanns", stems(GermanStemFilter::new));
    for (String kind : List.of("NOUN", "ADJ", "VERB")) {
      methods.forEach((name, stem) -> measure(words, kind, name, stem, stem));
      measure(words, kind, "endings", GermanForms::of, form -> Set.of(GermanForms.folded(form)));
    }
  }

  private static void measure(
      List<Word> words,
      String kind,
      String name,
      Function<String, Set<String>> ofTerm,
      Function<String, Set<String>> ofToken) {
    boolean noun = kind.equals("NOUN");
    Set<String> lemmas = new TreeSet<>();
    for (Word word : words) {
      if (word.kind().equals(kind)
          && word.lemma().matches("\\p{L}{3,}")
          && isCapitalised(word.lemma()) == noun) {
        lemmas.add(word.lemma());
      }
    }
    Map<String, List<String>> terms = new HashMap<>();
    for (String lemma : lemmas) {
      for (String key : ofTerm.apply(lemma)) {
        terms.computeIfAbsent(key, k -> new ArrayList<>()).add(lemma);
      }
    }
    int right = 0;
    int wrong = 0;
    int all = 0;
    for (Word word : words) {
      boolean counts = word.kind().equals(kind) || noun && word.kind().equals("PROPN");
      if (isCapitalised(word.form()) != noun) {
        continue;
      }
      all += counts && lemmas.contains(word.lemma()) ? 1 : 0;
      for (String key : ofToken.apply(word.form())) {
        for (String lemma : terms.getOrDefault(key, List.of())) {
          if (name.equals("endings") || !losesUmlaut(lemma, word.form())) {
            boolean good = counts && lemma.equals(word.lemma());
            right += good ? 1 : 0;
            wrong += good ? 0 : 1;
          }
        }
      }
    }
    System.out.printf(
        "%s %s: precision %.1f, recall %.1f%n",
        kind, name, 100.0 * right / (right + wrong), 100.0 * right / all);
  }

  private static boolean isCapitalised(String word) {
    return Character.isUpperCase(word.codePointAt(0));
  }

  /** Whether a term has an umlaut where a form has none, or a word in small letters gets one. */
  private static boolean losesUmlaut(String lemma, String form) {
    String term = GermanForms.folded(lemma);
    String token = GermanForms.folded(form);
    for (int i = 0; i < Math.min(term.length(), token.length()); i++) {
      if (term.charAt(i) != token.charAt(i)) {
        return "äöü".indexOf(term.charAt(i)) >= 0
            || "äöü".indexOf(token.charAt(i)) >= 0 && !isCapitalised(lemma);
      }
    }
    return false;
  }

  private static Function<String, Set<String>> stems(Function<TokenStream, TokenStream> filter) {
    return word -> {
      Tokenizer tokenizer = new KeywordTokenizer();
      tokenizer.setReader(new StringReader(GermanForms.folded(word)));
      try (TokenStream stream = filter.apply(tokenizer)) {
        stream.reset();
        stream.incrementToken();
        String stem = stream.getAttribute(CharTermAttribute.class).toString();
        stream.end();
        return Set.of(stem.replace('ä', 'a').replace('ö', 'o').replace('ü', 'u'));
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    };
  }
}
