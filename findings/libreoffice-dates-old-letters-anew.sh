#!/usr/bin/env bash
# Debian libreoffice-writer-nogui 4:7.4.7, seen 2026-11-30.
# Guess: who converts a .docx gets what it showed when it was saved: a field's result stands in the file, so the date of a letter stays "1. Mai 2020".
# Seen: that of DATE becomes the day of the conversion, in the text export and in the .odt, there as a value, too, and in the format of the United States if the
# field names none. Those of SAVEDATE and PRINTDATE become nothing if the file has no such property, that of CREATEDATE stays.
. "$(dirname "$0")/lib.sh"
office_with '4:7.4.7*'
cd "$work"
python3 - <<'PY'
import zipfile

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
O = "http://schemas.openxmlformats.org"
body = "".join(
    f'<w:p><w:r><w:t xml:space="preserve">{code}: </w:t></w:r><w:fldSimple w:instr=" {code} "><w:r><w:t>1. Mai 2020</w:t></w:r></w:fldSimple></w:p>'
    for code in ["DATE", 'DATE \\@ &quot;d. MMMM yyyy&quot;', "CREATEDATE", "SAVEDATE", "PRINTDATE"]
)
with zipfile.ZipFile("letter.docx", "w") as file:
    file.writestr("[Content_Types].xml", f'<Types xmlns="{O}/package/2006/content-types"><Default Extension="rels" '
                  'ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Override PartName="/word/document.xml" '
                  'ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>')
    file.writestr("_rels/.rels", f'<Relationships xmlns="{O}/package/2006/relationships"><Relationship Id="a" '
                  f'Type="{O}/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/></Relationships>')
    file.writestr("word/document.xml", f'<w:document xmlns:w="{W}"><w:body>{body}</w:body></w:document>')
PY
from=$(date +%F)
office --convert-to txt:Text letter.docx
office --convert-to fodt letter.docx
to=$(date +%F)
# shown : makes TODAY of the day of the conversion, be it midnight meanwhile
shown() { for d in "$from" "$to"; do LC_ALL=C date -d "$d" "+s#%-d\\. %B %Y#TODAY#;s#%m/%d/%y#TODAY#;s#%F#TODAY#"; done; }
{
  sed 's/\xef\xbb\xbf//' letter.txt
  echo "values in the OpenDocument: $(grep -oE 'text:date-value="[^T"]*' letter.fodt | cut -d'"' -f2 | paste -sd' ')"
} | sed -f <(shown) | expect 'DATE: TODAY
DATE \@ "d. MMMM yyyy": TODAY
CREATEDATE: 1. Mai 2020
SAVEDATE: 
PRINTDATE: 
values in the OpenDocument: TODAY TODAY'
