package io.github.nachtschicht.reading;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.nachtschicht.text.Account;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.Timeout.ThreadMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Documents made to keep a reader busy: twice as much takes at most 2.5 times as long, and what is
 * nested without end neither overflows the stack nor loses a word.
 */
@Timeout(value = 120, unit = TimeUnit.SECONDS, threadMode = ThreadMode.SEPARATE_THREAD)
class OfficeHostileTest {

  private static final String TEXT = "<w:r><w:t>Der Rat ist da. </w:t></w:r>";
  private static final String ODF_TEXT = "<text:p>Der Rat ist da.</text:p>";

  private final DocumentReader reader =
      new DocumentReader(ReadingOptions.defaults().withForceLanguage(true));

  private static byte[] document(String format, String body) {
    return switch (format) {
      case "docx" -> OfficeFixtures.docx(body);
      case "odt" -> OfficeFixtures.odt(body);
      default -> ("{\\rtf1\\ansi " + body + "}").getBytes(StandardCharsets.ISO_8859_1);
    };
  }

  private Account read(String format, String body) {
    return reader.read("a." + format, document(format, body)).account();
  }

  private void readWhole(String format, byte[] document) {
    assertThat(reader.read("a." + format, document).account().addsUp()).isTrue();
  }

  private static String end(String format) {
    return switch (format) {
      case "docx" -> "<w:p>" + TEXT + "</w:p>";
      case "odt" -> ODF_TEXT;
      default -> "Der Rat ist da.\\par ";
    };
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "docx | <w:p><w:r><w:t>Der Rat </w:t></w:r><w:r><w:rPr><w:b/></w:rPr><w:t>ist da.</w:t></w:r></w:p>",
        "docx | <w:p><w:pPr><w:rPr><w:del/></w:rPr></w:pPr><w:r><w:t>Rat</w:t></w:r></w:p>",
        "docx | <w:p><w:r><w:fldChar w:fldCharType='begin'/></w:r><w:r><w:instrText>A</w:instrText></w:r></w:p>",
        "docx | <w:p><w:r><w:rPr><w:vertAlign w:val='superscript'/></w:rPr><w:t>1,</w:t></w:r></w:p>",
        "docx | <w:p><w:pPr><w:framePr w:dropCap='drop'/></w:pPr><w:r><w:tab/><w:t>x1</w:t></w:r></w:p>",
        "docx | <w:tbl><w:tr><w:tc><w:p><w:r><w:t>a</w:t></w:r></w:p></w:tc><w:tc/></w:tr></w:tbl>",
        "docx | <w:p><w:r><w:pict><v:textbox><w:txbxContent><w:p><w:r><w:t>b</w:t></w:r></w:p></w:txbxContent></v:textbox></w:pict></w:r></w:p>",
        "odt | <text:p>Der <text:span>Rat</text:span> ist<text:s text:c='9'/> da.</text:p>",
        "odt | <text:list><text:list-item><text:p>Punkt</text:p></text:list-item></text:list>",
        "odt | <text:p><text:note><text:note-citation>1</text:note-citation><text:note-body><text:p>n</text:p></text:note-body></text:note></text:p>",
        "odt | <table:table><table:table-row><table:table-cell table:number-columns-repeated='900'><text:p>x</text:p></table:table-cell></table:table-row></table:table>",
        "rtf | Der {\\b Rat} ist {\\super 1} da.\\par ",
        "rtf | {{\\field{\\*\\fldinst A}",
        "rtf | \\field\\fldrslt a",
        "rtf | \\trowd\\cellx100\\cellx200 a\\cell b\\cell\\row ",
        "rtf | \\u228?\\u-10179?\\'e4{\\*\\x y}",
        "rtf | {\\footnote a}",
        "rtf | {\\pntext 1.\\tab}\\ls1\\li9 Punkt\\par "
      })
  void read_twiceAsMuch_takesAtMostTwoAndAHalfTimesAsLong(String format, String unit) {
    int times = 2_000;
    byte[] once = document(format, unit.repeat(times) + end(format));
    byte[] twice = document(format, unit.repeat(2 * times) + end(format));
    LinearTime.check(
        format + ": " + unit, () -> readWhole(format, once), () -> readWhole(format, twice));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "docx | <w:tbl><w:tr><w:tc> | </w:tc></w:tr></w:tbl> | 130",
        "docx | <w:sdt><w:sdtContent> | </w:sdtContent></w:sdt> | 195",
        "docx | <w:p><w:r><w:pict><w:txbxContent> | </w:txbxContent></w:pict></w:r></w:p> | 95",
        "docx | <mc:AlternateContent><mc:Choice> | </mc:Choice></mc:AlternateContent> | 195",
        "odt | <text:list><text:list-item> | </text:list-item></text:list> | 195",
        "odt | <table:table><table:table-row><table:table-cell> | </table:table-cell></table:table-row></table:table> | 130",
        "odt | <text:section> | </text:section> | 390",
        "odt | <text:p><draw:frame><draw:text-box> | </draw:text-box></draw:frame></text:p> | 130",
        "rtf | { | } | 9000",
        "rtf | {\\field{\\fldrslt | }} | 4000",
        "rtf | {\\footnote | } | 3000",
        "rtf | {\\*\\moMath{\\mf{\\mnum | }}} | 3000"
      })
  void read_deeplyNested_keepsEveryWord(String format, String open, String close, int times) {
    Account account =
        read(format, open.repeat(times) + end(format) + close.repeat(times) + end(format));

    assertThat(account.addsUp()).isTrue();
  }

  @ParameterizedTest
  @CsvSource({"docx, <w:sdt>", "odt, <text:section>", "rtf, {"})
  void read_nestedBeyondReason_isRefusedWithTheReason(String format, String open) {
    String close = open.equals("{") ? "}" : open.replace("<", "</");
    String body = open.repeat(20_000) + end(format) + close.repeat(20_000);
    org.assertj.core.api.Assertions.assertThatThrownBy(() -> read(format, body))
        .isInstanceOf(UnreadableDocumentException.class)
        .hasMessageContaining("nested more than");
  }
}
