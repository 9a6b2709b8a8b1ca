#!/usr/bin/env bash
# npm html-to-text 10.0.1, seen 2026-11-30.
# Guess: text as a page shows it: what stands on a line of its own there does so here, and cells are at least apart. Lists, quotations and div are.
# Seen: terms and their definitions, cells, captions, legends and summaries are joined without a space: "Gebühr30 EuroFrist5 Tage", "12304" of the
# rows 1, 2 and 30, 4. Raised figures stand on the line, q has no quotation marks, and what is hidden is shown. Headings are in capitals, where ß
# becomes SS.
. "$(dirname "$0")/lib.sh"
npm_with html-to-text@10.0.1 <<'JS' | expect '<div>Eins</div><section>Zwei</section> > Eins|Zwei
<dl><dt>Gebühr</dt><dd>30 Euro</dd><dt>Frist</dt><dd>5 Tage</dd></dl> > Gebühr30 EuroFrist5 Tage
<table><tr><td>1</td><td>2</td></tr><tr><td>30</td><td>4</td></tr></table> > 12304
<figure>Karte<figcaption>Bild 1</figcaption></figure> > KarteBild 1
<details open><summary>Mehr</summary>Text</details> > MehrText
<fieldset><legend>Ort</legend>Ulm</fieldset> > OrtUlm
<p>10<sup>6</sup> Euro</p> > 106 Euro
<p>Er sagt <q>Ja</q>.<span hidden>Nein.</span></p> > Er sagt Ja.Nein.
<h2>Maße</h2> > MASSE'
import {convert} from 'html-to-text';

for (const html of [
  '<div>Eins</div><section>Zwei</section>', '<dl><dt>Gebühr</dt><dd>30 Euro</dd><dt>Frist</dt><dd>5 Tage</dd></dl>',
  '<table><tr><td>1</td><td>2</td></tr><tr><td>30</td><td>4</td></tr></table>', '<figure>Karte<figcaption>Bild 1</figcaption></figure>',
  '<details open><summary>Mehr</summary>Text</details>', '<fieldset><legend>Ort</legend>Ulm</fieldset>', '<p>10<sup>6</sup> Euro</p>',
  '<p>Er sagt <q>Ja</q>.<span hidden>Nein.</span></p>', '<h2>Maße</h2>'
]) {
  console.log(`${html} > ${convert(html).replace(/\n/g, '|')}`);
}
JS
