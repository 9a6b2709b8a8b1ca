#!/usr/bin/env bash
# Debian hunspell 1.7.1-1, hunspell-de-de 20161207-11, seen 2026-11-30.
# Guess: hunspell -s gives each word that it takes for right its stem: Haustür for Haustüren, Verordnung for Verordnungen. Of a line it checks words, as the dictionary counts
# them: a hyphen or a figure within a word does not part it.
# Seen: compounds are right and have no stem, with -m the last part at most. That of Verordnungen is a verb, and Häuser is "häuser" first. Of "10-jährige" it
# finds "-jährige" wrong, of "Nordsee" with a soft hyphen "see".
. "$(dirname "$0")/lib.sh"
debs_with hunspell=1.7.1-1 hunspell-de-de=20161207-11 libhunspell-1.7-0=1.7.1-1
export LD_LIBRARY_PATH=$(echo "$work"/deb/usr/lib/*-linux-gnu)
cd "$work"
check() { hunspell -i UTF-8 -d "$work/deb/usr/share/hunspell/de_DE" "$@" | sed '/^$/d; s/ \+/ /g' | paste -sd,; }
printf '%s\n' Häuser Haustür Haustüren Stadträte Bürgermeisterin Verordnungen Gemeindeverordnungen >words
{
  echo "wrong words: $(check -l words)"
  echo "stems: $(check -s words)"
  echo "with -m: $(check -m words)"
  echo "wrong in a line: $(printf 'Eine 10-jährige fährt an die Nord\xc2\xadsee, über die 200-Euro-Grenze.\n' | check -l)"
} | expect 'wrong words: 
stems: Häuser häuser,Häuser haus,Häuser Haus,Haustür,Haustüren,Stadträte,Bürgermeisterin,Verordnungen verordnen,Verordnungen Verordnen,Gemeindeverordnungen
with -m: Häuser st:häuser fl:k,Häuser st:haus fl:p,Häuser st:Haus fl:p,Haustür pa:tür,Haustüren,Stadträte pa:räte,Bürgermeisterin,Verordnungen st:verordnen fl:J,Verordnungen st:Verordnen fl:J,Gemeindeverordnungen
wrong in a line: -jährige,see,-Euro-Grenze.'
