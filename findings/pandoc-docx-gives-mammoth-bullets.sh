#!/usr/bin/env bash
# npm pandoc-wasm 1.1.0 (pandoc 3.10) and mammoth 1.13.0, seen 2026-11-30.
# Guess: a second paragraph, a quotation or code in an item of a list stands in the .docx as an indented paragraph, and a program that reads it
# puts it into the item or behind it.
# Seen: pandoc writes it as an item of another list, whose bullet is a space. mammoth makes bulleted items of it, ends the list above, and
# begins it anew: the third item is number 1.
. "$(dirname "$0")/lib.sh"
npm_with pandoc-wasm@1.1.0 mammoth@1.13.0 <<'JS' | expect '<ol><li>Eins.</li><li>Zwei.</li></ol><ul><li>Mehr zu zwei.</li><li>Ein Zitat.</li></ul><ol><li>Drei.</li></ol>'
import mammoth from 'mammoth';
import {convert} from 'pandoc-wasm';

const markdown = '1. Eins.\n2. Zwei.\n\n    Mehr zu zwei.\n\n    > Ein Zitat.\n\n3. Drei.\n';
const {files} = await convert({from: 'markdown', to: 'docx', 'output-file': 'a.docx'}, markdown, {});
const buffer = Buffer.from(await files['a.docx'].arrayBuffer());
console.log((await mammoth.convertToHtml({buffer})).value);
JS
