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
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Fits the weights of {@link DoubtModel} on translations of the model at hand. Nobody says which of
 * their words are wrong; a word is taken for wrong if it stands in none of several good
 * translations of the sentence, and a German word for lost if all of those render it and the
 * model's does not.
 *
 * <p>The weights for other models are fitted on the good translations as well: these are taken for
 * right, however free, and learnt from a second time with an error put in.
 *
 * <p>The threshold is that share of translations which look faultless, being all but a good one,
 * that may be flagged; for other models, a share of the good translations. The confidence is fitted
 * on sentences a person judged; for other models, with the good translations of them added.
 */
public final class DoubtTraining {

  private static final int KINDS = DoubtModel.KINDS.size();
  private static final int TREES = 100;
  private static final int DEPTH = 4;

  /** Share of translations that look faultless which may be flagged. */
  private static final double FALSE_ALARMS = 0.04;

  /** The same of good translations by others, which are freer. */
  private static final double OTHERS_FALSE_ALARMS = 0.06;

  /** Least number of translations that look faultless. */
  private static final int LEAST = 25;

  /** From this likeness to a good translation on, one looks faultless. */
  private static final double ALIKE = 0.95;

  /** With this probability a word of a good translation renders a German one. */
  private static final double RENDERS = 0.05;

  private final List<Sentence> sentences = new ArrayList<>();
  private final List<Judged> judged = new ArrayList<>();
  private final Spoiling spoiling = new Spoiling();
  private int lines;

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

