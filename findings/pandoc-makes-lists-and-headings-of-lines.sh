#!/usr/bin/env bash
# npm pandoc-wasm 1.1.0 (pandoc 3.10) and commonmark 0.31.2, seen 2026-11-30.
# Guess: what pandoc writes as "gfm" or "commonmark" shows the text that was read. It escapes a dash, a plus sign, a number or a row of "="
# at the start of a line, as it does at the start of a paragraph.
# Seen: behind a line break it does not. Lines of a letter, an address or a poem become items of a list, or make a heading of the line above;
# dash or "=" and the line break are gone, and a backslash is shown. "#", ">" and "*" are escaped there, too.
. "$(dirname "$0")/lib.sh"
npm_with pandoc-wasm@1.1.0 commonmark@0.31.2 <<'JS' | expect '- so sagt er: "\\- so sagt er" <p>- so sagt er</p>
Der Rat<br>- so sagt er -: "Der Rat\\\n- so sagt er -" <p>Der Rat\</p><ul><li>so sagt er -</li></ul>
Grad:<br>+ 5: "Grad:\\\n+ 5" <p>Grad:\</p><ul><li>5</li></ul>
Ulm,<br>1. Mai: "Ulm,\\\n1. Mai" <p>Ulm,\</p><ol><li>Mai</li></ol>
Gesamt<br>===: "Gesamt\\\n===" <h1>Gesamt\</h1>
Nummer<br># 5: "Nummer\\\n\\# 5" <p>Nummer<br /># 5</p>
Meier<br>* 1900: "Meier\\\n\\* 1900" <p>Meier<br />* 1900</p>'
import {HtmlRenderer, Parser} from 'commonmark';
import {convert} from 'pandoc-wasm';

for (const text of ['- so sagt er', 'Der Rat<br>- so sagt er -', 'Grad:<br>+ 5', 'Ulm,<br>1. Mai', 'Gesamt<br>===', 'Nummer<br># 5', 'Meier<br>* 1900']) {
  const written = [];
  for (const to of ['gfm', 'commonmark']) written.push((await convert({from: 'html', to}, `<p>${text}</p>`, {})).stdout.trim());
  const shown = new Set(written.map(markdown => new HtmlRenderer().render(new Parser().parse(markdown)).replace(/\n/g, '')));
  console.log(`${text}: ${JSON.stringify(written[0])} ${[...shown].join(' or ')}`);
}
JS
