#!/usr/bin/env bash
# npm mupdf 1.28.1 and pdf-lib 1.17.1, seen 2026-11-30.
# Guess: the option "dehyphenate" joins words that were divided at the end of a line. It drops the hyphen where the next line goes on in small
# letters, and leaves it in front of a figure, a capital letter or "und".
# Seen: whatever follows, the hyphen is gone and nothing stands in its place. 10 to 20 people are 1020, the form of 2025-26 is of 202526,
# and a dash at the end of a line is gone, too. Without the option hyphens and line breaks stay.
. "$(dirname "$0")/lib.sh"
npm_with mupdf@1.28.1 pdf-lib@1.17.1 <<'JS' | expect 'as it is: Den Ver-|trag sahen 10-|20 Leute. Die Kosten im Ein-|und Verkauf von 2025-|26 steigen, sagt ein CDU-|Politiker. Der Plan -|ein guter - gilt.
dehyphenate: Den Vertrag sahen 1020 Leute. Die Kosten im Einund Verkauf von 202526 steigen, sagt ein CDUPolitiker. Der Plan ein guter - gilt.'
import * as mupdf from 'mupdf';
import {PDFDocument, StandardFonts} from 'pdf-lib';

const lines = `Den Ver-|trag sahen 10-|20 Leute. Die Kosten im Ein-|und Verkauf von 2025-|26 steigen, sagt ein CDU-|Politiker. Der Plan -|ein guter - gilt.`;
const file = await PDFDocument.create();
const page = file.addPage([300, 200]);
page.setFont(await file.embedFont(StandardFonts.Helvetica));
lines.split('|').forEach((line, i) => page.drawText(line, {x: 20, y: 180 - 14 * i, size: 12}));
const text = mupdf.Document.openDocument(await file.save(), 'application/pdf').loadPage(0);
for (const options of ['', 'dehyphenate']) {
  console.log(`${options || 'as it is'}: ${text.toStructuredText(options).asText().trim().replace(/\s*\n/g, '|')}`);
}
JS
