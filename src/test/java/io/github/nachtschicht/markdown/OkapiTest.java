package io.github.nachtschicht.markdown;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.xml.stream.XMLInputFactory;
import net.sf.okapi.common.Event;
import net.sf.okapi.common.LocaleId;
import net.sf.okapi.common.filterwriter.TMXWriter;
import net.sf.okapi.common.resource.ITextUnit;
import net.sf.okapi.common.resource.RawDocument;
import net.sf.okapi.common.resource.TextFragment;
import net.sf.okapi.common.resource.TextFragment.TagType;
import net.sf.okapi.filters.tmx.TmxFilter;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Translation memories go to the Okapi Framework, as translators' tools use it, and come back. */
class OkapiTest {

  private static final LocaleId GERMAN = LocaleId.fromString("de");
  private static final LocaleId ENGLISH = LocaleId.fromString("en");

  /** Under this name Okapi asks for a parser; it brings one of its own, left out here. */
  private static final String PARSER = "javax.xml.stream.XMLInputFactory";

  @TempDir private Path folder;

  @BeforeAll
  static void nameParser() {
    System.setProperty(PARSER, XMLInputFactory.newDefaultFactory().getClass().getName());
  }

  @AfterAll
  static void forgetParser() {
    System.clearProperty(PARSER);
  }

  private static List<Correction> hostile() {
    HostileText texts = new HostileText(51);
    List<Correction> corrections = new ArrayList<>();
    corrections.add(
        new Correction("Größe & <b>Art</b> \"x\" 😀.", "Size & <i> ]]> 'y' 😀.", "a/b.txt"));
    for (int i = 0; i < 300; i++) {
      corrections.add(
          new Correction(
              oneLine("Satz " + i + ": " + texts.next()),
              oneLine("Sentence " + i + ": " + texts.next()),
              i % 2 == 0 ? "" : "d" + i + " & <x>.txt"));
    }
    return corrections;
  }

  /** What corrections hold: a sentence without line breaks and what XML cannot say. */
  private static String oneLine(String text) {
    StringBuilder out = new StringBuilder();
    text.codePoints()
        .forEach(
            c -> {
              String one = Character.toString(c);
              out.append(Character.isWhitespace(c) || !TmxWriter.isValid(one) ? " " : one);
            });
    return out.toString().strip().replaceAll(" +", " ");
  }

  @Test
  void save_memory_isReadByOkapi() throws Exception {
    Path file = folder.resolve(Corrections.FILE_NAME);
    List<Correction> corrections = hostile();
    CorrectionsTest.save(corrections, file);

    Map<String, String> read = new HashMap<>();
    Map<String, String> documents = new HashMap<>();
    try (TmxFilter filter = new TmxFilter();
        RawDocument document = new RawDocument(file.toUri(), "UTF-8", GERMAN, ENGLISH)) {
      filter.open(document);
      while (filter.hasNext()) {
        Event event = filter.next();
        if (event.isTextUnit()) {
          ITextUnit unit = event.getTextUnit();
          String source = unit.getSource().toString();
          read.put(source, unit.getTarget(ENGLISH).toString());
          if (unit.getProperty(TmxWriter.DOCUMENT) != null) {
            documents.put(source, unit.getProperty(TmxWriter.DOCUMENT).getValue());
          }
        }
      }
    }

    Map<String, String> expected = new HashMap<>();
    Map<String, String> expectedDocuments = new HashMap<>();
    for (Correction correction : corrections) {
      expected.put(correction.source(), correction.target());
      if (!correction.document().isEmpty()) {
        expectedDocuments.put(correction.source(), correction.document());
      }
    }
    assertThat(read).isEqualTo(expected);
    assertThat(documents).isEqualTo(expectedDocuments);
  }

  @Test
  void load_okapisMemory_readsTheTextWithoutCodes() throws Exception {
    Path file = folder.resolve("okapi.tmx");
    List<Correction> expected = new ArrayList<>();
    TMXWriter writer = new TMXWriter(file.toString());
    writer.writeStartDocument(GERMAN, ENGLISH, "okapi", "1", "sentence", "okapi", "text/plain");
    for (Correction correction : hostile()) {
      writer.writeTU(
          new TextFragment(correction.source()), new TextFragment(correction.target()), null, null);
      expected.add(new Correction(correction.source(), correction.target(), ""));
    }
    writer.writeTU(bold("Das ist ", "wichtig", "."), bold("This is ", "important", "."), "u", null);
    expected.add(new Correction("Das ist wichtig.", "This is important.", ""));
    writer.writeEndDocument();
    writer.close();

    assertThat(Corrections.load(file).all()).containsExactlyInAnyOrderElementsOf(expected);
  }

  private static TextFragment bold(String before, String inside, String after) {
    TextFragment fragment = new TextFragment(before);
    fragment.append(TagType.OPENING, "b", "<b>");
    fragment.append(inside);
    fragment.append(TagType.CLOSING, "b", "</b>");
    fragment.append(after);
    return fragment;
  }
}
