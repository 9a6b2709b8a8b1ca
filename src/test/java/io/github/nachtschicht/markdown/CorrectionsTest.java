package io.github.nachtschicht.markdown;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.nachtschicht.support.LockFile;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Timeout(value = 20, unit = TimeUnit.SECONDS)
class CorrectionsTest {

  @TempDir private Path folder;

  private Path file(String content, Charset charset) throws IOException {
    return Files.write(folder.resolve("memory.tmx"), content.getBytes(charset));
  }

  private Path file(String body) throws IOException {
    return file(
        "<?xml version=\"1.0\"?><tmx version=\"1.4\"><header/><body>" + body + "</body></tmx>",
        StandardCharsets.UTF_8);
  }

  private static String unit(String attributes, String german, String english) {
    return "<tu "
        + attributes
        + "><tuv xml:lang=\"de-DE\"><seg>"
        + german
        + "</seg></tuv><tuv xml:lang=\"EN_us\"><seg>"
        + english
        + "</seg></tuv></tu>";
  }

  static void save(List<Correction> corrections, Path file) throws IOException {
    try (LockFile lock = Corrections.lock(file)) {
      Corrections.change(lock, file, before -> before.with(corrections));
    }
  }

  @Test
  void lock_heldByAnother_saysSo() throws Exception {
    Path file = folder.resolve("corrections.tmx");
    try (LockFile held = Corrections.lock(file)) {
      assertThatThrownBy(() -> Corrections.lock(file, Duration.ofMillis(100)))
          .isInstanceOf(IOException.class)
          .hasMessageContaining("corrections.tmx' is being changed by another program");
    }
    Corrections.lock(file, Duration.ZERO).close();
    assertThat(file).doesNotExist();
  }

  @Test
  void change_sameTranslationAgain_staysWhoseItWasToTheByte() throws IOException {
    Path file = folder.resolve(Corrections.FILE_NAME);
    Instant first = Instant.parse("2026-01-31T23:59:59Z");
    save(List.of(new Correction("Ja.", "Yes.", "a.txt").by("anna", first)), file);
    byte[] bytes = Files.readAllBytes(file);
    assertThat(Files.readString(file))
        .contains("<tu changedate=\"20260131T235959Z\" changeid=\"anna\">");

    save(List.of(new Correction("Ja.", "Yes.", "b.txt").by("bert", first.plusSeconds(9))), file);

    assertThat(file).hasBinaryContent(bytes);
    assertThat(Corrections.load(file).get("Ja.").orElseThrow().origin())
        .isEqualTo("anna, 2026-01-31");
  }

  @Test
  void change_fileSavedByAnotherProgramMeanwhile_losesNeither() throws IOException {
    Path file = folder.resolve(Corrections.FILE_NAME);
    save(List.of(new Correction("Ja.", "Yes.", "")), file);
    Path other = folder.resolve("other.tmx");
    save(List.of(new Correction("Ja.", "Yes.", ""), new Correction("Nein.", "No.", "")), other);
    boolean[] saved = new boolean[1];
    try (LockFile lock = Corrections.lock(file)) {
      Corrections.change(
          lock,
          file,
          before -> {
            if (!saved[0]) {
              saved[0] = true;
              try {
                Files.copy(other, file, java.nio.file.StandardCopyOption.REPLACE_EXISTING);
              } catch (IOException e) {
                throw new java.io.UncheckedIOException(e);
              }
            }
            return before.with(List.of(new Correction("Doch.", "Yes indeed.", "")));
          });
    }
    assertThat(Corrections.load(file).all())
        .extracting(Correction::target)
        .containsExactly("Yes indeed.", "Yes.", "No.");
  }

  @Test
  void load_noFile_isEmpty() throws IOException {
    assertThat(Corrections.load(folder.resolve("none.tmx")).size()).isZero();
  }

  @Test
  void find_savedCorrection_isFoundWhateverTheSpace() throws IOException {
    Path file = folder.resolve(Corrections.FILE_NAME);
    save(
        List.of(
            new Correction("Größe & <b>Art</b>  \"x\".", "Size & <i> 'y' 😀.", "a/b.txt"),
            new Correction("Ja.", "No.", ""),
            new Correction("Ja.", "Yes.", "")),
        file);

    Corrections read = Corrections.load(file);

    assertThat(read.size()).isEqualTo(2);
    assertThat(read.find("Größe & <b>Art</b>\u00A0 \"x\". ")).hasValue("Size & <i> 'y' 😀.");
    assertThat(read.find("Gro\u0308ße & <b>Art</b> \"x\".")).isPresent();
    assertThat(read.find("Ja.")).hasValue("Yes.");
    assertThat(read.find("ja.")).isEmpty();
    assertThat(read.all().get(0).document()).isEqualTo("a/b.txt");
  }

