#!/usr/bin/env bash
# npm pandoc-wasm 1.1.0 (pandoc 3.10), seen 2026-11-30.
# Guess: pandoc reads its own Markdown back as it was, so „Ja“ in a German page is „Ja“ again after HTML to Markdown to HTML.
# Seen: the extension "smart", which "markdown" and "commonmark_x" have, makes a straight mark of the closing “, since that opens in English,
# and leaves „ alone. "markdown" reads the straight mark as ”: a pair that German does not have. "commonmark_x" reads “.
# "gfm" and "markdown-smart" write “.
. "$(dirname "$0")/lib.sh"
npm_with pandoc-wasm@1.1.0 <<'JS' | expect 'markdown: „Ja", sagte er, „gern". Es gilt: „neu".
  <p>„Ja”, sagte er, „gern”. Es gilt: „neu”.</p>
commonmark_x: „Ja", sagte er, „gern". Es gilt: „neu".
  <p>„Ja“, sagte er, „gern“. Es gilt: „neu“.</p>
gfm: „Ja“, sagte er, „gern“. Es gilt: „neu“.
  <p>„Ja“, sagte er, „gern“. Es gilt: „neu“.</p>
markdown-smart: „Ja“, sagte er, „gern“. Es gilt: „neu“.
  <p>„Ja“, sagte er, „gern“. Es gilt: „neu“.</p>'
import {convert} from 'pandoc-wasm';

const page = '<html lang="de"><body><p>„Ja“, sagte er, „gern“. Es gilt: „neu“.</p></body></html>';
for (const format of ['markdown', 'commonmark_x', 'gfm', 'markdown-smart']) {
  const markdown = (await convert({from: 'html', to: format, wrap: 'none'}, page, {})).stdout;
  const html = (await convert({from: format, to: 'html', wrap: 'none'}, markdown, {})).stdout;
  console.log(`${format}: ${markdown}  ${html}`.trim());
}
JS
