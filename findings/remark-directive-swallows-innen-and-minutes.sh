#!/usr/bin/env bash
# npm remark-directive 4.0.0 with unified 11.0.5, seen 2026-11-30.
# Guess: a directive is something that one writes on purpose, :name[text] at the start of a word. A colon within a word or a time stays text.
# Seen: ":innen" in "Schüler:innen", ":30" in "12:30" and ":2" in "4:2" are directives. Where nobody has said what a directive of that name does,
# the page has an empty div in their place: the gender, the minutes and the goals are gone, without a message. An escaped colon stays, and so does
# one before a space or a slash.
. "$(dirname "$0")/lib.sh"
npm_with remark-directive@4.0.0 remark-parse@11.0.0 remark-rehype@11.1.2 rehype-stringify@10.0.1 unified@11.0.5 <<'JS' | expect 'Alle Schüler:innen fahren um 12:30 Uhr. > <p>Alle Schüler<div></div> fahren um 12<div></div> Uhr.</p>
Das Spiel endet 4:2. > <p>Das Spiel endet 4<div></div>.</p>
Bürger:in[1] und Amt > <p>Bürger<div>1</div> und Amt</p>
Ort: Ulm > <p>Ort: Ulm</p>
https://example.org/a:b > <p>https://example.org/a<div></div></p>
Schüler\:innen, 12\:30 > <p>Schüler:innen, 12:30</p>'
import rehypeStringify from 'rehype-stringify';
import remarkDirective from 'remark-directive';
import remarkParse from 'remark-parse';
import remarkRehype from 'remark-rehype';
import {unified} from 'unified';

const site = unified().use(remarkParse).use(remarkDirective).use(remarkRehype).use(rehypeStringify);
for (const text of [
  'Alle Schüler:innen fahren um 12:30 Uhr.', 'Das Spiel endet 4:2.', 'Bürger:in[1] und Amt', 'Ort: Ulm', 'https://example.org/a:b', 'Schüler\\:innen, 12\\:30'
]) {
  console.log(`${text} > ${site.processSync(text)}`);
}
JS
