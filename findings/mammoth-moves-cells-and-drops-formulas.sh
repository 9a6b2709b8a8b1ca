#!/usr/bin/env bash
# npm mammoth 1.13.0 and pandoc-wasm 1.1.0 (pandoc 3.10), seen 2026-11-30.
# Guess: a cell stands below the cell that it stands below in the document, a formula is there at least as text, the word below a ruby is there, and a line
# break (w:cr) parts two words, as w:br does.
# Seen: mammoth passes over w:gridBefore, so that a row that begins later stands one column too far to the left, under another heading, without a message.
# Formulas, words with ruby and text with a direction of its own (w:bdo) are missing, and words at a w:cr are joined; a message names these
# elements. pandoc reads cells and formulas, but neither ruby nor w:bdo nor w:cr, nor paragraphs within w:customXml, and says nothing.
. "$(dirname "$0")/lib.sh"
npm_with mammoth@1.13.0 pandoc-wasm@1.1.0 jszip@3.10.1 <<'JS' | expect 'cells: mammoth Erwachsene,Kinder / 4 € | pandoc Erwachsene,Kinder / ,4 €
formula: mammoth Es gilt  hier. | pandoc Es gilt x = 5 hier.
ruby: mammoth Das  steht. | pandoc Das steht.
direction: mammoth Er heißt . | pandoc Er heißt .
break: mammoth RathausMarkt 1 | pandoc RathausMarkt 1
customXml: mammoth Anschrift / Ende. | pandoc Ende.'
import JSZip from 'jszip';
import mammoth from 'mammoth';
import {convert} from 'pandoc-wasm';

const office = 'http://schemas.openxmlformats.org/';
async function show(what, body) {
  const zip = new JSZip();
  zip.file('[Content_Types].xml', `<Types xmlns="${office}package/2006/content-types">
    <Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>
    <Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>`);
  zip.file('_rels/.rels', `<Relationships xmlns="${office}package/2006/relationships">
    <Relationship Id="r1" Type="${office}officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/></Relationships>`);
  zip.file('word/document.xml', `<w:document xmlns:w="${office}wordprocessingml/2006/main" xmlns:m="${office}officeDocument/2006/math"><w:body>${body}</w:body></w:document>`);
  const buffer = await zip.generateAsync({type: 'nodebuffer'});
  const byMammoth = (await mammoth.convertToHtml({buffer})).value;
  const byPandoc = await convert({from: 'docx', to: 'html', wrap: 'none', 'input-files': ['a.docx']}, null, {'a.docx': new Blob([buffer])});
  console.log(`${what}: mammoth ${shown(byMammoth)} | pandoc ${shown(byPandoc.stdout)}`);
}
const shown = html => html.replace(/\n/g, '').replace(/\p{Zs}/gu, ' ')
  .replace(/<\/t[dh]><t[dh][^>]*>/g, ',').replace(/<\/tr>|<\/p>(?=<p>)/g, ' / ').replace(/<[^>]*>/g, '').replace(/^[ /]+|[ /]+$/g, '');
const run = text => `<w:r><w:t xml:space="preserve">${text}</w:t></w:r>`;
const p = content => `<w:p>${content}</w:p>`;
const cell = text => `<w:tc>${p(run(text))}</w:tc>`;
await show('cells', `<w:tbl><w:tblGrid><w:gridCol/><w:gridCol/></w:tblGrid><w:tr>${cell('Erwachsene')}${cell('Kinder')}</w:tr>
  <w:tr><w:trPr><w:gridBefore w:val="1"/></w:trPr>${cell('4 €')}</w:tr></w:tbl>`);
await show('formula', p(`${run('Es gilt ')}<m:oMath><m:r><m:t>x=5</m:t></m:r></m:oMath>${run(' hier.')}`));
await show('ruby', p(`${run('Das ')}<w:r><w:ruby><w:rt>${run('Bau')}</w:rt><w:rubyBase>${run('Haus')}</w:rubyBase></w:ruby></w:r>${run(' steht.')}`));
await show('direction', p(`${run('Er heißt ')}<w:bdo w:val="ltr">${run('Noa')}</w:bdo>${run('.')}`));
await show('break', p(`${run('Rathaus')}<w:r><w:cr/></w:r>${run('Markt 1')}`));
await show('customXml', `<w:customXml w:element="a">${p(run('Anschrift'))}</w:customXml>${p(run('Ende.'))}`);
JS
