#!/usr/bin/env bash
# Debian libreoffice-writer-nogui 4:7.4.7, seen 2026-11-30.
# Guess: the §§ of a German law are counted through all of its chapters, which a .docx says with w:lvlRestart 0, and "1.1" under "Artikel I" with w:isLgl.
# LibreOffice shows the numbers that the file says, and keeps both when it saves.
# Seen: § 3, the first of chapter 2, is § 1 again, so that there are two, and 1.1 is I.1. Saved as .docx the file no longer says otherwise: neither is written.
. "$(dirname "$0")/lib.sh"
office_with '4:7.4.7*'
cd "$work"
python3 - <<'PY'
import zipfile

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
O = "http://schemas.openxmlformats.org"
MAIN = "application/vnd.openxmlformats-officedocument.wordprocessingml"


def level(number, form, text, more=""):
    return (f'<w:lvl w:ilvl="{number}"><w:start w:val="1"/><w:numFmt w:val="{form}"/>{more}<w:lvlText w:val="{text}"/></w:lvl>')


def item(numbering, depth, text):
    return (f'<w:p><w:pPr><w:numPr><w:ilvl w:val="{depth}"/><w:numId w:val="{numbering}"/></w:numPr></w:pPr><w:r><w:t>{text}</w:t></w:r></w:p>')


lists = [
    level(0, "decimal", "Kapitel %1") + level(1, "decimal", "§ %2", '<w:lvlRestart w:val="0"/>'),
    level(0, "upperRoman", "Artikel %1") + level(1, "decimal", "%1.%2", "<w:isLgl/>"),
]
numbering = "".join(f'<w:abstractNum w:abstractNumId="{i}"><w:multiLevelType w:val="multilevel"/>{l}</w:abstractNum>' for i, l in enumerate(lists))
numbering += "".join(f'<w:num w:numId="{i + 1}"><w:abstractNumId w:val="{i}"/></w:num>' for i in range(2))
body = item(1, 0, "Allgemeines") + item(1, 1, "Zweck") + item(1, 1, "Begriffe") + item(1, 0, "Gebühren") + item(1, 1, "Höhe")
body += item(2, 0, "Recht") + item(2, 1, "Geltung")
with zipfile.ZipFile("law.docx", "w") as file:
    file.writestr("[Content_Types].xml", f'<Types xmlns="{O}/package/2006/content-types"><Default Extension="rels" '
                  'ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Override PartName="/word/document.xml" '
                  f'ContentType="{MAIN}.document.main+xml"/><Override PartName="/word/numbering.xml" ContentType="{MAIN}.numbering+xml"/></Types>')
    for path, kind, target in ("_rels/.rels", "officeDocument", "word/document.xml"), ("word/_rels/document.xml.rels", "numbering", "numbering.xml"):
        file.writestr(path, f'<Relationships xmlns="{O}/package/2006/relationships"><Relationship Id="a" '
                      f'Type="{O}/officeDocument/2006/relationships/{kind}" Target="{target}"/></Relationships>')
    file.writestr("word/document.xml", f'<w:document xmlns:w="{W}"><w:body>{body}</w:body></w:document>')
    file.writestr("word/numbering.xml", f'<w:numbering xmlns:w="{W}">{numbering}</w:numbering>')
PY
office --convert-to txt:Text law.docx
office --convert-to docx --outdir saved law.docx
{
  sed 's/\xef\xbb\xbf//; s/^ *//' law.txt | paste -sd/
  python3 -c 'import zipfile; x = zipfile.ZipFile("saved/law.docx").read("word/numbering.xml"); print("saved:", x.count(b"lvlRestart"), x.count(b"isLgl"))'
} | expect 'Kapitel 1 Allgemeines/§ 1 Zweck/§ 2 Begriffe/Kapitel 2 Gebühren/§ 1 Höhe/Artikel I Recht/I.1 Geltung
saved: 0 0'
