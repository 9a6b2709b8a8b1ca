#!/usr/bin/env bash
# Debian po4a 0.69-1, seen 2026-11-30.
# Guess: po4a, which has an option for Markdown, writes a document that it has read and not translated so that it shows the same: tables, terms and
# hard line breaks stay.
# Seen: lines without two spaces in a row are one paragraph. A table with narrow cells becomes a line of text full of strokes, a term takes up its
# definition, and of a break made with a backslash the backslash is left. A table with spaces to align its columns stays a table.
. "$(dirname "$0")/lib.sh"
debs_with po4a=0.69-1 libsyntax-keyword-try-perl=0.28-1 libxs-parse-keyword-perl=0.33-1 libyaml-tiny-perl=1.73-1 liblocale-gettext-perl=1.07-5 \
  libtext-wrapi18n-perl=0.06-10 libtext-charwidth-perl=0.04-11 libunicode-linebreak-perl=0.0.20190101-1+b5 libmime-charset-perl=1.013.1-2
PERL5LIB=$(printf '%s:' "$work"/deb/usr/share/perl5 "$work"/deb/usr/lib/*/perl5/*)
export PERL5LIB
cd "$work"
for text in '| Jahr | Euro |\n|---|---|\n| 2025 | 30 |' '| Jahr  | Euro |\n|-------|------|\n| 2025  | 30   |' 'Jahr | Euro\n--- | ---\n2025 | 30' \
  'Frist\n: Fünf Tage' 'Stadt Ulm\\\n89073 Ulm' 'Stadt Ulm  \n89073 Ulm'; do
  printf '%b\n' "$text" >a.md
  po4a-normalize -f text -o markdown -M UTF-8 -l b.md -p a.po a.md >log 2>&1 || cat log
  echo "$(paste -sd'/' a.md) > $(paste -sd'/' b.md)"
done | expect '| Jahr | Euro |/|---|---|/| 2025 | 30 | > | Jahr | Euro | |---|---| | 2025 | 30 |
| Jahr  | Euro |/|-------|------|/| 2025  | 30   | > | Jahr  | Euro |/|-------|------|/| 2025  | 30   |
Jahr | Euro/--- | ---/2025 | 30 > Jahr | Euro --- | --- 2025 | 30
Frist/: Fünf Tage > Frist : Fünf Tage
Stadt Ulm\/89073 Ulm > Stadt Ulm\ 89073 Ulm
Stadt Ulm  /89073 Ulm > Stadt Ulm  /89073 Ulm'
