#!/usr/bin/env bash
# npm pandoc-wasm 1.1.0 (pandoc 3.10) and @asciidoctor/core 3.0.4, seen 2026-11-30.
# Guess: pandoc's reader of AsciiDoc, which is new, reads tables, conditions, notes and the author as Asciidoctor does, or says what it leaves out.
# Seen: where cells stand close together, an a, d, e, h, l, m or s at the end of one is taken for the style of the next: "|Hase|Hund" is Has and Hund in italics,
# "|m|w|d" loses its m. Asciidoctor asks for a space in front of a style. Text between ifdef and endif shows, together with these words,
# though it is switched off; a note that is referred to twice stands there twice; {author} stays. There is no warning.
. "$(dirname "$0")/lib.sh"
npm_with @asciidoctor/core@3.0.4 pandoc-wasm@1.1.0 <<'JS' | expect '|=== ¶ |Hase|Hund ¶ |===: Asciidoctor Hase,Hund | pandoc Has,Hund
|=== ¶ |m|w|d ¶ |===: Asciidoctor m,w,d | pandoc ,w,d
|=== ¶ |Größe|Maß ¶ |===: Asciidoctor Größe,Maß | pandoc Größ,Maß
|=== ¶ |Hase |Hund ¶ |===: Asciidoctor Hase,Hund | pandoc Hase,Hund
ifdef::intern[] ¶ Nur für das Amt. ¶ endif::[] ¶ Für alle.: Asciidoctor Für alle. | pandoc ifdef intern[] Nur für das Amt. endif Für alle.
Eins.footnote:a[Die Note.] Zwei.footnote:a[]: Asciidoctor Eins.[1] Zwei.[1] 1. Die Note. | pandoc Eins.1 Zwei.2 Die Note. Die Note.
= Bericht ¶ Stadt Ulm ¶ Von {author}.: Asciidoctor Von Stadt Ulm. | pandoc Von {author}.'
import asciidoctor from '@asciidoctor/core';
import {convert} from 'pandoc-wasm';

const processor = asciidoctor();
const shown = html => html.replace(/↩\ufe0e?/g, '').replace(/\s*\n\s*/g, '').replace(/<\/t[dh]><t[dh][^>]*>/g, ',').replace(/<\/p>|<\/d[dt]>|<hr ?\/?>/g, ' ').replace(/<[^>]*>/g, '')
  .replace(/\s*,\s*/g, ',').replace(/\s+/g, ' ').trim();
for (const text of [
  '|===\n|Hase|Hund\n|===', '|===\n|m|w|d\n|===', '|===\n|Größe|Maß\n|===', '|===\n|Hase |Hund\n|===', 'ifdef::intern[]\nNur für das Amt.\nendif::[]\n\nFür alle.',
  'Eins.footnote:a[Die Note.] Zwei.footnote:a[]', '= Bericht\nStadt Ulm\n\nVon {author}.'
]) {
  const pandoc = await convert({from: 'asciidoc', to: 'html', wrap: 'none'}, text, {});
  console.log(`${text.replace(/\n+/g, ' ¶ ')}: Asciidoctor ${shown(processor.convert(text))} | pandoc ${shown(pandoc.stdout)}${pandoc.stderr}`);
}
JS
