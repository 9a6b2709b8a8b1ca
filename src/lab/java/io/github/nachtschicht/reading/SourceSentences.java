package io.github.nachtschicht.reading;

import io.github.nachtschicht.text.Block;
import io.github.nachtschicht.text.ParsedDocument;
import io.github.nachtschicht.text.Segment;
import io.github.nachtschicht.text.SentenceSplitter;
import java.util.ArrayList;
import java.util.List;

/**
 * Sentences as pieces of a plain-text source, with the markup that a block leaves out: for
 * measurements.
 */
public final class SourceSentences {

  private SourceSentences() {}

  /**
   * Cuts a source where its sentences begin.
   *
   * @param content a plain-text source, so that its blocks' texts and the text differ by markers
   *     and white space only
   * @param splitter what finds the sentences
   * @return the pieces; joined they are the source's text
   */
  public static List<String> of(byte[] content, SentenceSplitter splitter) {
    ReadingOptions options = ReadingOptions.defaults().withForceLanguage(true);
    ParsedDocument document = new DocumentReader(options).read("text.txt", content);
    String source = new PlainTextReader().read("text.txt", content, options).text();
    List<String> pieces = new ArrayList<>();
    int start = 0;
    int previousBlock = -1;
    int at = 0;
    int inBlock = 0;
    for (Segment segment : document.split(splitter).segments()) {
      Block block = document.blocks().get(segment.block());
      if (segment.block() != previousBlock) {
        at = behindMarker(source, block);
        inBlock = 0;
        previousBlock = segment.block();
      }
      // walk both texts side by side to the segment's start
      while (inBlock < segment.span().start()) {
        if (isSpace(block.text().charAt(inBlock))) {
          inBlock++;
        } else if (at < source.length() && source.charAt(at) == block.text().charAt(inBlock)) {
          at++;
          inBlock++;
        } else {
          at++;
        }
      }
      int cut = segment.index() == 0 ? block.span().start() : at;
      if (cut > start) {
        pieces.add(source.substring(start, cut));
        start = cut;
      }
    }
    pieces.add(source.substring(start));
    return pieces;
  }

  private static int behindMarker(String source, Block block) {
    int extra = 0;
    for (int i = block.span().start(); i < block.span().end(); i++) {
      extra += isSpace(source.charAt(i)) ? 0 : 1;
    }
    for (int i = 0; i < block.text().length(); i++) {
      extra -= isSpace(block.text().charAt(i)) ? 0 : 1;
    }
    int at = block.span().start();
    while (extra > 0 && at < block.span().end()) {
      extra -= isSpace(source.charAt(at)) ? 0 : 1;
      at++;
    }
    return at;
  }

  private static boolean isSpace(char c) {
    return PlainTextParser.isSpace(c);
  }
}
