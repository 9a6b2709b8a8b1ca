package io.github.nachtschicht.reading;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.nachtschicht.text.ParsedDocument;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.Timeout.ThreadMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Documents put together at random, sense or nonsense: whatever they hold is read or left out, and
 * nothing is read that they do not hold.
 */
@Timeout(value = 120, unit = TimeUnit.SECONDS, threadMode = ThreadMode.SEPARATE_THREAD)
class OfficeRandomTest {

  private static final int DOCUMENTS = 300;

  private static final String[] WORD = {
    "<w:p>%s</w:p>",
    "<w:p><w:pPr><w:rPr><w:del/></w:rPr></w:pPr>%s</w:p>",
    "<w:p><w:pPr><w:framePr w:dropCap='drop'/></w:pPr>%s</w:p>",
    "<w:p><w:pPr><w:outlineLvl w:val='1'/></w:pPr>%s</w:p>",
    "<w:p><w:pPr><w:numPr><w:ilvl w:val='2'/><w:numId w:val='1'/></w:numPr></w:pPr>%s</w:p>",
    "<w:r>%s</w:r>",
    "<w:r><w:t>%w</w:t></w:r>",
    "<w:r><w:rPr><w:b/><w:vanish/></w:rPr>%s</w:r>",
    "<w:r><w:rPr><w:vertAlign w:val='superscript'/></w:rPr>%s</w:r>",
    "<w:r><w:rPr><w:rFonts w:ascii='Symbol'/></w:rPr><w:t>%w</w:t></w:r>",
    "<w:t>%w</w:t>",
    "<w:del>%s</w:del>",
    "<w:ins>%s</w:ins>",
    "<w:moveFrom>%s</w:moveFrom>",
    "<w:hyperlink r:id='link'>%s</w:hyperlink>",
    "<w:sdt><w:sdtContent>%s</w:sdtContent></w:sdt>",
    "<w:sdt><w:sdtPr><w:showingPlcHdr/></w:sdtPr><w:sdtContent>%s</w:sdtContent></w:sdt>",
    "<w:customXml>%s</w:customXml>",
    "<w:tbl><w:tr><w:trPr><w:del/></w:trPr><w:tc>%s</w:tc></w:tr></w:tbl>",
    "<w:tbl><w:tr><w:sdt><w:sdtContent><w:tc>%s</w:tc></w:sdtContent></w:sdt></w:tr></w:tbl>",
    "<w:tbl><w:tr><w:tc><w:tcPr><w:vMerge/></w:tcPr>%s</w:tc></w:tr></w:tbl>",
    "<w:tbl>%s</w:tbl>",
    "<w:tbl><w:tr><w:tc>%s</w:tc><w:tc/></w:tr><w:tr><w:tc/><w:tc>%s</w:tc></w:tr></w:tbl>",
    "<mc:AlternateContent><mc:Choice>%s</mc:Choice><mc:Fallback>%s</mc:Fallback></mc:AlternateContent>",
    "<w:pict><v:textbox><w:txbxContent>%s</w:txbxContent></v:textbox></w:pict>",
    "<w:ruby><w:rt>%s</w:rt><w:rubyBase>%s</w:rubyBase></w:ruby>",
    "<m:oMath>%s</m:oMath>",
    "<m:f><m:num>%s</m:num><m:den>%s</m:den></m:f>",
    "<m:r><m:t>%w</m:t></m:r>",
    "<m:nary><m:sub>%s</m:sub>%s</m:nary>",
    "<w:fldSimple w:instr='TOC'>%s</w:fldSimple>",
    "<w:r><w:fldChar w:fldCharType='begin'/></w:r>%s",
    "<w:r><w:fldChar w:fldCharType='separate'/></w:r>%s",
    "<w:r><w:fldChar w:fldCharType='end'/></w:r>%s",
    "<w:instrText>%w</w:instrText>",
    "<w:r><w:footnoteReference w:id='1'/></w:r>%s",
    "<w:r><w:footnoteReference w:customMarkFollows='1' w:id='2'/>%s</w:r>",
    "<a:p><a:t>%w</a:t></a:p>",
    "<v:textpath string='Bogen'/>%s",
    "<wp:docPr descr='Bild'/>%s",
    "<w:sym w:font='Symbol' w:char='F061'/>%s",
    "<w:unbekannt>%s</w:unbekannt>"
  };