  @Test
  void save_anyOrder_givesSameBytes() throws IOException {
    List<Correction> corrections = new ArrayList<>();
    Random random = new Random(7);
    for (int i = 0; i < 50; i++) {
      corrections.add(new Correction("Satz " + random.nextInt(), "Sentence " + i, "d" + i));
    }
    Path one = folder.resolve("one.tmx");
    Path two = folder.resolve("two.tmx");
    save(corrections, one);
    java.util.Collections.shuffle(corrections, random);
    save(corrections, two);

    assertThat(two).hasSameBinaryContentAs(one);
    assertThat(folder.toFile().list())
        .containsExactlyInAnyOrder("one.tmx", "two.tmx", SafeFiles.STATE);
  }

  @Test
  void save_file_followsTheTmxGrammar() throws Exception {
    Path file = folder.resolve("c.tmx");
    save(
        List.of(
            new Correction("a", "b", "d.txt"),
            new Correction("c", "d", "").by("anna \"x\"", Instant.EPOCH)),
        file);

    String withGrammar =
        Files.readString(file)
            .replaceFirst("(<\\?xml.*\\?>)", "$1<!DOCTYPE tmx [" + TMX_GRAMMAR + "]>");
    javax.xml.parsers.DocumentBuilderFactory factory =
        javax.xml.parsers.DocumentBuilderFactory.newDefaultInstance();
    factory.setValidating(true);
    javax.xml.parsers.DocumentBuilder builder = factory.newDocumentBuilder();
    List<String> errors = new ArrayList<>();
    builder.setErrorHandler(
        new org.xml.sax.helpers.DefaultHandler() {
          @Override
          public void error(org.xml.sax.SAXParseException e) {
            errors.add(e.getMessage());
          }
        });
    builder.parse(new org.xml.sax.InputSource(new java.io.StringReader(withGrammar)));

    assertThat(errors).isEmpty();
  }

  /**
   * translate-toolkit 3.8.4 reads the content of inline elements as text, and leaves them where
   * they are when it changes a segment: what is saved has none.
   */
  @Test
  void save_sentenceWithTags_writesThemAsText() throws IOException {
    Path file = folder.resolve("c.tmx");
    Correction correction = new Correction("Das <b>Haus</b> & mehr", "The <b>house</b> & more", "");
    save(List.of(correction), file);

    assertThat(Files.readString(file))
        .contains("<seg>Das &lt;b&gt;Haus&lt;/b&gt; &amp; mehr</seg>");
    assertThat(Corrections.load(file).all()).containsExactly(correction);
  }

  @Test
  void load_otherProgramsFile_readsTextWithoutCodes() throws IOException {
    Path file =
        file(
            "<?xml version=\"1.0\" encoding=\"UTF-16\"?>\n"
                + "<!DOCTYPE tmx SYSTEM \"tmx14.dtd\">\n"
                + "<tmx version=\"1.4\"><header creationtool=\"X\" srclang=\"*all*\"><prop"
                + " type=\"y\">z</prop><note>n</note></header><body>"
                + "<tu tuid=\"1\" usagecount=\"3\" datatype=\"rtf\"><note>n</note>"
                + "<tuv xml:lang=\"FR\"><seg>Oui</seg></tuv>"
                + "<tuv lang=\"DE-AT\" creationid=\"me\"><prop type=\"p\">q</prop>"
                + "<seg>Ein <bpt i=\"1\">{\\b <sub>sub</sub></bpt>fettes"
                + "<ept i=\"1\">}</ept> <hi type=\"t\">Wort<ph x=\"1\"/></hi>.</seg></tuv>"
                + "<tuv xml:lang=\"en\"><seg>A <![CDATA[<bold>]]> word.</seg></tuv></tu>"
                + "<tu><tuv xml:lang=\"de\"><seg>Nur deutsch.</seg></tuv></tu>"
                + "</body></tmx>",
            StandardCharsets.UTF_16);

    assertThat(Corrections.load(file).all())
        .containsExactly(new Correction("Ein fettes Wort.", "A <bold> word.", ""));
  }

