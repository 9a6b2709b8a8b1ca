#!/usr/bin/env bash
# Debian libreoffice-writer-nogui 4:7.4.7, seen 2026-11-30.
# Guess: its export as text holds what the document shows once changes are accepted: deleted and hidden text is left out, notes stand at the end, and
# the text of a frame where the frame is.
# Seen: the other way round. "Sie zahlen nicht" has its deleted "nicht" again, without a mark, in HTML too; hidden text is shown (HTML has a style that
# hides it). Of a footnote there is only the number, glued to the word, 2025 with note 1 is 20251, and of a frame nothing. A sentence that was moved in a .docx
# stands in both places.
. "$(dirname "$0")/lib.sh"
office_with '4:7.4.7*'
cd "$work"
ns=urn:oasis:names:tc:opendocument:xmlns:
cat >a.fodt <<XML
<?xml version="1.0" encoding="UTF-8"?>
<office:document xmlns:office="${ns}office:1.0" xmlns:text="${ns}text:1.0" xmlns:style="${ns}style:1.0" xmlns:draw="${ns}drawing:1.0"
  xmlns:svg="${ns}svg-compatible:1.0" xmlns:dc="http://purl.org/dc/elements/1.1/" office:version="1.3"
  office:mimetype="application/vnd.oasis.opendocument.text">
<office:automatic-styles><style:style style:name="H" style:family="text"><style:text-properties text:display="none"/></style:style></office:automatic-styles>
<office:body><office:text>
<text:tracked-changes><text:changed-region text:id="c"><text:deletion><office:change-info><dc:creator>x</dc:creator><dc:date>2026-01-01T00:00:00</dc:date></office:change-info><text:p>nicht </text:p></text:deletion></text:changed-region></text:tracked-changes>
<text:p>Sie zahlen <text:change text:change-id="c"/>bald.</text:p>
<text:p>Es <text:span text:style-name="H">geheim </text:span>bleibt.</text:p>
<text:p>Der Rat 2025<text:note text:note-class="footnote"><text:note-citation>1</text:note-citation><text:note-body><text:p>Siehe oben.</text:p></text:note-body></text:note> tagt.</text:p>
<text:p>Das <draw:frame text:anchor-type="as-char" svg:width="5cm" svg:height="1cm"><draw:text-box><text:p>Bild 1</text:p></draw:text-box></draw:frame> Ende.</text:p>
</office:text></office:body></office:document>
XML
python3 - <<'PY'
import zipfile

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
O = "http://schemas.openxmlformats.org"
CHANGE = 'w:author="x" w:date="2026-01-01T00:00:00Z"'
moved = "<w:r><w:t>Der Satz zieht um.</w:t></w:r>"


def move(kind, number):
    return (
        f'<w:p><w:{kind}RangeStart w:id="{number}" w:name="m" {CHANGE}/><w:{kind} w:id="{number + 1}" {CHANGE}>{moved}</w:{kind}>'
        f'<w:{kind}RangeEnd w:id="{number}"/></w:p>'
    )


with zipfile.ZipFile("moved.docx", "w") as file:
    file.writestr("[Content_Types].xml", f'<Types xmlns="{O}/package/2006/content-types"><Default Extension="rels" '
                  'ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Override PartName="/word/document.xml" '
                  'ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>')
    file.writestr("_rels/.rels", f'<Relationships xmlns="{O}/package/2006/relationships"><Relationship Id="a" '
                  f'Type="{O}/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/></Relationships>')
    file.writestr("word/document.xml", f'<w:document xmlns:w="{W}"><w:body>{move("moveFrom", 1)}<w:p><w:r><w:t>Text.</w:t></w:r></w:p>'
                  f'{move("moveTo", 3)}</w:body></w:document>')
PY
office --convert-to txt:Text a.fodt
office --convert-to txt:Text moved.docx
office --convert-to 'html:HTML (StarWriter)' a.fodt
{
  echo "text: $(paste -sd/ a.txt)"
  echo "text of moved.docx: $(paste -sd/ moved.txt)"
  echo "HTML: $(sed '1,/<body/d' a.html | tr '\n\t' '  ' | grep -o 'Sie zahlen.*bleibt' | sed -E 's#<p [^>]*>#<p>#g; s# +# #g')"
} | sed 's/\xef\xbb\xbf//' | expect 'text: Sie zahlen nicht bald./Es geheim bleibt./Der Rat 20251 tagt./Das  Ende.
text of moved.docx: Der Satz zieht um./Text./Der Satz zieht um.
HTML: Sie zahlen nicht bald.</p> <p>Es <span style="display: none">geheim </span>bleibt'
