#!/usr/bin/env bash
# npm pandoc-wasm 1.1.0 (pandoc 3.10), seen 2026-11-30; the workbook is written by exceljs 4.4.0.
# Guess: pandoc reads a workbook as it is shown: a day as 01.05.2026, a share as 12.5%, a price with its currency, WAHR or TRUE, whole numbers whole;
# sheets and rows that are hidden are left out.
# Seen: the format of a cell is never looked at. The day is 46143.0, the time 0.5208333333333334, the share 0.125, TRUE is 1.0, and a count of 5 is 5.0.
# What is hidden is shown. A number that was typed as text (01067) stays as it is.
. "$(dirname "$0")/lib.sh"
npm_with pandoc-wasm@1.1.0 exceljs@4.4.0 <<'JS' | expect 'day 01.05.2026: 46143.0
time 12:30: 0.5208333333333334
share 12.5%: 0.125
price 1,234.50 €: 1234.5
count 5: 5.0
TRUE: 1.0
text 01067: 01067
hidden row: geheim
hidden sheet: auch geheim'
import ExcelJS from 'exceljs';
import {convert} from 'pandoc-wasm';

const workbook = new ExcelJS.Workbook();
const sheet = workbook.addWorksheet('Kosten');
function row(name, value, format) {
  const cells = sheet.addRow([name, value]);
  if (format) cells.getCell(2).numFmt = format;
  return cells;
}
row('day 01.05.2026', new Date(Date.UTC(2026, 4, 1)), 'dd.mm.yyyy');
row('time 12:30', 0.5208333333333334, 'hh:mm');
row('share 12.5%', 0.125, '0.0%');
row('price 1,234.50 €', 1234.5, '#,##0.00 "€"');
row('count 5', 5, '0');
row('TRUE', true);
row('text 01067', '01067');
row('hidden row', 'geheim').hidden = true;
workbook.addWorksheet('Intern', {state: 'hidden'}).addRow(['hidden sheet', 'auch geheim']);
const files = {'a.xlsx': new Blob([new Uint8Array(await workbook.xlsx.writeBuffer())])};
const read = await convert({from: 'xlsx', to: 'json', 'input-files': ['a.xlsx']}, null, files);
const text = inlines => inlines.map(inline => inline.t === 'Str' ? inline.c : ' ').join('');
for (const block of JSON.parse(read.stdout).blocks.filter(block => block.t === 'Table')) {
  const rows = [...block.c[3][1], ...block.c[4].flatMap(body => body[3])];
  for (const [, cells] of rows) console.log(cells.map(cell => text(cell[4][0].c)).join(': '));
}
JS
