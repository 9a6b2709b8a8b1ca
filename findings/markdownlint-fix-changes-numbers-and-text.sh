#!/usr/bin/env bash
# npm markdownlint 0.42.1 with its default rules, seen 2026-11-30.
# Guess: --fix mends how a file is written and leaves alone what it shows. A list that goes on behind a paragraph, or begins with 5, keeps its
# numbers, an asterisk with spaces around it is a sign for "times", and f(x)[1] is no link.
# Seen: lists begin with 1, "3" is emphasised and the asterisks are gone, x is a link to a page called "1", and an exclamation mark behind a
# heading is gone. Lists are renumbered since version 0.39.
. "$(dirname "$0")/lib.sh"
npm_with markdownlint@0.42.1 commonmark@0.31.2 <<'JS' | expect '<ol><li>Eins</li></ol><p>Dazwischen.</p><ol start="2"><li>Zwei</li></ol>  >  <ol><li>Eins</li></ol><p>Dazwischen.</p><ol><li>Zwei</li></ol>
<ol start="5"><li>Fünf</li><li>Sechs</li></ol>  >  <ol><li>Fünf</li><li>Sechs</li></ol>
<p>Es sind 2 * 3 * 4 = 24.</p>  >  <p>Es sind 2 <em>3</em> 4 = 24.</p>
<p>Dort steht f(x)[1].</p>  >  <p>Dort steht f<a href="1">x</a>.</p>
<h1>Achtung!</h1>  >  <h1>Achtung</h1>'
import {HtmlRenderer, Parser} from 'commonmark';
import {applyFixes} from 'markdownlint';
import {lint} from 'markdownlint/promise';

const show = text => new HtmlRenderer({softbreak: ' '}).render(new Parser().parse(text)).replace(/\n/g, '');
for (const text of ['1. Eins\n\nDazwischen.\n\n2. Zwei', '5. Fünf\n6. Sechs', 'Es sind 2 * 3 * 4 = 24.', 'Dort steht f(x)[1].', '# Achtung!']) {
  console.log(`${show(text)}  >  ${show(applyFixes(text, (await lint({strings: {text}})).text))}`);
}
JS
