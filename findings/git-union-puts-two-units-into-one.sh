#!/usr/bin/env bash
# Debian git 1:2.39.5, python3-translate 3.8.4-1 (Translate Toolkit), seen 2026-11-30.
# Guess: merge=union is made for files to which both sides only add: if each adds a unit to a translation memory, both stand one after the other.
# Seen: lines that both additions begin or end with are written once. With one element a line two units become one that has two German and two
# English sentences: no conflict, valid XML, and a reader finds one of the pairs. If the first lines differ by a date, what comes out is not XML any more.
# With a whole unit on a line both stay.
. "$(dirname "$0")/lib.sh"
debs_with 'git=1:2.39.5*' python3-translate=3.8.4-1 'python3-lxml=4.9.2*'
export GIT_CONFIG_GLOBAL=$work/config GIT_CONFIG_NOSYSTEM=1 PYTHONPATH=$work/deb/usr/lib/python3/dist-packages
git config --global user.name x
git config --global user.email x@example.org

# memory FILE LAYOUT {DATE GERMAN ENGLISH}… : writes a memory of these; LAYOUT is what stands between elements
memory() {
  local file=$1 layout=$2
  shift 2
  echo '<tmx version="1.4"><header srclang="de" datatype="plaintext" segtype="sentence" adminlang="en" o-tmf="x" creationtool="x" creationtoolversion="1"/><body>' >"$file"
  printf "<tu changedate=\"%s\">$layout<tuv xml:lang=\"de\"><seg>%s</seg></tuv>$layout<tuv xml:lang=\"en\"><seg>%s</seg></tuv>$layout</tu>\n" "$@" >>"$file"
  echo '</body></tmx>' >>"$file"
}

# merge LAYOUT DATE OTHER : each side adds a unit with its date; shows what is merged and what the Translate Toolkit reads
merge() {
  rm -rf "$work/folder"
  git init -q "$work/folder"
  cd "$work/folder"
  echo '*.tmx merge=union' >.gitattributes
  memory a.tmx "$1" 20261101T000000Z Ja Yes
  git add .
  git commit -qm first
  git branch other
  memory a.tmx "$1" 20261101T000000Z Ja Yes "$2" Haus house
  git commit -qam house
  git checkout -q other
  memory a.tmx "$1" 20261101T000000Z Ja Yes "$3" Baum tree
  git commit -qam tree
  git merge -q -m merge @{-1} >"$work/log"
  echo "merged: $(tr -d '\n' <a.tmx | sed -E 's/^.*Yes//; s#T000000Z##g; s#xml:lang=##g')"
  python3 - <<'PY'
from translate.storage import tmx

try:
    print("read:", ", ".join(f"{u.source} = {u.target}" for u in tmx.tmxfile.parsefile("a.tmx").units))
except Exception as e:
    print("read:", type(e).__name__)
PY
}
{
  merge '\n' 20261130T000000Z 20261130T000000Z
  merge '\n' 20261129T000000Z 20261130T000000Z
  merge '' 20261129T000000Z 20261130T000000Z
} | expect 'merged: </seg></tuv></tu><tu changedate="20261130"><tuv "de"><seg>Baum</seg></tuv><tuv "en"><seg>tree</seg></tuv><tuv "de"><seg>Haus</seg></tuv><tuv "en"><seg>house</seg></tuv></tu></body></tmx>
read: Ja = Yes, Baum = tree
merged: </seg></tuv></tu><tu changedate="20261130"><tuv "de"><seg>Baum</seg></tuv><tuv "en"><seg>tree</seg></tuv><tu changedate="20261129"><tuv "de"><seg>Haus</seg></tuv><tuv "en"><seg>house</seg></tuv></tu></body></tmx>
read: XMLSyntaxError
merged: </seg></tuv></tu><tu changedate="20261130"><tuv "de"><seg>Baum</seg></tuv><tuv "en"><seg>tree</seg></tuv></tu><tu changedate="20261129"><tuv "de"><seg>Haus</seg></tuv><tuv "en"><seg>house</seg></tuv></tu></body></tmx>
read: Ja = Yes, Baum = tree, Haus = house'
