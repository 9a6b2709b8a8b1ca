package io.github.nachtschicht.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CapitalsTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "DER RAT HAT BESCHLOSSEN. | Der Rat hat beschlossen.",
        "HAFTUNGSAUSSCHLUSS UND GEWÄHRLEISTUNG | Haftungsausschluss und Gewährleistung",
        "DIE GROSSE STRAẞE UND DIE MASSNAHMEN | Die große Straße und die Maßnahmen",
        "„WIR BLEIBEN“, SAGT FRAU MERKEL | „Wir bleiben“, sagt Frau Merkel",
        "NATO, EU UND USA | NATO, EU und USA",
        "BADEN-WÜRTTEMBERG UND DIE E-MAIL | Baden-Württemberg und die E-Mail",
        "SO GEHT'S NICHT! | So geht's nicht!",
        "KAPITEL XIV: DAS LEBEN | Kapitel XIV: das Leben",
        "RECHNUNG NR. 2024-0815 VOM 03.05.2024 | Rechnung Nr. 2024-0815 vom 03.05.2024",
        "SIEHE WWW.BEISPIEL.DE/PFAD ODER A@BEISPIEL.DE | Siehe WWW.BEISPIEL.DE/PFAD oder"
            + " A@BEISPIEL.DE",
        "BITTE MAX_VALUE SETZEN | Bitte MAX_VALUE setzen",
        "ACHTUNG | Achtung",
        "ACHTUNG: Bitte die Tür NICHT öffnen! | Achtung: Bitte die Tür NICHT öffnen!",
        "„WICHTIGER HINWEIS: Die Tür klemmt.“ | „Wichtiger Hinweis: Die Tür klemmt.“",
        "VORSICHT – Stufe! | Vorsicht – Stufe!",
        "SPD, CDU, AFD UND ICE | SPD, CDU, AFD und ICE",
        "ROT, BLAU, GELB | Rot, blau, gelb",
        "ALLE PREISE INKL. MWST. UND VERSAND | Alle Preise inkl. MwSt. und Versand",
        "DR. MED. HANS MÜLLER, D. H. DER ARZT | Dr. med. Hans Müller, d. h. der Arzt",
        "Z.B. BEI REGEN | Z.B. bei Regen",
        "HERZLICHE GRÜßE | Herzliche Grüße",
        "AUßER BETRIEB | Außer Betrieb",
        "§ 3 ZWECK DER STIFTUNG (ca. 5 km) | § 3 Zweck der Stiftung (ca. 5 km)",
      })
  void usual_inCapitals_asUsuallyWritten(String capitals, String usual) {
    assertThat(Capitals.usual(capitals)).isEqualTo(usual);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "12 – 14",
        "Der Rat hat beschlossen.",
        "Bitte die Tür NICHT öffnen!",
        "NATO: Die Minister treffen sich.",
        "DIN-A4: Das Blatt",
        "NATO",
        "EU, UN, NATO, WTO",
        "ICE/IC/RE",
        "WHO, ILO, IWF.",
        "DSL",
        "XXII",
        "Die BASF SE und die BMW AG",
        "東京 市",
        "MAX_VALUE",
      })
  void usual_notInCapitalsOrUsuallySo_null(String sentence) {
    assertThat(Capitals.usual(sentence)).isNull();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "SIEHE info@beispiel.de (5 km) | See info@beispiel.de (5 km) | SEE info@beispiel.de (5 km)",
        "DIE SPANNUNG DARF 20 mV NICHT ÜBERSTEIGEN. | The voltage must not exceed (20 mV). | THE"
            + " VOLTAGE MUST NOT EXCEED (20 mV).",
        "RUFEN SIE getName AUF! | Call getName! | CALL getName!",
        "FRAU MERKEL | Mrs Merkel’s | MRS MERKEL’S",
        "STRASSE | Strauß ﬁne ŉ | STRAUß ﬁNE ŉ",
        "WICHTIGER HINWEIS: Die Tür klemmt. | Important note: The door: | IMPORTANT NOTE: The"
            + " door:",
        "VORSICHT – Stufe! | Mind the step! | Mind the step!",
      })
  void restored_inCapitals_asLong(String source, String translation, String capitals) {
    String restored = Capitals.restored(source, translation);
    assertThat(restored).isEqualTo(capitals).hasSameSizeAs(translation);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "DER RAT HAT BESCHLOSSEN.|DIE BRÜCKE BLEIBT GESPERRT!|WARUM NICHT?",
        "LUDWIG XIV. WAR KÖNIG VON FRANKREICH.|ER STARB IN VERSAILLES.",
        "GEM. § 5 ABS. 2 BGB IST DER VERTRAG NICHTIG.",
        "DAS KOSTET CA. 500 EURO INKL. VERSAND.|BITTE ZAHLEN SIE BIS 3. MAI.",
        "ALLE PREISE INKL. MWST. UND VERSANDKOSTEN.|BITTE ZAHLEN SIE BAR.",
        "DER PREIS GILT INKL. MWST.|DIE LIEFERUNG IST FREI.",
        "DR. MED. HANS MÜLLER IST ARZT.|ER WOHNT IN KÖLN.",
        "BEI REGEN, D. H. FAST IMMER, FÄLLT SIE AUS.|DAS IST SO.|WIR BLEIBEN.",
        "VGL. S. 5 FF. UND ART. 3 ABS. 1.",
        "DIE FEIER FINDET IN DER GOETHESTR. 5 STATT.",
        "„WIR BLEIBEN!“|„DAS IST NICHT SICHER.“",
      })
  void split_inCapitals_asOtherwise(String sentences) {
    String text = sentences.replace('|', ' ');
    assertThat(
            new SrxSentenceSplitter()
                .split(text).stream().map(s -> text.substring(s.start(), s.end())))
        .isEqualTo(List.of(sentences.split("\\|")));
  }

  @Test
  @Timeout(20)
  void usual_longText_inLinearTime() {
    String text = "DER RAT HAT AM MONTAG BESCHLOSSEN, ".repeat(50_000) + "A".repeat(200_000);
    assertThat(Capitals.usual(text)).startsWith("Der Rat hat am Montag beschlossen");
    assertThat(Capitals.usual(text.toLowerCase(Locale.ROOT))).isNull();
    assertThat(Capitals.restored(text, text)).hasSameSizeAs(text);
  }
}
