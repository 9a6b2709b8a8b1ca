package io.github.nachtschicht.markdown;

import io.github.nachtschicht.markdown.MarkdownEscaper.Place;
import io.github.nachtschicht.quality.QualityFlag;
import io.github.nachtschicht.text.BlockKind;
import io.github.nachtschicht.text.Letter;
import io.github.nachtschicht.text.ParsedDocument;
import io.github.nachtschicht.text.Segment;
import io.github.nachtschicht.text.WordCount;
import io.github.nachtschicht.translation.TermCount;
import io.github.nachtschicht.translation.TranslatedSegment;
import io.github.nachtschicht.translation.TranslationNote;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Writes a bilingual document as one Markdown file. The format is described in {@code
 * docs/markdown-format.md}. The same document gives the same characters on every machine; there is
 * no time in it. Stateless and thread-safe.
 */
public final class MarkdownRenderer {

  /** Version of the file format; grows when the same document would be written differently. */
  public static final int FORMAT_VERSION = 6;

  /** Most places that the list of flags names. */
  private static final int MOST_PLACES = 12;

  /** Most code points of a heading or sentence that stands for a title. */
  private static final int TITLE_LENGTH = 160;

  /**
   * A finished file.
   *
   * @param frontMatter what it says of itself, as it would be read from the text
   * @param text the whole file, front matter included, line ends {@code \n}
   */
  public record Rendered(FrontMatter frontMatter, String text) {}

  /** The whole file, and what it says of itself. */
  public Rendered rendered(BilingualDocument bilingual, Layout layout) {
    Units units = Units.of(bilingual);
    Title title = title(bilingual, units);
    String body = body(bilingual, units, title, layout);
    FrontMatter front = frontMatter(bilingual, title, layout, body);
    return new Rendered(front, front.write() + body);
  }

  /**
   * A title in both languages.
   *
   * @param block the title block it came from; null if there was none
   * @param segment the sentence of the text that stands for one; -1 if none does
   */
  private record Title(String english, String german, Units.@Nullable Unit block, int segment) {}

