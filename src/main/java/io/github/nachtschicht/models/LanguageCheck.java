package io.github.nachtschicht.models;

import io.github.nachtschicht.support.OneLine;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Whether a model translates German to English, as everything else in the program expects. Also
 * finds the tag by which a model of several target languages is told which one.
 */
public final class LanguageCheck {

  private static final String SOURCE = "de";
  private static final String TARGET = "en";

  /** Groups of languages, as OPUS-MT names them, that German is in. */
  private static final Set<String> GROUPS_WITH_GERMAN = Set.of("mul", "ine", "gem", "gmw");

  private static final int SHOWN_TAGS = 12;

  private LanguageCheck() {}

  /**
   * Checks a model before it is used.
   *
   * @param targetTag what the user named, {@code >>eng<<} or just {@code eng}; null if nothing
   * @param force whether to go on with other languages ({@code --force-language})
   * @param warn is told what is unusual
   * @return the tag to put before every source sentence, or null for none
   * @throws ModelException if the model is not for German to English and {@code force} is false, or
   *     the tag is missing, or the model does not know it
   */
  public static @Nullable String require(
      ModelFolder model, @Nullable String targetTag, boolean force, Consumer<String> warn) {
    String tag = tag(model, targetTag);
    String other = otherLanguages(model, tag);
    if (other != null) {
      if (!force) {
        throw new ModelException(
            other + ". Use --force-language if it is to translate all the same.");
      }
      warn.accept(other + "; going on because of --force-language");
    } else if (model.sourceLanguage().isEmpty()
        || (model.targetLanguage().isEmpty() && tag == null)) {
      warn.accept(
          "The model "
              + model.name()
              + " does not say which languages it translates; taken for German to English");
    }
    return tag;
  }

  /** What speaks against German to English, as a sentence without a full stop; null if nothing. */
  public static @Nullable String otherLanguages(ModelFolder model, @Nullable String tag) {
    String source = model.sourceLanguage();
    String target =
        tag == null ? model.targetLanguage() : ModelFolder.language(tag.replaceAll("[<>]", ""));
    boolean german =
        source.isEmpty() || source.equals(SOURCE) || GROUPS_WITH_GERMAN.contains(source);
    boolean english = target.isEmpty() || target.equals(TARGET);
    return german && english
        ? null
        : "The model "
            + model.name()
            + " translates "
            + (source.isEmpty() ? "an unnamed language" : "'" + source + "'")
            + " to "
            + (target.isEmpty() ? "an unnamed language" : "'" + target + "'")
            + ", not German to English";
  }

  private static @Nullable String tag(ModelFolder model, @Nullable String wanted) {
    SortedSet<String> tags = model.targetTags();
    if (wanted == null || wanted.isBlank()) {
      if (tags.size() > 1) {
        throw ModelException.of(
            "The model %s translates into several languages; name one with --target-tag: %s",
            model.name(), shown(tags));
      }
      return tags.isEmpty() ? null : tags.first();
    }
    String plain = wanted.strip();
    String tag = plain.startsWith(">>") && plain.endsWith("<<") ? plain : ">>" + plain + "<<";
    if (!tags.contains(tag)) {
      throw ModelException.of(
          "The model %s does not know the target tag %s%s",
          model.name(),
          OneLine.brief(tag),
          tags.isEmpty()
              ? "; it translates into one language and needs none"
              : "; it knows " + shown(tags));
    }
    return tag;
  }

  /** English first, then in order of the alphabet; not all of hundreds. */
  private static String shown(SortedSet<String> tags) {
    SortedSet<String> rest = new TreeSet<>(tags);
    String first = rest.remove(">>eng<<") ? ">>eng<<, " : "";
    String shown = rest.stream().limit(SHOWN_TAGS).collect(Collectors.joining(", "));
    return first + shown + (rest.size() > SHOWN_TAGS ? ", …" : "");
  }
}
