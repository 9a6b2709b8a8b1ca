#!/usr/bin/env bash
# npm hyphen 1.14.1 with its patterns of German (de-1996), seen 2026-11-30. (Soft hyphens are shown as ^.)
# Guess: hyphenateHTML puts soft hyphens into words of the text, and leaves alone what is no text or must stay to the letter: scripts, styles, code, addresses
# of pages and of mail, names of files.
# Seen: only tags and the host of an address are left alone. Soft hyphens come into the names of functions in a script and of classes in a style, into code,
# mail addresses, paths and file names: a copied address leads nowhere, though it looks right.
. "$(dirname "$0")/lib.sh"
npm_with hyphen@1.14.1 <<'JS' | expect '<script>haus^halts^plan()</script>
<style>.haus^halts^plan {}</style>
<code>haus^halts^plan</code>
ver^wal^tung@stadt-ulm.de
https://www.stadt.de/haus^halts^plan
Haus^halts^plan.pdf'
import german from 'hyphen/de-1996/index.js';

for (const html of [
  '<script>haushaltsplan()</script>', '<style>.haushaltsplan {}</style>', '<code>haushaltsplan</code>', 'verwaltung@stadt-ulm.de',
  'https://www.stadt.de/haushaltsplan', 'Haushaltsplan.pdf'
]) {
  console.log(german.hyphenateHTMLSync(html).replaceAll('\u00ad', '^'));
}
JS
