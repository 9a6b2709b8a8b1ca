package io.github.nachtschicht.quality;

import io.github.nachtschicht.support.FunctionWords;
import io.github.nachtschicht.translation.TranslatedSegment;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Function;

/**
 * Fits the weights of {@link DoubtModel} on translations of the model at hand. Nobody says which of
 * their words are wrong; a word is taken for wrong if it stands in none of several good
 * translations of the sentence, and a German word for lost if all of those render it and the
 * model's does not.
 *
 * <p>The threshold is that share of translations which look faultless, being all but a good one,
 * that may be flagged. The confidence is fitted on sentences a person judged.
 */
public final class DoubtTraining {

  private static final int TREES = 100;
  private static final int DEPTH = 4;

  /** Share of translations that look faultless which may be flagged. */
  private static final double FALSE_ALARMS = 0.04;

  /** Least number of translations that look faultless. */
  private static final int LEAST = 25;

  /** From this likeness to a good translation on, one looks faultless. */
  private static final double ALIKE = 0.95;

  /** With this probability a word of a good translation renders a German one. */
  private static final double RENDERS = 0.05;

  private final List<Sentence> sentences = new ArrayList<>();
  private final List<Judged> judged = new ArrayList<>();

  /** What is seen of a side's words with and without what the model says, and their labels. */
  private static final class Side {
    final List<List<String>> names = new ArrayList<>(List.of(List.of(), List.of()));
    final List<TreeFitting.Example> own = new ArrayList<>();
    final List<TreeFitting.Example> any = new ArrayList<>();

    void add(Features seen, boolean wrong) {
      Features others = seen.without(DoubtEvidence.OF_THE_MODEL);
      names.set(0, seen.names());
      names.set(1, others.names());
      own.add(new TreeFitting.Example(seen.numbers(), wrong));
      any.add(new TreeFitting.Example(others.numbers(), wrong));
    }

    List<TreeFitting.Example> of(int kind) {
      return kind == 0 ? own : any;
    }
  }

  private record Sentence(Side english, Side german, boolean faultless) {}

  private record Judged(Side english, Side german, boolean serious) {}

  /** Four fitted models: of English and German words, with the model's certainty and without. */
  private record Models(TreeModel[] english, TreeModel[] german) {}

  /**
   * Learns from a translation.
   *
   * @param good translations of the same sentence to compare with, the more the better
   */
  public void add(TranslatedSegment translated, List<String> good) {
    TokenizedText target = TokenizedText.of(translated.target());
    WordLinks links =
        new WordLinks(TokenizedText.of(translated.source()), target, translated.tokens());
    DoubtEvidence evidence = new DoubtEvidence(links);
    List<TokenizedText> references = good.stream().map(TokenizedText::of).toList();
    Side english = new Side();
    for (int e = 0; e < links.english().size(); e++) {
      Token word = links.english().get(e).token;
      boolean wrong = references.stream().noneMatch(reference -> holds(reference, word));
      english.add(evidence.english(e), wrong);
    }
    Side german = new Side();
    for (int g = 0; g < links.german().size(); g++) {
      boolean lost = isLost(links.german().get(g).token, target, references);
      german.add(evidence.german(g), lost);
    }
    boolean faultless =
        references.stream().anyMatch(reference -> likeness(target, reference) >= ALIKE);
    sentences.add(new Sentence(english, german, faultless));
  }

  /**
   * Learns from a person's judgement of a translation; only the confidence does.
   *
   * @param serious whether it holds a serious error
   */
  public void addJudged(List<TranslatedSegment> line, boolean serious) {
    Side english = new Side();
    Side german = new Side();
    for (TranslatedSegment translated : line) {
      WordLinks links =
          new WordLinks(
              TokenizedText.of(translated.source()),
              TokenizedText.of(translated.target()),
              translated.tokens());
      DoubtEvidence evidence = new DoubtEvidence(links);
      for (int e = 0; e < links.english().size(); e++) {
        english.add(evidence.english(e), false);
      }
      for (int g = 0; g < links.german().size(); g++) {
        german.add(evidence.german(g), false);
      }
    }
    judged.add(new Judged(english, german, serious));
  }

