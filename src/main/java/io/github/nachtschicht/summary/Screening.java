package io.github.nachtschicht.summary;

import io.github.nachtschicht.text.Block;
import io.github.nachtschicht.text.BlockKind;
import io.github.nachtschicht.text.Boilerplate;
import io.github.nachtschicht.text.Letter;
import io.github.nachtschicht.text.ParsedDocument;
import io.github.nachtschicht.text.Segment;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Decides which sentences may stand in a summary and what is wrong with each. Titles, headings,
 * table cells, blocks in another language, page furniture ({@link Boilerplate}) and what stands
 * above the salutation of a letter are out; all else is in, with its {@link Flaw}s.
 */
final class Screening {

  /** A first line without a full stop is a teaser, not a fragment, from this many words on. */
  private static final int TEASER_WORDS = 8;

  /**
   * A paragraph whose first sentence is an author's box goes out as a whole up to this many
   * sentences.
   */
  private static final int LONGEST_BOX = 6;

  private final ParsedDocument document;
  private final boolean fullStopsExpected;

  private Screening(ParsedDocument document) {
    this.document = document;
    this.fullStopsExpected = mostEndInFullStop(document);
  }

  /** The sentences that may be chosen, in reading order. */
  static List<Candidate> candidates(ParsedDocument document) {
    return new Screening(document).screen();
  }

  /** All sentences of running text, page furniture included, in reading order. */
  static List<Candidate> runningText(ParsedDocument document) {
    List<Candidate> sentences = new ArrayList<>();
    for (int s = 0; s < document.segments().size(); s++) {
      Segment segment = document.segments().get(s);
      if (isRunningText(document.blockOf(segment))) {
        String text = segment.text();
        sentences.add(
            new Candidate(s, text, Words.of(text).size(), segment.index() == 0, Set.of()));
      }
    }
    return sentences;
  }

  /** The text the document is headed by; empty when it has no title. */
  static String title(ParsedDocument document) {
    for (Block block : document.blocks()) {
      if (block.kind() == BlockKind.TITLE) {
        return block.text();
      }
    }
    for (Block block : document.blocks()) {
      if (block.kind() == BlockKind.HEADING && block.level() <= 1) {
        return block.text();
      }
    }
    return "";
  }

  private List<Candidate> screen() {
    Set<Integer> boxes = boxes();
    int begin = Letter.salutation(document);
    List<Candidate> candidates = new ArrayList<>();
    for (Candidate sentence : runningText(document)) {
      Segment segment = document.segments().get(sentence.segment());
      if (sentence.segment() < begin
          || sentence.words() == 0
          || boxes.contains(segment.block())
          || Boilerplate.isSentence(segment.text())) {
        continue;
      }
      boolean first = candidates.isEmpty();
      candidates.add(
          new Candidate(
              sentence.segment(),
              sentence.text(),
              sentence.words(),
              sentence.opensBlock(),
              flaws(sentence, first)));
    }
    return candidates;
  }

  private Set<Flaw> flaws(Candidate sentence, boolean first) {
    Set<Flaw> flaws = EnumSet.noneOf(Flaw.class);
    flaws.addAll(Surface.flaws(sentence.text(), sentence.words()));
    if (fullStopsExpected
        && !Surface.endsSentence(sentence.text())
        && !(first && sentence.words() >= TEASER_WORDS)) {
      flaws.add(Flaw.FRAGMENT);
    }
    return flaws;
  }

  private Set<Integer> boxes() {
    int[] sizes = new int[document.blocks().size()];
    for (Segment segment : document.segments()) {
      sizes[segment.block()]++;
    }
    Set<Integer> boxes = new HashSet<>();
    for (Segment segment : document.segments()) {
      if (segment.index() == 0
          && sizes[segment.block()] <= LONGEST_BOX
          && sizes[segment.block()] < document.segments().size()
          && Boilerplate.opensBlock(segment.text())) {
        boxes.add(segment.block());
      }
    }
    return boxes;
  }

  /** Whether most words stand in sentences with a full stop: addresses and lists have few words. */
  private static boolean mostEndInFullStop(ParsedDocument document) {
    int words = 0;
    int ended = 0;
    for (Candidate sentence : runningText(document)) {
      words += sentence.words();
      ended += Surface.endsSentence(sentence.text()) ? sentence.words() : 0;
    }
    return 2 * ended > words;
  }

  private static boolean isRunningText(Block block) {
    return block.language() == null
        && (block.kind() == BlockKind.PARAGRAPH
            || block.kind() == BlockKind.LIST_ITEM
            || block.kind() == BlockKind.QUOTATION);
  }
}
