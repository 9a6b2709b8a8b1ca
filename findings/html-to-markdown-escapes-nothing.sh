#!/usr/bin/env bash
# npm @kreuzberg/html-to-markdown-node 3.7.2 (html-to-markdown, in Rust) and turndown 7.2.5, shown by marked 18.2.1, seen 2026-11-30.
# Guess: what converts HTML to Markdown escapes text that would mean something else there, so that it shows as it did: "2 * 3 * 4", "1986. Ein Jahr",
# "# 5" and "<b>". Raised figures it marks somehow, or leaves them as HTML.
# Seen: by default html-to-markdown escapes nothing: "1986." begins a list, "# 5" is a heading, "[1](x)" a link. A table in which a cell reaches over
# two rows becomes a list. turndown escapes all of these but <b>, of which both make a tag. 10<sup>6</sup> is 106 to both.
. "$(dirname "$0")/lib.sh"
npm_with @kreuzberg/html-to-markdown-node@3.7.2 turndown@7.2.5 marked@18.2.1 <<'JS' | expect '<p>1986. Ein Jahr</p> | <ol start="1986"><li>Ein Jahr</li></ol> | <p>1986. Ein Jahr</p>
<p># 5 ist neu</p> | <h1>5 ist neu</h1> | <p># 5 ist neu</p>
<p>- 5 Grad</p> | <ul><li>5 Grad</li></ul> | <p>- 5 Grad</p>
<p>2 *3* 4</p> | <p>2 <em>3</em> 4</p> | <p>2 *3* 4</p>
<p>Das &lt;b&gt; ist fett</p> | <p>Das <b> ist fett</p> | <p>Das <b> ist fett</p>
<p>Siehe [1](x)</p> | <p>Siehe <a href="x">1</a></p> | <p>Siehe [1](x)</p>
<p>10<sup>6</sup> Euro</p> | <p>106 Euro</p> | <p>106 Euro</p>
<table><tr><td rowspan="2">Amt</td><td>5 Tage</td></tr><tr><td>7 Tage</td></tr></table> | <ul><li>Amt 5 Tage</li><li>7 Tage</li></ul> | <p>Amt</p><p>5 Tage</p><p>7 Tage</p>'
import html from '@kreuzberg/html-to-markdown-node';
import {marked} from 'marked';
import Turndown from 'turndown';

const turndown = new Turndown();
for (const page of [
  '<p>1986. Ein Jahr</p>', '<p># 5 ist neu</p>', '<p>- 5 Grad</p>', '<p>2 *3* 4</p>', '<p>Das &lt;b&gt; ist fett</p>', '<p>Siehe [1](x)</p>', '<p>10<sup>6</sup> Euro</p>',
  '<table><tr><td rowspan="2">Amt</td><td>5 Tage</td></tr><tr><td>7 Tage</td></tr></table>'
]) {
  const shown = markdown => marked.parse(markdown).trim().replace(/\n\s*/g, '');
  console.log(`${page} | ${shown(html.convert(page).content)} | ${shown(turndown.turndown(page))}`);
}
JS