  private static boolean holds(TokenizedText text, Token word) {
    String stem = Stems.english(word.lower());
    String plain = Alignment.plain(word.text());
    for (Token other : text.tokens()) {
      if (other.isWord()
          && (Stems.english(other.lower()).equals(stem)
              || Alignment.isVariant(plain, Alignment.plain(other.text()), false))) {
        return true;
      }
    }
    return false;
  }

  private static boolean isLost(Token word, TokenizedText target, List<TokenizedText> good) {
    WordLexicon lexicon = WordLexicon.standard();
    Set<Integer> stems = new HashSet<>();
    stems.add(lexicon.germanNumber(Stems.german(word.lower())));
    for (String part : lexicon.parts(word.lower())) {
      stems.add(lexicon.germanNumber(Stems.german(part)));
    }
    String plain = Alignment.plain(word.text());
    for (TokenizedText reference : good) {
      boolean rendered = false;
      for (Token other : reference.tokens()) {
        if (!other.isWord() || FunctionWords.isEnglish(other.lower())) {
          continue;
        }
        int number = lexicon.englishNumber(Stems.english(other.lower()));
        boolean renders =
            Alignment.isVariant(plain, Alignment.plain(other.text()), word.isAllCaps())
                || stems.stream().anyMatch(stem -> lexicon.link(stem, number) >= RENDERS);
        if (renders && holds(target, other)) {
          return false;
        }
        rendered |= renders;
      }
      if (!rendered) {
        return false;
      }
    }
    return !good.isEmpty();
  }

  /** Twice the longest common subsequence of tokens, as a share of both lengths. */
  private static double likeness(TokenizedText one, TokenizedText other) {
    int n = one.tokens().size();
    int m = other.tokens().size();
    int[] longest = new int[m + 1];
    for (int i = n - 1; i >= 0; i--) {
      int diagonal = 0;
      for (int k = m - 1; k >= 0; k--) {
        int before = longest[k];
        boolean same = one.tokens().get(i).lower().equals(other.tokens().get(k).lower());
        longest[k] = same ? diagonal + 1 : Math.max(longest[k], longest[k + 1]);
        diagonal = before;
      }
    }
    return 2.0 * longest[0] / Math.max(1, n + m);
  }

  /**
   * Fits, and writes the files. The same translations in the same order give the same files.
   *
   * @param modelSha256 fingerprint of the model that translated
   * @param origin what was learnt from; may have several lines
   * @throws IllegalArgumentException if hardly a translation looks faultless
   */
  public void fit(Path folder, String modelSha256, String origin) throws IOException {
    Models all = models(-1);
    String[] files = {"doubt-english.bin", "doubt-english-any.bin"};
    for (int kind = 0; kind < 2; kind++) {
      Files.write(folder.resolve(files[kind]), TreeFitting.bytes(all.english[kind]));
      Files.write(
          folder.resolve(files[kind].replace("english", "german")),
          TreeFitting.bytes(all.german[kind]));
    }
    StringBuilder settings = new StringBuilder();
    origin.lines().forEach(line -> settings.append("# ").append(line).append('\n'));
    settings.append("model-sha256=").append(modelSha256).append('\n');
    double[][] weights = crossed();
    for (int kind = 0; kind < 2; kind++) {
      String prefix = DoubtModel.KINDS.get(kind);
      List<Double> faultless = new ArrayList<>();
      for (int i = 0; i < sentences.size(); i++) {
        if (sentences.get(i).faultless) {
          faultless.add(weights[kind][i]);
        }
      }
      if (faultless.size() < LEAST) {
        throw new IllegalArgumentException(
            "a threshold needs at least "
                + LEAST
                + " translations that look faultless, there are "
                + faultless.size());
      }
      faultless.sort(null);
      double from = faultless.get((int) ((1 - FALSE_ALARMS) * faultless.size()));
      double[] curve = curve(all, kind);
      settings
          .append(String.format(Locale.ROOT, "%sflag-from=%.4f%n", prefix, from))
          .append(String.format(Locale.ROOT, "%sconfidence-level=%.4f%n", prefix, curve[0]))
          .append(String.format(Locale.ROOT, "%sconfidence-slope=%.4f%n", prefix, curve[1]));
    }
    Files.writeString(
        folder.resolve(DoubtModel.SETTINGS),
        settings.toString().replace("\r", ""),
        StandardCharsets.UTF_8);
  }

