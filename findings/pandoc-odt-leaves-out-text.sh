#!/usr/bin/env bash
# npm pandoc-wasm 1.1.0 (pandoc 3.10), seen 2026-11-30.
# Guess: pandoc reads an .odt as a person would: text in frames, among it the captions that LibreOffice puts there, the results of fields, words
# with ruby, and the numbers that items have.
# Seen: none of these, without a warning: a caption stands nowhere, "Stand: 1. Mai" is "Stand:", of a word with ruby neither is left, and numbered
# paragraphs are missing. An item that begins at 5 is 1, and a list that goes on with another one (continue-list) begins anew. What is hidden is
# shown.
. "$(dirname "$0")/lib.sh"
npm_with pandoc-wasm@1.1.0 jszip@3.10.1 <<'JS' | expect 'frame: Siehe oben.
fields: Stand: , je Haus.
ruby: Das steht.
numbered: Eins.
starts at 5: 1. Fünf
goes on: 1. Eins Text 1. Zwei
hidden: Es geheimbleibt.'
import JSZip from 'jszip';
import {convert} from 'pandoc-wasm';

const ns = 'urn:oasis:names:tc:opendocument:xmlns:';
const root = (name, content) => `<office:${name} xmlns:office="${ns}office:1.0" xmlns:text="${ns}text:1.0" xmlns:draw="${ns}drawing:1.0"
  xmlns:style="${ns}style:1.0" office:version="1.3">${content}</office:${name}>`;
const styles = `<text:list-style style:name="L"><text:list-level-style-number text:level="1" style:num-format="1" style:num-suffix="."/></text:list-style>
  <style:style style:name="H" style:family="text"><style:text-properties text:display="none"/></style:style>`;

async function show(what, text) {
  const zip = new JSZip();
  zip.file('mimetype', 'application/vnd.oasis.opendocument.text');
  zip.file('styles.xml', root('document-styles', ''));
  zip.file('content.xml', root('document-content',
    `<office:automatic-styles>${styles}</office:automatic-styles><office:body><office:text>${text}</office:text></office:body>`));
  const files = {'a.odt': new Blob([await zip.generateAsync({type: 'uint8array'})])};
  const read = await convert({from: 'odt', to: 'plain', wrap: 'none', 'input-files': ['a.odt']}, null, files);
  console.log(`${what}: ${read.stdout.trim().replace(/\s+/g, ' ')}`);
}
const list = (attributes, items) => `<text:list text:style-name="L"${attributes}>${items}</text:list>`;
await show('frame', '<text:p>Siehe <draw:frame text:anchor-type="as-char"><draw:text-box><text:p>Bild 1: Karte</text:p></draw:text-box></draw:frame> oben.</text:p>');
await show('fields', '<text:p>Stand: <text:date>1. Mai</text:date>, <text:user-field-get text:name="a">30 Euro</text:user-field-get> je Haus.</text:p>');
await show('ruby', '<text:p>Das <text:ruby><text:ruby-base>Haus</text:ruby-base><text:ruby-text>Bau</text:ruby-text></text:ruby> steht.</text:p>');
await show('numbered', '<text:p>Eins.</text:p><text:numbered-paragraph text:level="1" text:list-id="a"><text:p>Zwei.</text:p></text:numbered-paragraph>');
await show('starts at 5', list('', '<text:list-item text:start-value="5"><text:p>Fünf</text:p></text:list-item>'));
await show('goes on', `${list(' xml:id="a"', '<text:list-item><text:p>Eins</text:p></text:list-item>')}<text:p>Text</text:p>${
  list(' text:continue-list="a"', '<text:list-item><text:p>Zwei</text:p></text:list-item>')}`);
await show('hidden', '<text:p>Es <text:span text:style-name="H">geheim</text:span>bleibt.</text:p>');
JS
