#!/usr/bin/env bash
# npm @asciidoctor/core 3.0.4 and pandoc-wasm 1.1.0 (pandoc 3.10), seen 2026-11-30.
# Guess: lists of AsciiDoc begin with dots, stars, dashes or a number; a paragraph that begins with an initial or an abbreviation is a paragraph, in
# Asciidoctor as in pandoc, which reads AsciiDoc, too. A list that begins with 1986 shows 1986.
# Seen: to Asciidoctor a single letter with a full stop is the number of an item, and V) a Roman one. All begin with the first: "z. B. Hunde" shows
# as "a. B. Hunde", "I. Kant" as "A. Kant", "1986. Ein gutes Jahr" as "1. Ein gutes Jahr", with a warning in the log. To pandoc letters are
# text, and 1986 is 1986. Both read "C++ und C++" as C und C.
. "$(dirname "$0")/lib.sh"
npm_with @asciidoctor/core@3.0.4 pandoc-wasm@1.1.0 <<'JS' | expect 'Asciidoctor: a. | B. Hunde sind anzumelden. / pandoc: z. B. Hunde sind anzumelden.
Asciidoctor: A. | Schmidt kam zuerst. / pandoc: A. Schmidt kam zuerst.
Asciidoctor: A. | Kant schrieb es. / pandoc: I. Kant schrieb es.
Asciidoctor: I. | Teil / pandoc: V) Teil
Asciidoctor: 1. | Ein gutes Jahr. / pandoc: 1986. | Ein gutes Jahr.
Asciidoctor: Z.B. Hunde. / pandoc: Z.B. Hunde.
Asciidoctor: Wer C und C kennt. / pandoc: Wer C und C kennt.'
import asciidoctor from '@asciidoctor/core';
import {convert} from 'pandoc-wasm';

const processor = asciidoctor();
function shown(html) {
  const number = html.match(/<ol[^>]*type="(.)"/)?.[1] ?? html.match(/<ol[^>]*start="(.+?)"/)?.[1] ?? '1';
  const text = html.replace(/<[^>]*>/g, '').trim();
  return html.includes('<ol') ? `${number}. | ${text}` : text;
}
for (const text of [
  'z. B. Hunde sind anzumelden.', 'A. Schmidt kam zuerst.', 'I. Kant schrieb es.', 'V) Teil', '1986. Ein gutes Jahr.', 'Z.B. Hunde.', 'Wer C++ und C++ kennt.'
]) {
  const pandoc = await convert({from: 'asciidoc', to: 'html', wrap: 'none'}, text, {});
  console.log(`Asciidoctor: ${shown(processor.convert(text))} / pandoc: ${shown(pandoc.stdout)}`);
}
JS
