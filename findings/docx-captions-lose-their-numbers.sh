#!/usr/bin/env bash
# npm mammoth 1.13.0, pandoc-wasm 1.1.0 (pandoc 3.10), officeparser 8.1.1, seen 2026-11-30.
# Guess: a field shows its last result, however Word wrote it down, and text within an element that says how it is set (w:ruby, w:dir) is text.
# Seen: of w:fldSimple, as Word writes the numbers of captions and what it takes from the properties, mammoth and pandoc read nothing: "Abbildung 2" is
# "Abbildung", with the field in three parts it is read. A word with ruby is missing in all three, one in w:dir in mammoth and pandoc.
. "$(dirname "$0")/lib.sh"
npm_with mammoth@1.13.0 pandoc-wasm@1.1.0 officeparser@8.1.1 jszip@3.10.1 <<'JS' | expect 'in three parts: mammoth "Abbildung 2: Karte", pandoc "Abbildung 2: Karte", officeparser "Abbildung 2: Karte"
fldSimple: mammoth "Abbildung : Karte", pandoc "Abbildung : Karte", officeparser "Abbildung 2: Karte"
fldSimple: mammoth "Stand:", pandoc "Stand:", officeparser "Stand: 1. Mai"
ruby: mammoth "Das  steht.", pandoc "Das steht.", officeparser "Das  steht."
dir: mammoth "Die  zahlt.", pandoc "Die zahlt.", officeparser "Die Stadt zahlt."'
import {writeFileSync} from 'fs';
import JSZip from 'jszip';
import mammoth from 'mammoth';
import {parseOffice} from 'officeparser';
import {convert} from 'pandoc-wasm';

const office = 'http://schemas.openxmlformats.org';
async function show(what, paragraph) {
  const zip = new JSZip();
  zip.file('[Content_Types].xml', `<Types xmlns="${office}/package/2006/content-types"><Default Extension="rels"
    ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Override PartName="/word/document.xml"
    ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>`);
  zip.file('_rels/.rels', `<Relationships xmlns="${office}/package/2006/relationships"><Relationship Id="r1"
    Type="${office}/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/></Relationships>`);
  zip.file('word/document.xml', `<w:document xmlns:w="${office}/wordprocessingml/2006/main"><w:body><w:p>${paragraph}</w:p></w:body></w:document>`);
  const bytes = await zip.generateAsync({type: 'nodebuffer'});
  writeFileSync('a.docx', bytes);
  const read = {
    mammoth: (await mammoth.extractRawText({buffer: bytes})).value,
    pandoc: (await convert({from: 'docx', to: 'plain', 'input-files': ['a.docx']}, null, {'a.docx': new Blob([bytes])})).stdout,
    officeparser: (await parseOffice('a.docx')).content.map(block => block.text).join(' ')
  };
  console.log(`${what}: ${Object.entries(read).map(([name, text]) => `${name} "${text.trim()}"`).join(', ')}`);
}
const run = text => `<w:r><w:t xml:space="preserve">${text}</w:t></w:r>`;
const mark = type => `<w:r><w:fldChar w:fldCharType="${type}"/></w:r>`;
await show('in three parts', `${run('Abbildung ')}${mark('begin')}<w:r><w:instrText>SEQ Abbildung</w:instrText></w:r>${mark('separate')}${
  run('2')}${mark('end')}${run(': Karte')}`);
await show('fldSimple', `${run('Abbildung ')}<w:fldSimple w:instr="SEQ Abbildung">${run('2')}</w:fldSimple>${run(': Karte')}`);
await show('fldSimple', `${run('Stand: ')}<w:fldSimple w:instr="DOCPROPERTY Stand">${run('1. Mai')}</w:fldSimple>`);
await show('ruby', `${run('Das ')}<w:r><w:ruby><w:rt>${run('Bau')}</w:rt><w:rubyBase>${run('Haus')}</w:rubyBase></w:ruby></w:r>${run(' steht.')}`);
await show('dir', `${run('Die ')}<w:dir w:val="ltr">${run('Stadt')}</w:dir>${run(' zahlt.')}`);
JS
