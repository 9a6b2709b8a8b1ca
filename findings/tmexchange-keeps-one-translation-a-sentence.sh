#!/usr/bin/env bash
# npm tmexchange 2.0.6, seen 2026-11-30.
# Guess: a translation memory in TMX that was read and written again has the same units, also where a sentence has two translations or two units have one
# tuid, which TMX allows, and the inline codes where they were.
# Seen: of the units of one German sentence, or of one tuid, the last is kept, without a word. Notes are gone. A sentence with
# inline codes is no text but an object, in which the codes stand apart from the text, so that nobody knows where they belong.
. "$(dirname "$0")/lib.sh"
npm_with tmexchange@2.0.6 <<'JS' | expect '<tu><tuv xml:lang="de"><seg>Bitte!</seg></tuv><tuv xml:lang="en"><seg>You are welcome!</seg></tuv></tu>
<tu tuid="1"><tuv xml:lang="de"><seg>Hof</seg></tuv><tuv xml:lang="en"><seg>yard</seg></tuv></tu>
{"1":{"de":{"_":"Das alte Haus","ph":[{"$":{"x":"1"}},{"$":{"x":"2"}}]},"en":"The old house"}}'
import {promisify} from 'node:util';
import tmexchange from 'tmexchange';

const tu = (tuid, de, en) => `<tu${tuid}><note>im Gespräch</note><tuv xml:lang="de"><seg>${de}</seg></tuv><tuv xml:lang="en"><seg>${en}</seg></tuv></tu>`;
const tmx = units => `<tmx version="1.4"><header creationtool="a" creationtoolversion="1" segtype="sentence" o-tmf="a" adminlang="en" srclang="de"
  datatype="plaintext"/><body>${units}</body></tmx>`;
const [read, write] = [tmexchange.tmx2js, tmexchange.js2tmx].map(promisify);
for (const units of [tu('', 'Bitte!', 'Please!') + tu('', 'Bitte!', 'You are welcome!'), tu(' tuid="1"', 'Haus', 'house') + tu(' tuid="1"', 'Hof', 'yard')]) {
  console.log((await write(await read(tmx(units)))).replace(/\s*\n\s*/g, '').match(/<body>(.*)<\/body>/)[1]);
}
const inline = await read(tmx(tu(' tuid="1"', 'Das <ph x="1"/>alte<ph x="2"/> Haus', 'The old house')));
console.log(JSON.stringify(inline.resources));
JS
