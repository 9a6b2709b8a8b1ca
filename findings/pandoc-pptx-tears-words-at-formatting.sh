#!/usr/bin/env bash
# npm pandoc-wasm 1.1.0 (pandoc 3.10), seen 2026-11-30.
# Guess: pandoc reads the slides that it wrote itself back as they were, but for places and colours: lists, notes, links, bold and raised text.
# Seen: each piece of a line that is formatted in its own way becomes text with spaces around it: "Haus**tür**" is "Haus tür", 10^6^ is "10 6",
# a full stop stands by itself. Bold, raised and struck-out text, links and their addresses, items, their numbers, line breaks
# and the notes of a slide are gone. Nothing is said.
. "$(dirname "$0")/lib.sh"
npm_with pandoc-wasm@1.1.0 <<'JS' | expect 'formatting: Die Haus tür  kostet 10 6  Euro, nicht  7 .
link: Siehe  hier .
numbered list: Anmelden ¶ Bezahlen
list: Anmelden ¶ Bezahlen
line break: Rathaus Markt 1
notes: Text'
import {convert} from 'pandoc-wasm';

async function show(what, text) {
  const {files} = await convert({from: 'markdown', to: 'pptx', 'output-file': 'a.pptx'}, `# Titel\n\n${text}\n`, {});
  const read = await convert({from: 'pptx', to: 'commonmark', wrap: 'none', 'input-files': ['a.pptx']}, null, files);
  console.log(`${what}: ${read.stdout.replace(/^## .*\n+/, '').trim().replace(/\n+/g, ' ¶ ')}${read.stderr}`);
}
await show('formatting', 'Die Haus**tür** kostet 10^6^ Euro, nicht ~~7~~.');
await show('link', 'Siehe [hier](https://example.org).');
await show('numbered list', '1. Anmelden\n2. Bezahlen');
await show('list', '- Anmelden\n- Bezahlen');
await show('line break', 'Rathaus\\\nMarkt 1');
await show('notes', 'Text\n\n::: notes\nNicht vergessen.\n:::');
JS
