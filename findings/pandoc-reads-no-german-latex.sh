#!/usr/bin/env bash
# npm pandoc-wasm 1.1.0 (pandoc 3.10), seen 2026-11-30.
# Guess: a document in LaTeX with \usepackage[ngerman]{babel} is German to pandoc, so that "a is ä, "s is ß, "= and "~ are hyphens, "- is a place to
# divide and nothing else, "` and "' are „ and “, and \enquote writes German quotation marks.
# Seen: babel is not looked at, only polyglossia tells pandoc the language. The shorthands stand in the words as typed, with either package; the
# quotation marks are English ones. A comma in \num becomes a point.
. "$(dirname "$0")/lib.sh"
npm_with pandoc-wasm@1.1.0 <<'JS' | expect '\usepackage[ngerman]{babel}: lang is undefined
  Die Stra"se f"uhrt nach Nord"=S"ud, Ober"  und Unter"-land: “Ja”, “nein”, „gut“, 1.5
\usepackage{polyglossia}\setdefaultlanguage[babelshorthands]{german}: lang is de
  Die Stra"se f"uhrt nach Nord"=S"ud, Ober"  und Unter"-land: “Ja”, “nein”, „gut“, 1.5'
import {convert} from 'pandoc-wasm';

for (const language of ['\\usepackage[ngerman]{babel}', '\\usepackage{polyglossia}\\setdefaultlanguage[babelshorthands]{german}']) {
  const read = async (text, options) => {
    const document = `\\documentclass{article}${language}\\usepackage{csquotes}\\begin{document}${text}\\end{document}`;
    return (await convert({from: 'latex', wrap: 'none', ...options}, document, {})).stdout.trim();
  };
  console.log(`${language}: lang is ${/ lang="([^"]*)"/.exec(await read('x', {to: 'html', standalone: true}))?.[1]}`);
  const words = 'Die Stra"se f"uhrt nach Nord"=S"ud, Ober"~ und Unter"-land: "`Ja"\x27, \\enquote{nein}, \\glqq gut\\grqq, \\num{1,5}';
  console.log(`  ${await read(words, {to: 'plain'})}`);
}
JS
