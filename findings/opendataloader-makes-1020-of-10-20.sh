#!/usr/bin/env bash
# npm @opendataloader/pdf 2.5.11 and @llamaindex/liteparse 2.14.7, seen 2026-11-30.
# Guess: a converter from PDF to Markdown joins "Ausschrei-" and "bung", leaves "10-" and "20 Tage" alone, and writes a paragraph so that it shows as one,
# however it begins; it escapes "<", so "#" as well. Letters stay as they are.
# Seen: OpenDataLoader makes "1020 Tage" of it. It escapes "<" alone: a paragraph that begins with "#" is a heading, one with "- 5 Grad" an item.
# What stands in columns without lines becomes a heading of one line, and items of a list have a dash and a number. LiteParse keeps lines and
# columns, but writes „Ja“ as "Ja" and a dash as a hyphen.
. "$(dirname "$0")/lib.sh"
npm_with @opendataloader/pdf@2.5.11 @llamaindex/liteparse@2.14.7 <<'JS' | expect 'OpenDataLoader, page:
Der Rat der Stadt hat gestern beschlossen, dass die Ausschreibung im Mai beginnt. Ein- und Ausfuhr sind frei. Es dauert 1020 Tage, sagte der Rat der Stadt am Abend.
# 1 ist der erste &lt;b&gt; der Stadt, und so bleibt es auch im Jahr.
- 5 Grad waren es am Morgen in der ganzen Stadt und im Land.
Er sagte „Ja“ – und ging, so steht es auch in der Zeitung.
- 1. Melden Sie sich bitte im Rathaus an, wie es Brauch ist.
- 2. Zahlen Sie bitte an der Kasse, wie es auch Brauch ist.
Das ist der letzte Satz, und mehr steht hier heute nicht da.
LiteParse, page:
Der Rat der Stadt hat gestern beschlossen, dass die Ausschrei-
bung im Mai beginnt. Ein- und Ausfuhr sind frei. Es dauert 10-
20 Tage, sagte der Rat der Stadt am Abend.
# 1 ist der erste <b> der Stadt, und so bleibt es auch im Jahr.
- 5 Grad waren es am Morgen in der ganzen Stadt und im Land.
Er sagte "Ja" - und ging, so steht es auch in der Zeitung.
1. Melden Sie sich bitte im Rathaus an, wie es Brauch ist.
2. Zahlen Sie bitte an der Kasse, wie es auch Brauch ist.
Das ist der letzte Satz, und mehr steht hier heute nicht da.
OpenDataLoader, table:
# Amt Frist Bauamt 5 Tage
LiteParse, table:
Amt        Frist
Bauamt     5 Tage'
import {execFileSync} from 'node:child_process';
import {readFileSync, writeFileSync} from 'node:fs';
import {LiteParse} from '@llamaindex/liteparse';

/** A PDF of one page with these pieces of text, [x, y, text], in Helvetica of 10 points. */
function pdf(pieces) {
  const codes = {'„': '\\204', '“': '\\223', '–': '\\226', 'ü': '\\374'};
  const page = pieces.map(([x, y, text]) => `BT /F 10 Tf ${x} ${y} Td (${text.replace(/[„“–ü]/g, c => codes[c])}) Tj ET`).join('\n');
  const objects = [
    '<</Type/Catalog/Pages 2 0 R>>', '<</Type/Pages/Kids[3 0 R]/Count 1>>',
    '<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R/Resources<</Font<</F 5 0 R>>>>>>',
    `<</Length ${page.length}>>stream\n${page}\nendstream`, '<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding>>'
  ];
  let file = '%PDF-1.7\n';
  const places = objects.map((object, i) => {
    const place = file.length;
    file += `${i + 1} 0 obj\n${object}\nendobj\n`;
    return `${String(place).padStart(10, '0')} 00000 n \n`;
  });
  const start = file.length;
  return `${file}xref\n0 6\n0000000000 65535 f \n${places.join('')}trailer<</Size 6/Root 1 0 R>>\nstartxref\n${start}\n%%EOF\n`;
}
const paragraphs = [
  ['Der Rat der Stadt hat gestern beschlossen, dass die Ausschrei-', 'bung im Mai beginnt. Ein- und Ausfuhr sind frei. Es dauert 10-',
    '20 Tage, sagte der Rat der Stadt am Abend.'],
  ['# 1 ist der erste <b> der Stadt, und so bleibt es auch im Jahr.'],
  ['- 5 Grad waren es am Morgen in der ganzen Stadt und im Land.'],
  ['Er sagte „Ja“ – und ging, so steht es auch in der Zeitung.'],
  ['1. Melden Sie sich bitte im Rathaus an, wie es Brauch ist.', '2. Zahlen Sie bitte an der Kasse, wie es auch Brauch ist.'],
  ['Das ist der letzte Satz, und mehr steht hier heute nicht da.']
];
let y = 800;
const page = paragraphs.flatMap(lines => [y -= 18, ...lines].slice(1).map(line => [70, y -= 12, line]));
writeFileSync('page.pdf', pdf(page), 'latin1');
writeFileSync('table.pdf', pdf([[70, 760, 'Amt'], [200, 760, 'Frist'], [70, 748, 'Bauamt'], [200, 748, '5 Tage']]), 'latin1');
const jar = 'node_modules/@opendataloader/pdf/lib/opendataloader-pdf-cli.jar';
execFileSync('java', ['-jar', jar, '-f', 'markdown', '-o', '.', 'page.pdf', 'table.pdf'], {stdio: 'ignore'});
const parser = new LiteParse({ocrEnabled: false, quiet: true});
for (const name of ['page', 'table']) {
  const read = await parser.parse(`${name}.pdf`);
  const shown = text => text.trim().replace(/\n+/g, '\n');
  console.log(`OpenDataLoader, ${name}:\n${shown(readFileSync(`${name}.md`, 'utf8'))}\nLiteParse, ${name}:\n${shown(read.text)}`);
}
JS
