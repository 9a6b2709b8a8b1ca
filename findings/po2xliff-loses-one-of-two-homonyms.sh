#!/usr/bin/env bash
# Debian translate-toolkit and python3-translate 3.8.4-1 (Translate Toolkit), seen 2026-11-30.
# Guess: PO and XLIFF both know a unit's context, so "Bank" as bank and as bench come back from po2xliff and xliff2po as two entries with their contexts, whatever
# is done about duplicates. A memory that po2tmx makes of a German file says that German is its source.
# Seen: the context is not written. Coming back, the second entry is gone, with its translation; with --duplicates=merge the first is fuzzy instead, and the second gone
# too. The memory has English for its source language, though --source-language says German, and its German comes first.
. "$(dirname "$0")/lib.sh"
debs_with translate-toolkit=3.8.4-1 python3-translate=3.8.4-1 'python3-lxml=4.9.2*'
export PYTHONPATH=$work/deb/usr/lib/python3/dist-packages PYTHONWARNINGS=ignore
cd "$work"
convert() { python3 "deb/usr/bin/$1" --progress=none "${@:2}" 2>>log; }
cat >a.po <<'PO'
msgid ""
msgstr "Content-Type: text/plain; charset=UTF-8\n"

msgctxt "money"
msgid "Bank"
msgstr "bank"

msgctxt "park"
msgid "Bank"
msgstr "bench"

msgid "Amt"
msgstr "office"
PO
convert po2xliff a.po a.xlf
convert po2tmx --source-language=de --language=en a.po a.tmx
{
  echo "XLIFF: $(grep -oP '<(source|target)[^>]*>\K[^<]+(?=<)' a.xlf | tail -6 | paste -d= - - | paste -sd' '), contexts: $(grep -c 'park' a.xlf || true)"
  for duplicates in msgctxt merge; do
    convert xliff2po --duplicates=$duplicates a.xlf b.po
    echo "back, $duplicates: $(sed '1,/Generator/d' b.po | paste -sd' ' | sed 's/^ *//')"
  done
  echo "TMX: $(grep -oE 'srclang="[^"]*"|xml:lang="[^"]*"' a.tmx | head -3 | tr -d '"' | paste -sd' ')"
} | expect 'XLIFF: Bank=bank Bank=bench Amt=office, contexts: 0
back, msgctxt: msgctxt "" msgid "Bank" msgstr "bank"  msgid "Amt" msgstr "office"
back, merge: #, fuzzy msgid "Bank" msgstr "bank"  msgid "Amt" msgstr "office"
TMX: srclang=en xml:lang=de xml:lang=en'