  /** As after {@code merge=union} of git, which writes lines that two units share only once. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          de Baum, en tree, de Haus, en house      | Baum=tree, Haus=house
          en tree, de Baum, en house, de Haus      | Baum=tree, Haus=house
          de-DE Januar, de-AT Jänner, en January   | Januar=January, Jänner=January
          de Amt, en-GB office, en-US agency       | Amt=agency
          de Amt, de-AT Behörde, fr bureau         |
          """)
  void load_unitWithVariants_readsEachPair(String variants, @Nullable String pairs)
      throws IOException {
    String body =
        Stream.of(variants.split(", "))
            .map(v -> v.split(" "))
            .map(v -> "<tuv xml:lang=\"" + v[0] + "\"><seg>" + v[1] + "</seg></tuv>")
            .collect(Collectors.joining("", "<tu>", "</tu>"));

    assertThat(Corrections.load(file(body)).all().stream().map(c -> c.source() + "=" + c.target()))
        .containsExactlyInAnyOrder(pairs == null ? new String[0] : pairs.split(", "));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          Zug<ph x="1">&lt;br/&gt;</ph>fährt | Zug fährt
          Zug<ph type="lb"/>fährt            | Zug fährt
          Zug<ph>\\n</ph>fährt              | Zug fährt
          Zug<ph>&#10;</ph>fährt             | Zug fährt
          Zug<it pos="begin">\\line </it>fährt | Zug fährt
          Zug<ut>&lt;tab/&gt;</ut>fährt      | Zug fährt
          Zug <ph>{0}</ph> fährt             | Zug fährt
          Zug<ph>{0}</ph>.                   | Zug.
          Der <bpt i="1">&lt;b&gt;</bpt>Zug<ept i="1">&lt;/b&gt;</ept>fährt | Der Zugfährt
          Zug<ph>&amp;shy;</ph>fahrt         | Zugfahrt
          Zug<ph>\\-</ph>fahrt              | Zugfahrt
          Zug<ph>\u00AD</ph>fahrt            | Zugfahrt
          (<ph>{0}</ph>Zug)                  | (Zug)
          """)
  void load_codes_partWordsOnlyWhereABreakDoes(String segment, String text) throws IOException {
    Path file =
        file(
            "<tmx version=\"1.4\"><header/><body><tu><tuv xml:lang=\"de\"><seg>"
                + segment
                + "</seg></tuv><tuv xml:lang=\"en\"><seg>It.</seg></tuv></tu></body></tmx>",
            StandardCharsets.UTF_8);

    assertThat(Corrections.load(file).all()).containsExactly(new Correction(text, "It.", ""));
  }

  @Test
  void load_severalForOneSentence_takesLatest() throws IOException {
    assertThat(
            Corrections.load(
                    file(
                        unit("changedate=\"20250102T000000Z\"", "Ja.", "new")
                            + unit("changedate=\"20240102T000000Z\"", "Ja.", "old")
                            + unit("", "Nein.", "first")
                            + unit("", "Nein.", "last")))
                .all())
        .containsExactly(
            new Correction("Ja.", "new", "", "", "20250102T000000Z"),
            new Correction("Nein.", "last", ""));
  }

  @Test
  void load_externalEntity_isNeverRead() throws IOException {
    Path secret = Files.writeString(folder.resolve("secret"), "SECRET");
    Path file =
        file(
            "<!DOCTYPE tmx [<!ENTITY x SYSTEM \""
                + secret.toUri()
                + "\">]><tmx><body>"
                + unit("", "Ja.", "&x;")
                + "</body></tmx>",
            StandardCharsets.UTF_8);

    assertThatThrownBy(() -> Corrections.load(file))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("memory.tmx")
        .hasMessageNotContaining("SECRET");
  }

  @Test
  void load_entityBomb_fails() throws IOException {
    StringBuilder grammar = new StringBuilder("<!ENTITY e0 \"aaaaaaaaaa\">");
    for (int i = 1; i < 10; i++) {
      String previous = "&e" + (i - 1) + ";";
      grammar.append("<!ENTITY e" + i + " \"" + previous.repeat(10) + "\">");
    }
    Path file =
        file(
            "<!DOCTYPE tmx ["
                + grammar
                + "]><tmx><body>"
                + unit("", "Ja.", "&e9;")
                + "</body></tmx>",
            StandardCharsets.UTF_8);

    assertThatThrownBy(() -> Corrections.load(file)).isInstanceOf(IOException.class);
  }

  @Test
  void load_notTmx_namesFileAndCause() throws IOException {
    for (String content :
        List.of("", "plain", "<html/>", "<tmx><body><tu>", "<tmx>" + "<a>".repeat(1000))) {
      Path file = file(content, StandardCharsets.UTF_8);
      assertThatThrownBy(() -> Corrections.load(file))
          .isInstanceOf(IOException.class)
          .hasMessageStartingWith(file + ": not a ")
          .hasMessageNotContaining("\n");
    }
  }

  @Test
  void load_folder_namesItAndTheCause() {
    assertThatThrownBy(() -> Corrections.load(folder))
        .isInstanceOf(IOException.class)
        .hasMessageStartingWith(folder + ": cannot be read: ");
  }

  @Test
  void load_damagedFiles_failCleanly() throws IOException {
    byte[] good = Files.readAllBytes(file(unit("", "Ein Satz.", "A sentence.").repeat(20)));
    Random random = new Random(11);
    for (int i = 0; i < 500; i++) {
      byte[] bad = good.clone();
      for (int k = 0; k <= random.nextInt(4); k++) {
        bad[random.nextInt(bad.length)] = (byte) random.nextInt(256);
      }
      Path file = Files.write(folder.resolve("bad.tmx"), bad);
      try {
        Corrections.load(file);
      } catch (IOException e) {
        assertThat(e).hasMessageContaining("bad.tmx");
      }
    }
  }

  @Test
  void load_overlongSentence_isLeftOut() throws IOException {
    assertThat(
            Corrections.load(
                    file(
                        unit("", "x".repeat(TmxReader.MAX_SENTENCE + 1), "long")
                            + unit("", "kurz", "short")))
                .size())
        .isEqualTo(1);
  }

  @Test
  void fingerprint_onlyCountsWhatApplies() {
    Corrections corrections =
        Corrections.of(List.of(new Correction("a", "b", ""), new Correction("c", "d", "")));

    assertThat(corrections.fingerprint(Corrections.keys(List.of("x", "y")), corrections)).isEmpty();
    assertThat(corrections.fingerprint(Corrections.keys(List.of("x", "a")), corrections))
        .hasSize(64)
        .isEqualTo(corrections.fingerprint(Corrections.keys(List.of("a ", "y", "a")), corrections))
        .isNotEqualTo(corrections.fingerprint(Corrections.keys(List.of("a", "c")), corrections));
  }

  /** Structure of TMX 1.4b as far as it concerns what is written, after the specification. */
  private static final String TMX_GRAMMAR =
      """
      <!ELEMENT tmx (header, body)>
      <!ATTLIST tmx version CDATA #REQUIRED>
      <!ELEMENT header (note | prop | ude)*>
      <!ATTLIST header creationtool CDATA #REQUIRED creationtoolversion CDATA #REQUIRED
        segtype (block | paragraph | sentence | phrase) #REQUIRED o-tmf CDATA #REQUIRED
        adminlang CDATA #REQUIRED srclang CDATA #REQUIRED datatype CDATA #REQUIRED
        o-encoding CDATA #IMPLIED creationdate CDATA #IMPLIED creationid CDATA #IMPLIED
        changedate CDATA #IMPLIED changeid CDATA #IMPLIED>
      <!ELEMENT body (tu*)>
      <!ELEMENT note (#PCDATA)>
      <!ATTLIST note xml:lang CDATA #IMPLIED o-encoding CDATA #IMPLIED>
      <!ELEMENT prop (#PCDATA)>
      <!ATTLIST prop type CDATA #REQUIRED xml:lang CDATA #IMPLIED o-encoding CDATA #IMPLIED>
      <!ELEMENT ude EMPTY>
      <!ELEMENT tu ((note | prop)*, tuv+)>
      <!ATTLIST tu tuid CDATA #IMPLIED o-encoding CDATA #IMPLIED datatype CDATA #IMPLIED
        usagecount CDATA #IMPLIED lastusagedate CDATA #IMPLIED creationtool CDATA #IMPLIED
        creationtoolversion CDATA #IMPLIED creationdate CDATA #IMPLIED creationid CDATA #IMPLIED
        changedate CDATA #IMPLIED segtype (block | paragraph | sentence | phrase) #IMPLIED
        changeid CDATA #IMPLIED o-tmf CDATA #IMPLIED srclang CDATA #IMPLIED>
      <!ELEMENT tuv ((note | prop)*, seg)>
      <!ATTLIST tuv xml:lang CDATA #REQUIRED o-encoding CDATA #IMPLIED datatype CDATA #IMPLIED
        usagecount CDATA #IMPLIED lastusagedate CDATA #IMPLIED creationtool CDATA #IMPLIED
        creationtoolversion CDATA #IMPLIED creationdate CDATA #IMPLIED creationid CDATA #IMPLIED
        changedate CDATA #IMPLIED changeid CDATA #IMPLIED o-tmf CDATA #IMPLIED>
      <!ELEMENT seg (#PCDATA)>
      """;
}
