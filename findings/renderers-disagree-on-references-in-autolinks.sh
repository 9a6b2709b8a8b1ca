#!/usr/bin/env bash
# npm commonmark 0.31.2, markdown-it 14.1.0, micromark 4.0.2, marked 16.1.1, showdown 2.1.0, seen 2026-11-29.
# Guess: character references are resolved everywhere but in code, so <https://a.de/?b=1&copy;=2> shows a © in every renderer, or in none.
# Seen: three show &copy; as it stands. marked and showdown write it raw into the page and into the address: what a browser shows, and
# where the link leads, has a ©.
. "$(dirname "$0")/lib.sh"
npm_with commonmark@0.31.2 markdown-it@14.1.0 micromark@4.0.2 marked@16.1.1 showdown@2.1.0 <<'JS' | expect 'commonmark: <p><a href="https://a.de/?b=1&amp;copy;=2">https://a.de/?b=1&amp;copy;=2</a></p>
markdown-it: <p><a href="https://a.de/?b=1&amp;copy;=2">https://a.de/?b=1&amp;copy;=2</a></p>
micromark: <p><a href="https://a.de/?b=1&amp;copy;=2">https://a.de/?b=1&amp;copy;=2</a></p>
marked: <p><a href="https://a.de/?b=1&copy;=2">https://a.de/?b=1&copy;=2</a></p>
showdown: <p><a href="https://a.de/?b=1&copy;=2">https://a.de/?b=1&copy;=2</a></p>'
import {HtmlRenderer, Parser} from 'commonmark';
import MarkdownIt from 'markdown-it';
import {marked} from 'marked';
import {micromark} from 'micromark';
import showdown from 'showdown';

const text = '<https://a.de/?b=1&copy;=2>';
const renderers = {
  commonmark: t => new HtmlRenderer().render(new Parser().parse(t)),
  'markdown-it': t => new MarkdownIt().render(t),
  micromark: t => micromark(t),
  marked: t => marked.parse(t),
  showdown: t => new showdown.Converter().makeHtml(t),
};
for (const name in renderers) console.log(`${name}: ${renderers[name](text).trim()}`);
JS