  private static String body(BilingualDocument bilingual, Units units, Title title, Layout layout) {
    boolean german = layout != Layout.ENGLISH;
    Checksums checksums = new Checksums();
    MarkdownLines out = new MarkdownLines();
    out.blank();
    title(bilingual, title, german, out, checksums);
    LeftOutWriter.write(bilingual.document().account(), out);
    for (String note : bilingual.document().source().notes()) {
      out.apart("");
      out.add("> [!NOTE]");
      out.add("> " + MarkdownEscaper.escape(capital(sentence(note)), Place.CONTINUATION));
    }
    new SummaryWriter(bilingual, units, german, out).write(title.segment());
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
          UnitText.english(bilingual, block), UnitText.german(bilingual, block), block, -1);
    }
    int sentence = titleSegment(bilingual.document(), bilingual.translations());
    if (sentence >= 0) {
      TranslatedSegment first = bilingual.translations().get(sentence);
      return new Title(shown(first.target()), shown(first.source()), null, sentence);
    }
    Units.Unit first = bilingual.translations().isEmpty() ? null : units.of(0);
    if (first != null && first.kind() == BlockKind.HEADING) {
      String english = UnitText.english(bilingual, first);
      String german = UnitText.german(bilingual, first);
      if (isShort(english) && isShort(german)) {
        return new Title(english, german, null, -1);
      }
    }
    String name = nameOf(bilingual.document().source().name());
    return new Title(name, name, null, -1);
  }

  /**
   * The sentence that stands for the title of a document that has none: its first one, or the
   * subject of a letter, if it is short enough in both languages.
   *
   * @param translations one for each sentence of the document
   * @return its index; -1 if none does
   */
  public static int titleSegment(ParsedDocument document, List<TranslatedSegment> translations) {
    List<Segment> segments = document.segments();
    if (translations.isEmpty()
        || segments.stream().anyMatch(s -> document.blockOf(s).kind() == BlockKind.TITLE)
        || document.blockOf(segments.get(0)).kind() == BlockKind.HEADING) {
      return -1;
    }
    int subject = Letter.subject(document);
    int sentence = subject == Letter.NO_LETTER ? 0 : subject;
    return sentence >= 0
            && Letter.hasWords(segments.get(sentence).text())
            && isShort(shown(translations.get(sentence).target()))
            && isShort(shown(translations.get(sentence).source()))
        ? sentence
        : -1;
  }

  /** Whether a text can be a title as a whole: half a sentence says less than none. */
  private static boolean isShort(String text) {
    return text.codePointCount(0, text.length()) <= TITLE_LENGTH;
  }

  /** A file's name without folders and ending. */
  private static String nameOf(String source) {
    String name = source.substring(source.lastIndexOf('/') + 1);
    int dot = name.lastIndexOf('.');
    return dot <= 0 ? name : name.substring(0, dot);
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

  /**
   * How many flags there are, and where: the places where most serious errors are to be expected
   * first, at most {@link #MOST_PLACES}. What the flags say stands there.
   */
  private static void flagList(BilingualDocument bilingual, Units units, MarkdownLines out) {
    int all = 0;
    List<FlagPlace> places = new ArrayList<>();
    for (Units.Unit unit : units.all()) {
      int here = unit.segments().stream().mapToInt(i -> bilingual.flags(i).size()).sum();
      if (here > 0) {
        all += here;
        double errors = unit.segments().stream().mapToDouble(bilingual::expectedErrors).sum();
        String place = unit.isTitle() ? "title" : reference(unit);
        places.add(new FlagPlace(place + (here == 1 ? "" : " (" + here + ")"), errors));
      }
    }
    if (all == 0) {
      return;
    }
    // stable: places of the same doubt stay in the order of the text
    places.sort(Comparator.comparingDouble(place -> -place.errors()));
    int shown = Math.min(MOST_PLACES, places.size());
    out.heading(2, "To check");
    out.blank();
    out.add(
        (all == 1
                ? "1 flag: "
                : all + " flags" + (shown > 1 ? ", the most doubtful place first: " : ": "))
            + places.subList(0, shown).stream()
                .map(FlagPlace::text)
                .collect(Collectors.joining(", "))
            + (shown == places.size() ? "" : ", and " + (places.size() - shown) + " more places")
            + ".");
  }

  /** Where flags are, and how many serious errors are to be expected there. */
  private record FlagPlace(String text, double errors) {}

  /** A link to a unit's anchor. */
  static String reference(Units.Unit unit) {
    return "[¶" + unit.number() + "](#p" + unit.number() + ")";
  }

  private static FrontMatter frontMatter(
      BilingualDocument bilingual, Title title, Layout layout, String body) {
    ParsedDocument document = bilingual.document();
    Provenance provenance = bilingual.provenance();
    SortedMap<String, Integer> byCheck = new TreeMap<>();
    int flags = 0;
    int words = 0;
    Double errors = null;
    for (int i = 0; i < bilingual.translations().size(); i++) {
      for (QualityFlag flag : bilingual.flags(i)) {
        byCheck.merge(flag.check(), 1, Integer::sum);
        flags++;
      }
      TranslatedSegment segment = bilingual.translations().get(i);
      words += WordCount.of(segment.source());
      if (!segment.notes().contains(TranslationNote.PASSED_THROUGH)
          && !segment.notes().contains(TranslationNote.CORRECTION)) {
        errors = (errors == null ? 0 : errors) + bilingual.expectedErrors(i);
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
        Shown.of(oneLine(title.english()), oneLine(title.german()), body),
        bilingual.translations().size(),
        words,
        flags,
        byCheck,
        errors == null ? null : Double.valueOf(FrontMatter.score(errors)),
        Corrections.fingerprintOfUsed(bilingual),
        bilingual.glossarySha256(),
        TermCount.of(bilingual.translations()),
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
    return MarkdownEscaper.printable(text).strip();
  }
}
