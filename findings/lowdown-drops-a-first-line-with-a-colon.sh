#!/usr/bin/env bash
# Debian lowdown 1.0.0-2 and discount 2.2.7-2, seen 2026-11-30.
# Guess: "Hinweis: Das Amt ist zu." is a paragraph wherever it stands; metadata stands between lines of "---" or is asked for. (c), (r) and 1/2 stay what
# they are, and so does a name with underlines.
# Seen: as the first paragraph of a file it is metadata to lowdown, and nothing of it shows; behind a heading it does. "§ 5 (c)" becomes "§ 5 ©" and
# "Az. 1/2" "Az. ½", in discount as well. The middle of a name with underlines is emphasis to lowdown.
. "$(dirname "$0")/lib.sh"
debs_with lowdown=1.0.0-2 discount=2.2.7-2 libmarkdown2=2.2.7-2
export LD_LIBRARY_PATH=$(printf '%s:' "$work"/deb/usr/lib/*)
for text in 'Hinweis: Das Amt ist zu.\n\nGruß' '# Amt\n\nHinweis: Das Amt ist zu.' '§ 5 (c) und (r), Az. 1/2' 'Siehe plan_alt_neu.'; do
  shown() { printf "$text\n" | "$1" | sed 's/ id="[a-z]*"//' | tr -d '\n'; }
  echo "lowdown $(shown lowdown) | discount $(shown markdown)"
done | expect 'lowdown <p>Gruß</p> | discount <p>Hinweis: Das Amt ist zu.</p><p>Gruß</p>
lowdown <h1>Amt</h1><p>Hinweis: Das Amt ist zu.</p> | discount <h1>Amt</h1><p>Hinweis: Das Amt ist zu.</p>
lowdown <p>§ 5 &#169; und &#174;, Az. &#189;</p> | discount <p>§ 5 &copy; und &reg;, Az. &frac12;</p>
lowdown <p>Siehe plan<em>alt</em>neu.</p> | discount <p>Siehe plan_alt_neu.</p>'