  private static final String[] ODF = {
    "<text:p>%s</text:p>",
    "<text:h text:outline-level='2'>%s</text:h>",
    "<text:p>%s<text:hidden-paragraph text:is-hidden='true'/></text:p>",
    "<text:span>%s</text:span>",
    "<text:span text:style-name='S'>%s</text:span>",
    "<text:span text:style-name='H'>%s</text:span>",
    "<text:a xlink:href='https://example.org/'>%s</text:a>",
    "<text:list><text:list-item>%s</text:list-item></text:list>",
    "<text:list-header>%s</text:list-header>",
    "<text:section>%s</text:section>",
    "<text:section text:display='none'>%s</text:section>",
    "<text:table-of-content>%s</text:table-of-content>",
    "<text:tracked-changes><text:deletion>%s</text:deletion></text:tracked-changes>",
    "<text:note><text:note-citation>1</text:note-citation><text:note-body>%s</text:note-body></text:note>",
    "<office:annotation>%s</office:annotation>",
    "<text:hidden-text text:string-value='geheim' text:is-hidden='true'/>%s",
    "<text:hidden-text text:string-value='offen'>%s</text:hidden-text>",
    "<text:ruby><text:ruby-base>%s</text:ruby-base><text:ruby-text>%s</text:ruby-text></text:ruby>",
    "<draw:frame><draw:text-box>%s</draw:text-box><draw:text-box>%s</draw:text-box></draw:frame>",
    "<draw:custom-shape>%s</draw:custom-shape>",
    "<draw:frame><svg:desc>%s</svg:desc></draw:frame>",
    "<table:table>%s</table:table>",
    "<table:table><table:table-header-rows>%s</table:table-header-rows></table:table>",
    "<table:table><table:table-row table:number-rows-repeated='3'><table:table-cell>%s</table:table-cell></table:table-row></table:table>",
    "<table:table><table:table-row><table:table-cell table:number-columns-repeated='4'>%s</table:table-cell><table:covered-table-cell>%s</table:covered-table-cell></table:table-row></table:table>",
    "<table:table><table:table-row>%s</table:table-row></table:table>",
    "<math:math><math:mfrac>%s</math:mfrac></math:math>",
    "<math:mi>%w</math:mi>",
    "<math:semantics>%s<math:annotation>%s</math:annotation></math:semantics>",
    "<text:placeholder>%s</text:placeholder>",
    "<text:unbekannt>%s</text:unbekannt>"
  };

  private static final String ODF_STYLES =
      "<style:style style:name='S' style:family='text'><style:text-properties"
          + " style:text-position='super 58%'/></style:style><style:style style:name='H'"
          + " style:family='text'><style:text-properties text:display='none'/></style:style>";

  private static final String[] RTF = {
    "{%s}",
    "{\\b %s}",
    "{\\deleted %s}",
    "{\\v %s}",
    "{\\super %s}",
    "{\\footnote %s}",
    "{\\*\\footnote\\ftnalt %s}",
    "{\\header %s}",
    "{\\*\\annotation %s}",
    "{\\field{\\*\\fldinst HYPERLINK x}{\\fldrslt %s}}",
    "{\\field{\\*\\fldinst %s}{\\fldrslt %s}}",
    "{\\*\\unbekannt %s}",
    "{\\shp{\\*\\shpinst{\\shptxt %s}}}",
    "{\\listtext %s}",
    "{\\upr{%s}{\\*\\ud %s}}",
    "{\\*\\moMath %s}",
    "{\\mf{\\mnum %s}{\\mden %s}}",
    "{\\mr %s}",
    "%s\\par ",
    "%s\\line ",
    "\\trowd\\cellx100\\cellx200 %s\\cell %s\\cell\\row ",
    "\\intbl %s\\cell ",
    "\\intbl\\itap2 %s\\nestcell ",
    "\\nestrow %s",
    "\\row %s",
    "\\pard %s",
    "\\s1\\outlinelevel0 %s",
    "{\\*\\do{\\dptxbxtext %s}}",
    "\\'e4\\u246?%s",
    "\\plain %s",
    "{\\pict 00ff %s}"
  };

  private static final String[] WORDS = {
    "Der Rat ",
    "ist ",
    "da. ",
    "10",
    "2019",
    "3",
    "m",
    "*",
    "x1 ",
    "Brücke",
    "- ",
    "1. ",
    " ",
    "(a)"
  };

  /** {@code %s} stands for anything, {@code %w} for a word. */
  private static String body(Random random, String[] pieces, int depth) {
    StringBuilder body = new StringBuilder();
    int parts = 1 + random.nextInt(3);
    for (int i = 0; i < parts; i++) {
      if (depth == 0 || random.nextInt(6) == 0) {
        String word = WORDS[random.nextInt(WORDS.length)];
        body.append(pieces == RTF ? word.replace("ü", "\\'fc") : word);
      } else {
        String piece = pieces[random.nextInt(pieces.length)];
        while (piece.contains("%s")) {
          String inner = body(random, pieces, depth - 1).replace("\\", "\\\\").replace("$", "\\$");
          piece = piece.replaceFirst("%s", inner);
        }
        body.append(piece.replace("%w", WORDS[random.nextInt(WORDS.length)]));
      }
    }
    return body.toString();
  }

  @ParameterizedTest
  @ValueSource(strings = {"docx", "odt", "rtf"})
  void account_documentAtRandom_addsUp(String format) {
    DocumentReader reader = new DocumentReader(ReadingOptions.defaults().withForceLanguage(true));
    String[] pieces = format.equals("docx") ? WORD : format.equals("odt") ? ODF : RTF;
    Random random = new Random(5);
    for (int n = 0; n < DOCUMENTS; n++) {
      String body = body(random, pieces, 1 + n % 7);
      String note = "<w:footnote w:id='1'><w:p><w:r>" + body + "</w:r></w:p></w:footnote>";
      byte[] document =
          switch (format) {
            case "docx" ->
                OfficeFixtures.docx(
                    "<w:p><w:r><w:t>Text.</w:t></w:r></w:p>" + body, Map.of("footnotes", note));
            case "odt" -> OfficeFixtures.odt("<text:p>Text.</text:p>" + body, ODF_STYLES, "");
            default ->
                ("{\\rtf1\\ansi Text.\\par " + body + "}").getBytes(StandardCharsets.ISO_8859_1);
          };
      ParsedDocument read = reader.read("a." + format, document);
      assertThat(read.account().lost()).as(() -> "lost of " + body).isZero();
      assertThat(read.account().invented()).as(() -> "invented in " + body).isZero();
    }
  }
}
