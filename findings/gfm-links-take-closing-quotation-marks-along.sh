#!/usr/bin/env bash
# Debian cmark-gfm 0.29.0.gfm.6-6, npm marked 18.2.1, remark-gfm 4.0.1, markdown-it 15.0.3, seen 2026-11-30.
# Guess: a bare address ends in front of the punctuation behind it, in „https://example.org/a“ as in (https://example.org/a) and "https://example.org/a".
# Seen: in GitHub's Markdown the punctuation of ASCII ends it. The “ and ‘ that close in German, «, › and the sign … belong to the address, and the
# link leads nowhere. markdown-it ends it rightly.
. "$(dirname "$0")/lib.sh"
debs_with cmark-gfm=0.29.0.gfm.6-6 libcmark-gfm0.29.0.gfm.6=0.29.0.gfm.6-6 libcmark-gfm-extensions0.29.0.gfm.6=0.29.0.gfm.6-6
export LD_LIBRARY_PATH=$(printf '%s:' "$work"/deb/usr/lib/*)
npm_with marked@18.2.1 remark-gfm@4.0.1 remark-parse@11.0.0 remark-rehype@11.1.2 rehype-stringify@10.0.1 unified@11.0.5 markdown-it@15.0.3 <<'JS' | expect '"https://a.de/b". > cmark-gfm https://a.de/b, marked https://a.de/b, remark https://a.de/b, markdown-it https://a.de/b
(https://a.de/b). > cmark-gfm https://a.de/b, marked https://a.de/b, remark https://a.de/b, markdown-it https://a.de/b
„https://a.de/b“. > cmark-gfm https://a.de/b“, marked https://a.de/b“, remark https://a.de/b“, markdown-it https://a.de/b
‚https://a.de/b‘. > cmark-gfm https://a.de/b‘, marked https://a.de/b‘, remark https://a.de/b‘, markdown-it https://a.de/b
»https://a.de/b«. > cmark-gfm https://a.de/b«, marked https://a.de/b«, remark https://a.de/b«, markdown-it https://a.de/b
https://a.de/b… > cmark-gfm https://a.de/b…, marked https://a.de/b…, remark https://a.de/b…, markdown-it https://a.de/b'
import {execFileSync} from 'child_process';
import MarkdownIt from 'markdown-it';
import {marked} from 'marked';
import rehypeStringify from 'rehype-stringify';
import remarkGfm from 'remark-gfm';
import remarkParse from 'remark-parse';
import remarkRehype from 'remark-rehype';
import {unified} from 'unified';

const remark = unified().use(remarkParse).use(remarkGfm).use(remarkRehype).use(rehypeStringify);
const renderers = {
  'cmark-gfm': text => execFileSync('cmark-gfm', ['-e', 'autolink'], {input: text, encoding: 'utf8'}),
  marked: text => marked.parse(text),
  remark: text => String(remark.processSync(text)),
  'markdown-it': text => new MarkdownIt({linkify: true}).render(text)
};
for (const text of ['"https://a.de/b".', '(https://a.de/b).', '„https://a.de/b“.', '‚https://a.de/b‘.', '»https://a.de/b«.', 'https://a.de/b…']) {
  const links = Object.entries(renderers).map(([name, render]) => `${name} ${decodeURI(/href="([^"]*)"/.exec(render(`Siehe ${text}`))?.[1])}`);
  console.log(`${text} > ${links.join(', ')}`);
}
JS
