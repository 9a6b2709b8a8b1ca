#!/usr/bin/env bash
# Debian translate-toolkit and python3-translate 3.8.4-1 (Translate Toolkit), seen 2026-11-30.
# Guess: posegment, told that the source is German, breaks a paragraph into sentences as Germans write them; where it cannot say which sentence is whose
# translation, it leaves the paragraph whole or marks the pairs as fuzzy.
# Seen: it breaks behind "3.", "z." and "Dr.", and pairs by number wherever both sides happen to have as many pieces, as they do when one sentence was translated by two. "Am 3." is
# "The office closes." from then on, not fuzzy, and goes into the memory. --only-aligned keeps these pairs.
. "$(dirname "$0")/lib.sh"
debs_with translate-toolkit=3.8.4-1 python3-translate=3.8.4-1 'python3-lxml=4.9.2*'
export PYTHONPATH=$work/deb/usr/lib/python3/dist-packages PYTHONWARNINGS=ignore
cd "$work"
cat >a.po <<'PO'
msgid ""
msgstr "Content-Type: text/plain; charset=UTF-8\n"

msgid "Am 3. Mai schließt das Amt. Zahlen Sie vorher."
msgstr "The office closes. That is on 3 May. Pay before."

msgid "Das gilt z. B. in Ulm. Es gilt ab Mai."
msgstr "It holds in Ulm. It holds elsewhere. It applies from May."

msgid "Herr Dr. Maier kommt. Sie zahlen ihm 30 Euro."
msgstr "Mr Maier comes. He is a doctor. You pay him 30 euros."

msgid "Der Rat tagt; der Eintritt ist frei. Kommen Sie!"
msgstr "The council meets. Admission is free, so come!"
PO
python3 deb/usr/bin/posegment --progress=none --only-aligned --source-language=de --language=en a.po b.po
python3 deb/usr/bin/po2tmx --progress=none --source-language=de --language=en b.po a.tmx
{
  echo "fuzzy: $(grep -c fuzzy b.po || true)"
  grep -oP '(?<=<seg>)[^<]*' a.tmx | paste -d'=' - - | sed 's/=/ = /'
} | expect 'fuzzy: 0
Am 3. = The office closes.
Mai schließt das Amt. = That is on 3 May.
Zahlen Sie vorher. = Pay before.
Das gilt z. = It holds in Ulm.
B. in Ulm. = It holds elsewhere.
Es gilt ab Mai. = It applies from May.
Herr Dr. = Mr Maier comes.
Maier kommt. = He is a doctor.
Sie zahlen ihm 30 Euro. = You pay him 30 euros.
Der Rat tagt; der Eintritt ist frei. = The council meets.
Kommen Sie! = Admission is free, so come!'
