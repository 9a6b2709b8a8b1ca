package io.github.nachtschicht.markdown;

import io.github.nachtschicht.markdown.MarkdownEscaper.Place;
import io.github.nachtschicht.quality.QualityFlag;
import io.github.nachtschicht.text.ParsedDocument;
import io.github.nachtschicht.text.WordCount;
import io.github.nachtschicht.translation.TranslatedSegment;
import io.github.nachtschicht.translation.TranslationNote;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Writes a bilingual document as one Markdown file. The format is described in {@code
 * docs/markdown-format.md}. The same document gives the same characters on every machine; there is
 * no time in it. Stateless and thread-safe.
 */
public final class MarkdownRenderer {

  /** Version of the file format; grows when the same document would be written differently. */
  public static final int FORMAT_VERSION = 1;

  /** Most code points of a title that is derived from the text. */
  private static final int TITLE_LENGTH = 80;

  /** The whole file, front matter included, line ends {@code \n}. */
  public String render(BilingualDocument bilingual, Layout layout) {
    Units units = Units.of(bilingual);
    Title title = title(bilingual, units);
    String body = body(bilingual, units, title, layout);
    return frontMatter(bilingual, title, layout, body).write() + body;
  }

  /** A title in both languages, and the title block it came from, if there was one. */
  private record Title(String english, String german, Units.@Nullable Unit block) {}

  private static String body(BilingualDocument bilingual, Units units, Title title, Layout layout) {
    boolean german = layout != Layout.ENGLISH;
    Checksums checksums = new Checksums();
    MarkdownLines out = new MarkdownLines();
    out.blank();
    title(bilingual, title, german, out, checksums);
    for (String note : bilingual.document().document().source().notes()) {
      out.blank();
      out.add("> [!NOTE]");
      out.add("> " + MarkdownEscaper.escape(capital(sentence(note)), Place.CONTINUATION));
    }
    summary(bilingual, units, german, out);
    if (german) {
      flagList(bilingual, units, out);
    }
    if (!units.body().isEmpty()) {
      out.heading(2, "Full text");
      if (layout == Layout.TABLE) {
        new TableWriter(bilingual, out, checksums).write(units);
      } else {
        new ParagraphWriter(bilingual, german, out, checksums).write(units);
      }
    }
    if (german) {
      checksums.write(out);
    }
    return out.toString();
  }

  private static Title title(BilingualDocument bilingual, Units units) {
    Units.Unit block = units.title();
    if (block != null) {
      return new Title(
          UnitText.english(bilingual, block), UnitText.german(bilingual, block), block);
    }
    for (Units.Unit unit : units.body()) {
      if (unit.segments().isEmpty()) {
        continue;
      }
      if (unit.kind() == io.github.nachtschicht.text.BlockKind.HEADING) {
        return new Title(
            shorten(UnitText.english(bilingual, unit)),
            shorten(UnitText.german(bilingual, unit)),
            null);
      }
      TranslatedSegment first = bilingual.translations().get(unit.segments().get(0));
      return new Title(shorten(first.target()), shorten(first.source()), null);
    }
    String name = bilingual.document().document().source().name();
    return new Title(name, name, null);
  }

  private static void title(
      BilingualDocument bilingual,
      Title title,
      boolean german,
      MarkdownLines out,
      Checksums checksums) {
    Units.Unit block = title.block();
    if (block == null) {
      out.add("# " + MarkdownEscaper.escape(oneLine(title.english()), Place.HEADING));
      if (german) {
        out.blank();
        out.add("> " + MarkdownEscaper.escape(oneLine(title.german()), Place.PARAGRAPH_START));
      }
      return;
    }
    new ParagraphWriter(bilingual, german, out, checksums).write(block);
  }

  private static void summary(
      BilingualDocument bilingual, Units units, boolean german, MarkdownLines out) {
    List<Integer> chosen = bilingual.summary().segments();
    if (chosen.isEmpty()) {
      return;
    }
    out.heading(2, "Summary");
    out.blank();
    for (int segment : chosen) {
      String text = bilingual.translations().get(segment).target();
      out.add(
          "- " + MarkdownEscaper.escape(shown(text), Place.PARAGRAPH_START) + link(units, segment));
    }
    if (german) {
      out.heading(2, "Zusammenfassung");
      out.blank();
      for (int segment : chosen) {
        String text = bilingual.translations().get(segment).source();
        out.add(
            "- "
                + MarkdownEscaper.escape(shown(text), Place.PARAGRAPH_START)
                + link(units, segment));
      }
    }
  }

