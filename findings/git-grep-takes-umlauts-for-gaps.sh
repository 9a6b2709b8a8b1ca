#!/usr/bin/env bash
# Debian git 1:2.39.5, seen 2026-11-30.
# Guess: in a UTF-8 locale git grep -w finds whole words, as grep -w does there: "Bau" in "ein Bau", not in "Bauübersicht".
# Seen: -w asks for letters of ASCII, whatever the locale and the kind of pattern, so that a word ends at each ä, ö, ü and ß: "bel" is found in "Möbel", "Ma" in "Maß".
# With -E and \b in the pattern only whole words are found.
. "$(dirname "$0")/lib.sh"
debs_with 'git=1:2.39.5*'
export GIT_CONFIG_GLOBAL=$work/config GIT_CONFIG_NOSYSTEM=1 LC_ALL=C.UTF-8
git init -q "$work/folder"
cd "$work/folder"
printf '%s\n' 'ein Bau' Bauübersicht Möbel Maß Ma >words
git add .
find_with() { echo "$*: $("$@" words | paste -sd,)"; }
{
  for word in Bau bel Ma; do
    find_with grep -hw $word
    find_with git grep -hw $word
    find_with git grep -hwP $word
    find_with git grep -hE "\\b$word\\b"
  done
} | expect 'grep -hw Bau: ein Bau
git grep -hw Bau: ein Bau,Bauübersicht
git grep -hwP Bau: ein Bau,Bauübersicht
git grep -hE \bBau\b: ein Bau
grep -hw bel: 
git grep -hw bel: Möbel
git grep -hwP bel: Möbel
git grep -hE \bbel\b: 
grep -hw Ma: Ma
git grep -hw Ma: Maß,Ma
git grep -hwP Ma: Maß,Ma
git grep -hE \bMa\b: Ma'
