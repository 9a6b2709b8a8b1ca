#!/usr/bin/env bash
# npm mupdf 1.28.1 and pdfjs-dist 6.2.108 read what pdfkit 0.20.2 wrote, seen 2026-11-30.
# Guess: a justified line is one line of text, as the same line set flush left is; how wide its spaces are makes no difference.
# Seen: where a long word leaves a line with wide spaces, as German in columns does often, MuPDF makes a line of each of its words, and nothing tells them from
# lines of the page. pdf.js and flush left text are not affected.
. "$(dirname "$0")/lib.sh"
npm_with mupdf@1.28.1 pdfjs-dist@6.2.108 pdfkit@0.20.2 <<'JS' | expect 'left, pdf.js: Der Rat bewilligt im / Herbst eine neue / Gemeindeverordnung zur / Straßenreinigung. / Danach beginnt der / Verein mit der Arbeit.
left, MuPDF: Der Rat bewilligt im / Herbst eine neue / Gemeindeverordnung zur / Straßenreinigung. / Danach beginnt der / Verein mit der Arbeit.
justify, pdf.js: Der Rat bewilligt im / Herbst eine neue / Gemeindeverordnung zur / Straßenreinigung. / Danach beginnt der / Verein mit der Arbeit.
justify, MuPDF: Der / Rat / bewilligt / im / Herbst / eine / neue / Gemeindeverordnung zur / Straßenreinigung. / Danach / beginnt / der / Verein mit der Arbeit.'
import PDFDocument from 'pdfkit';
import * as mupdf from 'mupdf';
import {getDocument} from 'pdfjs-dist/legacy/build/pdf.mjs';

const text = 'Der Rat bewilligt im Herbst eine neue Gemeindeverordnung zur Straßenreinigung. Danach beginnt der Verein mit der Arbeit.';
for (const align of ['left', 'justify']) {
  const writer = new PDFDocument({size: [180, 200], margin: 20});
  const chunks = [];
  writer.on('data', chunk => chunks.push(chunk));
  const end = new Promise(resolve => writer.on('end', resolve));
  writer.fontSize(12).text(text, {align});
  writer.end();
  await end;
  const pdf = Buffer.concat(chunks);
  const lines = text => text.trim().split(/\s*\n\s*/).join(' / ');
  const document = await getDocument({data: new Uint8Array(pdf), verbosity: 0}).promise;
  const {items} = await (await document.getPage(1)).getTextContent();
  console.log(`${align}, pdf.js: ${lines(items.map(item => item.str + (item.hasEOL ? '\n' : '')).join(''))}`);
  console.log(`${align}, MuPDF: ${lines(mupdf.Document.openDocument(pdf, 'application/pdf').loadPage(0).toStructuredText().asText())}`);
}
JS
