#!/usr/bin/env bash
# npm postal-mime 4.0.0 and mailparser 3.14.2, seen 2026-11-30.
# Guess: the lines of a mail in format=flowed are joined where they were only broken for sending. Quoted ones are joined without the signs
# of the quotation in between, and none with a line that is quoted less or more.
# Seen: postal-mime joins whatever follows a space at the end of a line: the sign stands in the sentence ("gestern > beschlossen"), and an answer
# becomes a part of what was quoted ("> Der Rat tagt. Danke!"), or the other way round. mailparser does it right.
. "$(dirname "$0")/lib.sh"
npm_with postal-mime@4.0.0 mailparser@3.14.2 <<'JS' | expect 'postal-mime: > Der Rat hat gestern > beschlossen.¶Danke!
mailparser: > Der Rat hat gestern beschlossen.¶Danke!
postal-mime: > Der Rat tagt. Danke!
mailparser: > Der Rat tagt. ¶Danke!
postal-mime: Ja, gern. > Kommst du?
mailparser: Ja, gern. ¶> Kommst du?
postal-mime: Der Rat hat gestern beschlossen.
mailparser: Der Rat hat gestern beschlossen.'
import {simpleParser} from 'mailparser';
import PostalMime from 'postal-mime';

for (const text of [
  '> Der Rat hat gestern \n> beschlossen.\nDanke!', '> Der Rat tagt. \nDanke!', 'Ja, gern. \n> Kommst du?', 'Der Rat hat gestern \nbeschlossen.'
]) {
  const mail = `From: a@example.org\nContent-Type: text/plain; charset=utf-8; format=flowed\n\n${text}\n`.replaceAll('\n', '\r\n');
  const shown = read => read.text.trim().replaceAll('\n', '¶');
  console.log(`postal-mime: ${shown(await PostalMime.parse(mail))}\nmailparser: ${shown(await simpleParser(mail))}`);
}
JS
