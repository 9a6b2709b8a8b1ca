#!/usr/bin/env bash
# npm mammoth 1.11.0, seen 2026-11-28.
# Guess: text that was moved with tracked changes stands at its new place, as inserted text does.
# Seen: it stands nowhere: w:moveTo is left out like w:moveFrom. Paragraphs in w:customXml and formulas are gone, too; hidden text is shown.
. "$(dirname "$0")/lib.sh"
npm_with mammoth@1.11.0 jszip@3.10.1 <<'JS' | expect 'inserted: <p>neu</p>
moved: 
customXml: <p>danach</p>
formula: <p>Es gilt  immer.</p>
hidden: <p>Es gilt verborgen.</p>'
import JSZip from 'jszip';
import mammoth from 'mammoth';

const run = text => `<w:r><w:t xml:space="preserve">${text}</w:t></w:r>`;
async function print(name, body) {
  const zip = new JSZip();
  const types = 'http://schemas.openxmlformats.org/package/2006';
  zip.file('[Content_Types].xml', `<Types xmlns="${types}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>`);
  zip.file('_rels/.rels', `<Relationships xmlns="${types}/relationships"><Relationship Id="r" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/></Relationships>`);
  zip.file('word/document.xml', `<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math"><w:body>${body}</w:body></w:document>`);
  const buffer = await zip.generateAsync({type: 'nodebuffer'});
  console.log(`${name}: ${(await mammoth.convertToHtml({buffer})).value}`);
}
await print('inserted', `<w:p><w:ins w:id="1" w:author="a">${run('neu')}</w:ins></w:p>`);
await print('moved', `<w:p><w:moveFrom w:id="1" w:author="a">${run('alt')}</w:moveFrom></w:p><w:p><w:moveTo w:id="2" w:author="a">${run('neu')}</w:moveTo></w:p>`);
await print('customXml', `<w:customXml w:element="x"><w:p>${run('darin')}</w:p></w:customXml><w:p>${run('danach')}</w:p>`);
await print('formula', `<w:p>${run('Es gilt ')}<m:oMath><m:r><m:t>a=b</m:t></m:r></m:oMath>${run(' immer.')}</w:p>`);
await print('hidden', `<w:p>${run('Es gilt ')}<w:r><w:rPr><w:vanish/></w:rPr><w:t>verborgen</w:t></w:r>${run('.')}</w:p>`);
JS
