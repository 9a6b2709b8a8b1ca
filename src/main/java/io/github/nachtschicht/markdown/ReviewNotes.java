package io.github.nachtschicht.markdown;

import io.github.nachtschicht.markdown.MarkdownEscaper.Place;
import io.github.nachtschicht.quality.QualityFlag;
import io.github.nachtschicht.text.BlockKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Writes beside a unit what a reviewer should know of it: flags, corrections used, language. */
record ReviewNotes(BilingualDocument bilingual) {

  /** Languages that are called by their English names; others by their code. */
  private static final Set<String> NAMED =
      Set.of(
          "ar", "cs", "da", "en", "es", "fr", "he", "hu", "it", "nl", "pl", "pt", "ru", "sv", "tr",
          "uk");

  /** The flags of a unit, each a line of Markdown. */
  List<String> flags(Units.Unit unit) {
    List<String> lines = new ArrayList<>();
    for (int k = 0; k < unit.segments().size(); k++) {
      for (QualityFlag flag : bilingual.flags(unit.segments().get(k))) {
        lines.add(line(unit, k, MarkdownRenderer.sentence(flag.message())));
      }
    }
    return lines;
  }

  /** What else there is to say of a unit, each a line of Markdown. */
  List<String> remarks(Units.Unit unit) {
    List<String> lines = new ArrayList<>();
    String language = unit.block().language();
    if (language != null) {
      Locale named = Locale.forLanguageTag(language);
      String name =
          NAMED.contains(named.getLanguage())
              ? named.getDisplayLanguage(Locale.ENGLISH)
              : "not German (" + language + ")";
      lines.add(MarkdownEscaper.escape("Not translated: " + name + ".", Place.INLINE));
    }
    for (int k = 0; k < unit.segments().size(); k++) {
      String similar = similar(unit.segments().get(k));
      if (!similar.isEmpty()) {
        lines.add(line(unit, k, similar));
      }
      if (bilingual.isCorrected(unit.segments().get(k))) {
        lines.add(line(unit, k, "a reviewer's earlier correction is used."));
      }
    }
    return lines;
  }

  /** A correction of a sentence much like a segment, in words; empty if there is none. */
  String similar(int segment) {
    SimilarCorrections.Match similar = bilingual.similar().get(segment);
    return similar == null
        ? ""
        : "similar sentence corrected before (%s %%): \"%s\" became \"%s\"."
            .formatted(
                similar.percent(), similar.correction().source(), similar.correction().target());
  }

  /**
   * Writes all of it below a unit. At the top level as a GitHub alert; inside a list item, where
   * alerts are not recognised, as a quotation.
   *
   * @param prefix what every line begins with: empty, the indent of a list or a quotation's marks
   */
  void write(Units.Unit unit, String prefix, MarkdownLines out) {
    write("WARNING", "Check", flags(unit), prefix, out);
    write("NOTE", "Note", remarks(unit), prefix, out);
  }

  private static void write(
      String alert, String word, List<String> lines, String prefix, MarkdownLines out) {
    if (lines.isEmpty()) {
      return;
    }
    String indent = " ".repeat(Math.max(0, (prefix + ">").indexOf('>')));
    boolean nested = !indent.isEmpty();
    String quote = indent + "> ";
    out.apart(indent);
    if (!nested) {
      out.add(quote + "[!" + alert + "]");
    }
    if (lines.size() == 1) {
      out.add(quote + (nested ? "**" + word + ":** " : "") + lines.get(0));
      return;
    }
    if (nested) {
      out.add(quote + "**" + word + ":**");
    }
    lines.forEach(line -> out.add(quote + "- " + line));
  }

  private String line(Units.Unit unit, int index, String text) {
    boolean several = unit.segments().size() > 1 || unit.kind() == BlockKind.TABLE_CELL;
    String place = several ? unit.place(index, bilingual.document()) : "";
    String line = place.isEmpty() ? text : place + ": " + text;
    return MarkdownEscaper.escape(MarkdownRenderer.capital(line), Place.INLINE);
  }
}