  /** Fitted on every second sentence, or on all. */
  private Models models(int rest) {
    TreeModel[] english = new TreeModel[2];
    TreeModel[] german = new TreeModel[2];
    for (int kind = 0; kind < 2; kind++) {
      List<TreeFitting.Example> left = new ArrayList<>();
      List<TreeFitting.Example> right = new ArrayList<>();
      for (int i = 0; i < sentences.size(); i++) {
        if (rest < 0 || i % 2 == rest) {
          left.addAll(sentences.get(i).english.of(kind));
          right.addAll(sentences.get(i).german.of(kind));
        }
      }
      List<String> englishNames = names(kind, Sentence::english);
      List<String> germanNames = names(kind, Sentence::german);
      english[kind] = TreeFitting.fit(englishNames, left, TREES, DEPTH);
      german[kind] = TreeFitting.fit(germanNames, right, TREES, DEPTH);
    }
    return new Models(english, german);
  }

  private List<String> names(int kind, Function<Sentence, Side> side) {
    return sentences.stream()
        .map(sentence -> side.apply(sentence).names.get(kind))
        .filter(names -> !names.isEmpty())
        .findFirst()
        .orElse(List.of());
  }

  /** Weights of doubt of all sentences, each by models that were not fitted on it. */
  private double[][] crossed() {
    double[][] weights = new double[2][sentences.size()];
    for (int rest = 0; rest < 2; rest++) {
      Models models = models(1 - rest);
      for (int i = rest; i < sentences.size(); i += 2) {
        for (int kind = 0; kind < 2; kind++) {
          weights[kind][i] =
              weight(models, kind, sentences.get(i).english, sentences.get(i).german);
        }
      }
    }
    return weights;
  }

  private static double weight(Models models, int kind, Side english, Side german) {
    return Doubt.weight(probabilities(models.english[kind], english.of(kind)))
        + Doubt.weight(probabilities(models.german[kind], german.of(kind)));
  }

  private static double[] probabilities(TreeModel model, List<TreeFitting.Example> words) {
    return words.stream().mapToDouble(word -> model.probability(word.features())).toArray();
  }

  /** Level and slope of the logistic curve of a serious error over the logarithm of the weight. */
  private double[] curve(Models models, int kind) {
    double level = 0;
    double slope = 1;
    double[] at = new double[judged.size()];
    for (int i = 0; i < at.length; i++) {
      at[i] = DoubtModel.scale(weight(models, kind, judged.get(i).english, judged.get(i).german));
    }
    for (int step = 0; step < 50; step++) {
      double[] gradient = new double[2];
      double[] bend = {1e-6, 0, 1e-6};
      for (int i = 0; i < at.length; i++) {
        double p = 1 / (1 + Math.exp(-level - slope * at[i]));
        double error = p - (judged.get(i).serious ? 1 : 0);
        gradient[0] += error;
        gradient[1] += error * at[i];
        bend[0] += p * (1 - p);
        bend[1] += p * (1 - p) * at[i];
        bend[2] += p * (1 - p) * at[i] * at[i];
      }
      double determinant = bend[0] * bend[2] - bend[1] * bend[1];
      if (determinant < 1e-9) {
        break;
      }
      level -= (bend[2] * gradient[0] - bend[1] * gradient[1]) / determinant;
      slope -= (bend[0] * gradient[1] - bend[1] * gradient[0]) / determinant;
    }
    return new double[] {level, slope};
  }
}
