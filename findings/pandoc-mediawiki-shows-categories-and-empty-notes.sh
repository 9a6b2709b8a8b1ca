#!/usr/bin/env bash
# npm pandoc-wasm 1.1.0 (pandoc 3.10), seen 2026-11-30.
# Guess: pandoc reads a page of a wiki, and a German one as well (it knows [[Datei:…]]), so that a note is referred to as often as one likes, categories
# do not show, a poem has its lines, a redirection is none, and the words in a template stand somewhere.
# Seen: a reference to a note that stands elsewhere (<ref name="a" />) is a note of its own, and empty. Categories are links in the text, "mini" and "rechts" are words
# of the caption, a redirection is an item of a list. <poem> shows, without its lines. What stands in a template is gone without a warning.
. "$(dirname "$0")/lib.sh"
npm_with pandoc-wasm@1.1.0 <<'JS' | expect 'Eins.<ref name="a">Die Quelle.</ref> Zwei.<ref name="a" /> > Eins.[^1] Zwei.[^2] ¶ [^1]: Die Quelle. ¶ [^2]:
Text ¶ [[Kategorie:Ulm]] > Text ¶ <a href="Kategorie:Ulm" class="wikilink" title="Kategorie:Ulm">Kategorie:Ulm</a>
[[Datei:a.jpg|mini|rechts|Das Haus]] > <figure> ¶ <img src="a.jpg" title="mini|rechts|Das Haus" /> ¶ <figcaption>mini|rechts|Das Haus</figcaption> ¶ </figure>
#WEITERLEITUNG [[Ulm]] > 1.  WEITERLEITUNG <a href="Ulm" class="wikilink" title="Ulm">Ulm</a>
<poem> ¶ Eins ¶ Zwei ¶ </poem> > \<poem\> Eins Zwei \</poem\>
Er sagte: {{Zitat|Wir bauen.}} > Er sagte:'
import {convert} from 'pandoc-wasm';

for (const text of [
  'Eins.<ref name="a">Die Quelle.</ref> Zwei.<ref name="a" />', 'Text\n\n[[Kategorie:Ulm]]', '[[Datei:a.jpg|mini|rechts|Das Haus]]', '#WEITERLEITUNG [[Ulm]]',
  '<poem>\nEins\nZwei\n</poem>', 'Er sagte: {{Zitat|Wir bauen.}}'
]) {
  const read = await convert({from: 'mediawiki', to: 'commonmark+footnotes', wrap: 'none'}, text, {});
  console.log(`${text.replace(/\n+/g, ' ¶ ')} > ${read.stdout.trim().replace(/\n+/g, ' ¶ ')}${read.stderr}`);
}
JS
