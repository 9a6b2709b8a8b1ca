#!/usr/bin/env bash
# npm @mozilla/readability 0.6.0 and defuddle 0.19.4, on jsdom 29.1.1, seen 2026-11-30.
# Guess: a class such as "menu", "extra" or "profile" tells of what is no text where it is a word of its own. A section in the middle of an
# article, which reads like the rest, is not removed because its class is a longer German word.
# Seen: both look for these letters anywhere in the class. One loses sections on minuets, extractions and banner-bearers and all text in
# frames (textrahmen), the other those on Herod, popular music, soil profiles and city marketing. Nothing says so.
. "$(dirname "$0")/lib.sh"
npm_with @mozilla/readability@0.6.0 defuddle@0.19.4 jsdom@29.1.1 <<'JS' | expect 'readability loses textrahmen, das-menuett, extraktion, bannerträger
defuddle loses das-menuett, herodes, popularmusik, bodenprofile, stadtmarketing, kicker'
import {Readability} from '@mozilla/readability';
import {Defuddle} from 'defuddle/node';
import {JSDOM} from 'jsdom';

const text = 'Der Rat der Stadt hat gestern, nach langer Aussprache, beraten, und die Mehrheit stimmte, wie erwartet, für den Entwurf.';
const page = name =>
  `<!doctype html><html lang="de"><head><title>Rat</title></head><body><article><h1>Der Rat tagt</h1><p>${text}</p><p>${text}</p><p>${text}</p>
  <section class="${name}"><h2>Titel</h2><p>Im Abschnitt: ${text}</p><p>${text}</p></section><p>${text}</p><p>${text}</p><p>${text}</p></article></body></html>`;
const lost = {readability: [], defuddle: []};
for (const name of ['einleitung', 'textrahmen', 'das-menuett', 'extraktion', 'bannerträger', 'herodes', 'popularmusik', 'bodenprofile', 'stadtmarketing', 'kicker']) {
  const read = new Readability(new JSDOM(page(name)).window.document).parse().textContent;
  const found = (await Defuddle(new JSDOM(page(name)).window.document, 'https://example.org/')).content;
  if (!read.includes('Im Abschnitt')) lost.readability.push(name);
  if (!found.includes('Im Abschnitt')) lost.defuddle.push(name);
}
for (const name in lost) console.log(`${name} loses ${lost[name].join(', ')}`);
JS
