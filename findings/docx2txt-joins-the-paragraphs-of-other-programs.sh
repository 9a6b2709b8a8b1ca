#!/usr/bin/env bash
# Debian docx2txt 1.4-5, npm docx 9.15.2, seen 2026-11-30.
# Guess: paragraphs are lines and cells are apart, whoever wrote the file; a soft hyphen, which says where a word may be divided, is left out or
# becomes U+00AD.
# Seen: only a w:p with an attribute, as Word writes it, or with properties is a paragraph. In a file of the library docx the next one begins behind
# the full stop without a space, and the cells 2025 and 30 are 202530. A soft hyphen is a dash with spaces around it, "Nord - see".
. "$(dirname "$0")/lib.sh"
debs_with docx2txt=1.4-5
npm_with docx@9.15.2 jszip@3.10.1 <<'JS'
import {Document, Packer, Paragraph, SoftHyphen, Table, TableCell, TableRow, TextRun} from 'docx';
import {writeFileSync} from 'fs';
import JSZip from 'jszip';

const children = [
  new Paragraph('Der Rat hat beschlossen.'), new Paragraph({children: [new TextRun({children: ['An der Nord', new SoftHyphen(), 'see gilt:']})]}),
  new Table({rows: [new TableRow({children: ['2025', '30'].map(text => new TableCell({children: [new Paragraph(text)]}))})]})
];
const zip = await JSZip.loadAsync(await Packer.toBuffer(new Document({sections: [{children}]})));
writeFileSync('docx.docx', await zip.generateAsync({type: 'uint8array'}));
// the same with an attribute that Word writes
const xml = await zip.file('word/document.xml').async('string');
zip.file('word/document.xml', xml.replaceAll('<w:p>', '<w:p w:rsidR="00000001">'));
writeFileSync('word.docx', await zip.generateAsync({type: 'uint8array'}));
JS
for name in docx word; do
  perl "$work/deb/usr/bin/docx2txt" "$work/$name.docx" - | grep . | paste -sd/ | sed "s/^/$name: /"
done | expect 'docx: Der Rat hat beschlossen.An der Nord - see gilt:202530
word: Der Rat hat beschlossen./An der Nord - see gilt:/2025/30'
