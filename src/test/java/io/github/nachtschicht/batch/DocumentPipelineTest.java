package io.github.nachtschicht.batch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.nachtschicht.batch.DocumentException.Stage;
import io.github.nachtschicht.support.Sha256;
import io.github.nachtschicht.text.Account;
import io.github.nachtschicht.translation.TermCount;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class DocumentPipelineTest {

  private static DocumentResult run(PipelineParts parts, String text) throws Exception {
    return new DocumentPipeline(parts)
        .process("a.txt", text.getBytes(StandardCharsets.UTF_8), n -> {});
  }

  @Test
  void process_document_translatesAllSegmentsInOneCall() throws Exception {
    Fakes.Translator translator = new Fakes.Translator(s -> "<" + s + ">");
    AtomicInteger told = new AtomicInteger();
    DocumentResult result =
        new DocumentPipeline(Fakes.parts(translator))
            .process(
                "a.txt",
                "Eins ist da.\n\nDas bleibt.\nwrong zwei\nhttps://example.org/a"
                    .getBytes(StandardCharsets.UTF_8),
                told::addAndGet);

    assertThat(translator.calls).containsExactly(List.of("Eins ist da.", "wrong zwei"));
    assertThat(result.markdown())
        .isEqualTo("<Eins ist da.>\nThis stays.\n<wrong zwei>\nhttps://example.org/a\n");
    assertThat(told).hasValue(4);
    assertThat(result.figures())
        .isEqualTo(
            new DocumentResult.Figures(
                Sha256.of("Eins ist da.\n\nDas bleibt.\nwrong zwei\nhttps://example.org/a"),
                58,
                4,
                8,
                8,
                10,
                1,
                0,
                TermCount.NONE,
                Map.of("test", 1),
                -0.5,
                List.of(1.0, 1.0, 0.1, 1.0),
                new Account.Figures(8, 0, new TreeMap<>(), 0, 0)));
  }

  @ParameterizedTest
  @CsvSource({
    "Das ist `wrong` hier., 0",
    "Das ist wrong und `wrong` hier., 1",
    "Das ist `wrong` und wrong hier., 1",
    "Das ist wrongly und `wrong` hier., 1",
  })
  void process_inlineCode_isNotChecked(String text, int flags) throws Exception {
    DocumentResult result =
        new DocumentPipeline(Fakes.parts(new Fakes.Translator(s -> s)))
            .process("a.txt", text.getBytes(StandardCharsets.UTF_8), n -> {});
    assertThat(result.figures().flagCount()).isEqualTo(flags);
  }

  @Test
  void process_nothingTheModelTranslated_hasNoLowestScore() throws Exception {
    DocumentResult result =
        new DocumentPipeline(Fakes.parts(new Fakes.Translator(s -> s)))
            .process(
                "a.txt",
                "Das bleibt.\nhttps://example.org/a".getBytes(StandardCharsets.UTF_8),
                n -> {});
    assertThat(result.figures().lowestScore()).isNull();
  }

  /** Sentences whose literals a careless model loses; what it would make of them as a whole. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      textBlock =
          """
          Rufen Sie `git gc --prune` auf.       | CALL git gc --prune AUF.
          Siehe https://example.org/Ab(c).      | SIEHE https://example.org/Ab(c).
          Mail an: info@example.org, bitte!     | MAIL AN: info@example.org, BITTE!
          (Siehe `x`, `y` und `x`.)             | (SIEHE x, y UND x.)
          Ein `e` im Text.                      | EIN e IM TEXT.
          `mvn test` läuft.                     | mvn test LÄUFT.
          Herr ____________, geboren am __.__.____ | HERR ____________, GEBOREN AM __.__.____
          Ruf an: 030 / 123 45-67 oder +49 (0)89 8931330. | RUF AN: 030 / 123 45-67 ODER +49 (0)89 8931330.
          Die IBAN DE02 1203 0000 0000 2020 51 gilt. | DIE IBAN DE02 1203 0000 0000 2020 51 GILT.
          Der Server 192.168.178.1 steht.       | DER SERVER 192.168.178.1 STEHT.
          Unter C:\\Daten\\mvn_1.txt liegt er.   | UNTER C:\\Daten\\mvn_1.txt LIEGT ER.
          Es sind 1.200.300.400 Leute.          | lost
          Ort, den .......... und heute         | ORT, DEN .......... UND HEUTE
          Bei beispiel.example.de/Weg und mvn.de. | BEI beispiel.example.de/Weg UND mvn.de.
          Mail an foto(at)example.org, bitte!   | MAIL AN foto(at)example.org, BITTE!
          Hier <Mvn_Feld> und [Mvn.Ort] wählen. | HIER <Mvn_Feld> UND [Mvn.Ort] WÄHLEN.
          Der Wert x<y und [git: so] zählt.     | lost
          Haus • Garten · Hof                   | HAUS • GARTEN · HOF
          ~Der Wert P(A | B) des git zählt.~    | lost
          Das Produkt m · a von 3 · 4 git zählt. | lost
          ☐ Haus ☒ Garten                       | ☐ HAUS ☒ GARTEN
          """)
  void process_literalLost_translatesAroundIt(String source, String expected) throws Exception {
    Fakes.Translator translator =
        new Fakes.Translator(
            s ->
                s.matches(".*(git|mvn|Mvn|example|\\b[ex]\\b|__|[.]{5}|[0-9]{4}|[.][0-9]{3}[.]).*")
                    ? "lost"
                    : s.toUpperCase(Locale.ROOT).replace("RUFEN SIE", "CALL"));
    assertThat(run(Fakes.parts(translator), source).markdown()).isEqualTo(expected + "\n");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          Pläne B4-A-612 und TG-127.         | Plans B4-A612 and TG-12.    | Plans B4-A-612 and TG-127.
          Die BIC ist ABCDDEB1XXX.           | The BIC is ABCDDEB1XX.      | The BIC is ABCDDEB1XXX.
          Zimmer A-101 und A-102.            | Rooms A-10 and more.        | Rooms A-10 and more.
          Der A-101 fährt.                   | The COVID-19 goes.          | The COVID-19 goes.
          Die U-18-Gruppe und B4-A-612 da.   | The U-18 and B4-A-612 here. | The U-18 and B4-A-612 here.
          """)
  void process_codeNearlyCopied_isAsInTheSource(String source, String target, String expected)
      throws Exception {
    assertThat(run(Fakes.parts(new Fakes.Translator(s -> target)), source).markdown())
        .isEqualTo(expected + "\n");
  }

  @Test
  void process_literalKept_keepsTheWholeTranslation() throws Exception {
    Fakes.Translator translator =
        new Fakes.Translator(s -> s.replace("Rufen Sie", "Call").replace(" auf.", "."));
    assertThat(run(Fakes.parts(translator), "Rufen Sie `git gc` auf.").markdown())
        .isEqualTo("Call git gc.\n");
    assertThat(translator.calls).hasSize(1);
  }

  @ParameterizedTest
  @EnumSource(names = {"READ", "SEGMENT", "TRANSLATE", "CHECK", "SUMMARIZE", "RENDER"})
  void process_stageFails_saysWhichAndWhy(Stage stage) {
    PipelineParts bad =
        Fakes.failing(
            Fakes.parts(new Fakes.Translator(s -> s)),
            stage,
            text -> {
              throw new OutOfMemoryError("native\nheap");
            });
    assertThatThrownBy(() -> run(bad, "Ein Satz."))
        .isInstanceOfSatisfying(
            DocumentException.class,
            e -> {
              assertThat(e.stage()).isEqualTo(stage);
              assertThat(e).hasMessage("out of memory (native\\nheap)");
            });
  }
}