  private static void flagList(BilingualDocument bilingual, Units units, MarkdownLines out) {
    List<String> lines = new ArrayList<>();
    for (Units.Unit unit : units.all()) {
      for (int i = 0; i < unit.segments().size(); i++) {
        for (QualityFlag flag : bilingual.flags().get(unit.segments().get(i))) {
          String where = unit.isTitle() ? "Title" : reference(unit);
          String which =
              unit.segments().size() == 1 ? "" : ", " + unit.place(i, bilingual.document());
          lines.add(
              "- "
                  + where
                  + which
                  + ": "
                  + MarkdownEscaper.escape(sentence(flag.message()), Place.INLINE));
        }
      }
    }
    if (!lines.isEmpty()) {
      out.heading(2, "To check");
      out.blank();
      lines.forEach(out::add);
    }
  }

  private static String link(Units units, int segment) {
    Units.Unit unit = units.of(segment);
    return unit.isTitle() ? "" : " (" + reference(unit) + ")";
  }

  /** A link to a unit's anchor. */
  static String reference(Units.Unit unit) {
    return "[¶" + unit.number() + "](#p" + unit.number() + ")";
  }

  private static FrontMatter frontMatter(
      BilingualDocument bilingual, Title title, Layout layout, String body) {
    ParsedDocument document = bilingual.document().document();
    Provenance provenance = bilingual.provenance();
    SortedMap<String, Integer> byCheck = new TreeMap<>();
    int flags = 0;
    int words = 0;
    Double lowest = null;
    for (int i = 0; i < bilingual.translations().size(); i++) {
      for (QualityFlag flag : bilingual.flags().get(i)) {
        byCheck.merge(flag.check(), 1, Integer::sum);
        flags++;
      }
      TranslatedSegment segment = bilingual.translations().get(i);
      words += WordCount.of(segment.source());
      boolean scored =
          !segment.notes().contains(TranslationNote.PASSED_THROUGH)
              && !segment.notes().contains(TranslationNote.CORRECTION)
              && Double.isFinite(segment.score());
      if (scored && (lowest == null || segment.score() < lowest)) {
        lowest = segment.score();
      }
    }
    return new FrontMatter(
        FORMAT_VERSION,
        oneLine(title.english()),
        oneLine(title.german()),
        document.source().name(),
        document.source().sha256(),
        provenance.languagePair(),
        provenance.model(),
        provenance.modelSha256(),
        provenance.settings().all(),
        layout,
        FrontMatter.contentSha256(body),
        bilingual.translations().size(),
        words,
        flags,
        byCheck,
        lowest,
        Corrections.fingerprintOfUsed(bilingual.translations()),
        false,
        document.frontMatter(),
        new TreeSet<>());
  }

  /** The text, or what stands for it where there is none. */
  static String shown(String text) {
    return text.isBlank() ? "[no translation]" : text.strip();
  }

  /** A reason with a full stop. */
  static String sentence(String reason) {
    String text = reason.strip();
    return text.isEmpty() || ".!?…".indexOf(text.charAt(text.length() - 1)) >= 0
        ? text
        : text + ".";
  }

  /** The text with its first letter a capital one. */
  static String capital(String text) {
    if (text.isEmpty()) {
      return text;
    }
    int first = text.codePointAt(0);
    return new StringBuilder()
        .appendCodePoint(Character.toUpperCase(first))
        .append(text, Character.charCount(first), text.length())
        .toString();
  }

  private static String oneLine(String text) {
    return MarkdownEscaper.settle(text).strip();
  }

  /** Cuts a text that is too long for a title at the last word that fits. */
  static String shorten(String text) {
    String line = oneLine(shown(text));
    if (line.codePointCount(0, line.length()) <= TITLE_LENGTH) {
      return line;
    }
    int end = line.offsetByCodePoints(0, TITLE_LENGTH - 2);
    int cut = end;
    while (cut > end / 2 && !Character.isWhitespace(line.charAt(cut))) {
      cut--;
    }
    if (!Character.isWhitespace(line.charAt(cut))) {
      cut = end;
    }
    String kept = line.substring(0, cut).stripTrailing();
    while (!kept.isEmpty() && ",;:–—-".indexOf(kept.charAt(kept.length() - 1)) >= 0) {
      kept = kept.substring(0, kept.length() - 1).stripTrailing();
    }
    return kept + " …";
  }
}