    List<String> names(int kind) {
      return names.get(Math.min(kind, 1));
    }
  }

  private record Sentence(
      Side english, Side german, boolean byOthers, boolean faultless, int half) {}

  private record Judged(Side english, Side german, boolean byOthers, boolean serious) {}

  /** Whether good translations by others are learnt from for a kind of weights. */
  private static boolean isOfOthers(int kind) {
    return kind == KINDS - 1;
  }

  /** Fitted models of English and German words, by kind. */
  private record Models(TreeModel[] english, TreeModel[] german) {}

  /**
   * Learns from the translation of a line.
   *
   * @param good translations of the same line by others to compare with, the more the better; from
   *     them it is learnt what a right one may look like
   */
  public void add(List<TranslatedSegment> line, String source, List<String> good) {
    List<TokenizedText> references = good.stream().map(TokenizedText::of).toList();
    for (TranslatedSegment translated : line) {
      TokenizedText target = TokenizedText.of(translated.target());
      sentences.add(
          sentence(
              translated,
              false,
              word -> references.stream().noneMatch(reference -> holds(reference, word)),
              word -> isLost(word, target, references),
              references.stream().anyMatch(reference -> likeness(target, reference) >= ALIKE)));
    }
    for (int i = 0; i < good.size(); i++) {
      addGood(source, good.get(i), references.get(i));
    }
    lines++;
  }

  private void addGood(String source, String good, TokenizedText known) {
    sentences.add(sentence(unscored(source, good), true, word -> false, word -> false, true));
    Spoiling.@Nullable Spoilt spoilt = spoiling.spoil(good);
    if (spoilt != null) {
      TokenizedText target = TokenizedText.of(spoilt.text());
      sentences.add(
          sentence(
              unscored(source, spoilt.text()),
              true,
              word -> word.start() < spoilt.end() && spoilt.start() < word.end(),
              word -> isLost(word, target, List.of(known)),
              false));
    }
  }

  private static TranslatedSegment unscored(String source, String target) {
    return new TranslatedSegment(source, target, 0, 0, 0, Set.of());
  }

  private Sentence sentence(
      TranslatedSegment translated,
      boolean byOthers,
      Predicate<Token> wrong,
      Predicate<Token> lost,
      boolean faultless) {
    Side english = new Side();
    Side german = new Side();
    see(translated, english, german, wrong, lost);
    return new Sentence(english, german, byOthers, faultless, lines % 2);
  }

  private static void see(
      TranslatedSegment translated,
      Side english,
      Side german,
      Predicate<Token> wrong,
      Predicate<Token> lost) {
    WordLinks links =
        new WordLinks(
            TokenizedText.of(translated.source()),
            TokenizedText.of(translated.target()),
            translated.tokens());
    DoubtEvidence evidence = new DoubtEvidence(links);
    for (int e = 0; e < links.english().size(); e++) {
      english.add(evidence.english(e), wrong.test(links.english().get(e).token));
    }
    for (int g = 0; g < links.german().size(); g++) {
      german.add(evidence.german(g), lost.test(links.german().get(g).token));
    }
  }

  /**
   * Learns from a person's judgement of a translation; only the confidence does.
   *
   * @param serious whether it holds a serious error
   * @param good translations of the same line by others, without serious errors
   */
  public void addJudged(
      List<TranslatedSegment> line, boolean serious, String source, List<String> good) {
    judge(line, false, serious);
    good.forEach(right -> judge(List.of(unscored(source, right)), true, false));
  }

  private void judge(List<TranslatedSegment> line, boolean byOthers, boolean serious) {
    Side english = new Side();
    Side german = new Side();
    line.forEach(part -> see(part, english, german, word -> false, word -> false));
    judged.add(new Judged(english, german, byOthers, serious));
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
    List<String> englishFiles = DoubtModel.files("english").toList();
    List<String> germanFiles = DoubtModel.files("german").toList();
    for (int kind = 0; kind < KINDS; kind++) {
      Files.write(folder.resolve(englishFiles.get(kind)), TreeFitting.bytes(all.english[kind]));
      Files.write(folder.resolve(germanFiles.get(kind)), TreeFitting.bytes(all.german[kind]));
    }
    StringBuilder settings = new StringBuilder();
    origin.lines().forEach(line -> settings.append("# ").append(line).append('\n'));
    settings.append("model-sha256=").append(modelSha256).append('\n');
    double[][] weights = crossed();
    for (int kind = 0; kind < KINDS; kind++) {
      boolean others = isOfOthers(kind);
      List<Double> faultless = new ArrayList<>();
      for (int i = 0; i < sentences.size(); i++) {
        if (sentences.get(i).faultless && sentences.get(i).byOthers == others) {
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
      double share = others ? OTHERS_FALSE_ALARMS : FALSE_ALARMS;
      double from = faultless.get((int) ((1 - share) * faultless.size()));
      double[] curve = curve(all, kind);
      String prefix = DoubtModel.KINDS.get(kind);
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

  /** Fitted on every second line, or on all. */
  private Models models(int rest) {
    TreeModel[] english = new TreeModel[KINDS];
    TreeModel[] german = new TreeModel[KINDS];
    for (int kind = 0; kind < KINDS; kind++) {
      List<TreeFitting.Example> left = new ArrayList<>();
      List<TreeFitting.Example> right = new ArrayList<>();
      for (int i = 0; i < sentences.size(); i++) {
        boolean seen = isOfOthers(kind) || !sentences.get(i).byOthers;
        if (seen && (rest < 0 || sentences.get(i).half == rest)) {
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
        .map(sentence -> side.apply(sentence).names(kind))
        .filter(names -> !names.isEmpty())
        .findFirst()
        .orElse(List.of());
  }

  /** Weights of doubt of all sentences, each by models that were not fitted on it. */
  private double[][] crossed() {
    double[][] weights = new double[KINDS][sentences.size()];
    for (int rest = 0; rest < 2; rest++) {
      Models models = models(1 - rest);
      for (int i = 0; i < sentences.size(); i++) {
        for (int kind = 0; kind < KINDS && sentences.get(i).half == rest; kind++) {
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
    List<Judged> known =
        judged.stream().filter(line -> isOfOthers(kind) || !line.byOthers).toList();
    double[] at =
        known.stream()
            .mapToDouble(line -> DoubtModel.scale(weight(models, kind, line.english, line.german)))
            .toArray();
    for (int step = 0; step < 50; step++) {
      double[] gradient = new double[2];
      double[] bend = {1e-6, 0, 1e-6};
      for (int i = 0; i < at.length; i++) {
        double p = 1 / (1 + Math.exp(-level - slope * at[i]));
        double error = p - (known.get(i).serious ? 1 : 0);
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
