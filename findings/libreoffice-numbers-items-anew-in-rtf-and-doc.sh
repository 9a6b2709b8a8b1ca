#!/usr/bin/env bash
# Debian libreoffice-writer-nogui 4:7.4.7, seen 2026-11-30.
# Guess: an item's number is part of what the law or the letter says, so LibreOffice saves 1, 5, 6, and behind a paragraph 7, in every format that has lists: .odt, .docx,
# .doc and .rtf, all of which know where a list begins.
# Seen, saved and opened again: in an .rtf they are 1, 2, 3 and 4, in a .doc 1, 5, 2 and 3, without a warning. The .docx is right.
. "$(dirname "$0")/lib.sh"
office_with '4:7.4.7*'
cd "$work"
ns=urn:oasis:names:tc:opendocument:xmlns:
cat >a.fodt <<XML
<?xml version="1.0" encoding="UTF-8"?>
<office:document xmlns:office="${ns}office:1.0" xmlns:text="${ns}text:1.0" xmlns:style="${ns}style:1.0" office:version="1.3"
  office:mimetype="application/vnd.oasis.opendocument.text">
<office:automatic-styles><text:list-style style:name="L"><text:list-level-style-number text:level="1" style:num-format="1" style:num-suffix="."/></text:list-style></office:automatic-styles>
<office:body><office:text>
<text:list xml:id="a" text:style-name="L"><text:list-item><text:p>Eins</text:p></text:list-item><text:list-item text:start-value="5"><text:p>Fünf</text:p></text:list-item>
<text:list-item><text:p>Sechs</text:p></text:list-item></text:list><text:p>Dazwischen.</text:p>
<text:list text:style-name="L" text:continue-list="a"><text:list-item><text:p>Sieben</text:p></text:list-item></text:list>
</office:text></office:body></office:document>
XML
for format in odt docx rtf doc; do
  office --convert-to $format --outdir $format a.fodt
  office --convert-to txt:Text --outdir $format $format/a.$format
  echo "$format: $(sed -E 's/\xef\xbb\xbf//; s/^ +//' $format/a.txt | paste -sd' ')"
done | expect 'odt: 1. Eins 5. Fünf 6. Sechs Dazwischen. 7. Sieben
docx: 1. Eins 5. Fünf 6. Sechs Dazwischen. 7. Sieben
rtf: 1. Eins 2. Fünf 3. Sechs Dazwischen. 4. Sieben
doc: 1. Eins 5. Fünf 2. Sechs Dazwischen. 3. Sieben'
