#!/usr/bin/env bash
# What remembered sentences save: CPU seconds and peak memory of whole runs over 120 documents of 15 sentences, side by side.
#   [DOCUMENTS=120] docs/lab/sentence-memory.sh [COMMAND]     COMMAND starts the program (default: java -jar target/nachtschicht.jar)
# Prints a table; fails if an output differs from what a run into an empty folder writes. Made documents only, seeded; takes some minutes.
set -euo pipefail
cd "$(dirname "$0")/../.."
program=${1:-java -jar $PWD/target/nachtschicht.jar}
models=$PWD/models
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

python3 - "$work" <<'PY'
import os, random, sys
random.seed(20)
documents = int(os.environ.get('DOCUMENTS', 120))
who = ['Der Rat', 'Die Gemeinde', 'Der Verein', 'Die Schule', 'Das Museum', 'Die Feuerwehr', 'Der Vorstand', 'Die Stadt', 'Das Theater', 'Der Landkreis']
what = ['hat beschlossen', 'hat angekündigt', 'hat am Montag erklärt', 'hat gegen viele Stimmen entschieden', 'hat im Frühjahr versprochen', 'hat gestern bestätigt']
that = ['die alte Brücke bis zum Herbst zu sperren', 'im Park neue Bäume zu pflanzen', 'den Bahnhof nicht zu verkaufen', 'das Schwimmbad wieder zu öffnen', 'die Gebühren um die Hälfte zu senken',
        'einen Weg am Fluss zu bauen', 'für die Bücherei ein größeres Haus zu suchen', 'mit den Nachbarn über das Hochwasser zu sprechen']
seen = set()
def sentence():
    while True:
        s = '%s %s, %s, und rechnet mit Kosten von %d Euro.' % (random.choice(who), random.choice(what), random.choice(that), random.randint(100, 99999))
        if s not in seen:
            seen.add(s)
            return s
for d in range(documents):
    lines = [sentence() for _ in range(15)]
    changed = list(lines)
    changed[7] = sentence()
    for folder, text in (('a', lines), ('b', changed)):
        os.makedirs(sys.argv[1] + '/' + folder, exist_ok=True)
        open('%s/%s/d%03d.txt' % (sys.argv[1], folder, d), 'w').write('\n\n'.join(' '.join(text[i:i + 5]) for i in (0, 5, 10)) + '\n')
PY

# cpu NAME ARGUMENTS… : runs the program, prints its CPU seconds and its peak memory in MB
cpu() {
  local name=$1
  shift
  read -r last peak < <(python3 -c '
import resource, subprocess, sys
subprocess.run(sys.argv[2:], stdout=open(sys.argv[1], "w"), stderr=subprocess.STDOUT, check=True)
used = resource.getrusage(resource.RUSAGE_CHILDREN)
print("%.1f %d" % (used.ru_utime + used.ru_stime, used.ru_maxrss // 1024))' \
    "$work/log" $program run --models-dir "$models" --quiet "$@" || { cat "$work/log" >&2; echo failed; })
  [ "$last" != failed ] || exit 1
  printf '%-58s %7s s %5s MB\n' "$name" "$last" "$peak"
}
same() { # the outputs of two folders
  diff -r -x .nachtschicht -x run-report.json -x index.md "$1" "$2" >/dev/null || { echo "outputs differ: $1 $2" >&2; exit 1; }
}

cpu 'first run, nothing remembered, --no-memory' --input "$work/a" --output "$work/plain" --no-memory
none=$last nonepeak=$peak
cpu 'first run' --input "$work/a" --output "$work/out"
first=$last firstpeak=$peak
cpu 'first run, --no-memory, again' --input "$work/a" --output "$work/plain2" --no-memory
none2=$last nonepeak2=$peak
cpu 'first run, again' --input "$work/a" --output "$work/out2"
first2=$last firstpeak2=$peak
same "$work/plain" "$work/out"
cp -r "$work/out" "$work/base"
rm -rf "$work/a.old"; mv "$work/a" "$work/a.old"; cp -r "$work/b" "$work/a"
cpu 'one sentence changed in every document' --input "$work/a" --output "$work/out"
changed=$last
cpu '  (the same into an empty folder)' --input "$work/a" --output "$work/fresh1" --no-memory
same "$work/out" "$work/fresh1"
cpu 'another layout' --input "$work/a" --output "$work/out" --layout table
layout=$last
cpu 'another summary length' --input "$work/a" --output "$work/out" --layout table --summary-sentences 5
summary=$last
cpu '  (the same into an empty folder)' --input "$work/a" --output "$work/fresh2" --no-memory --layout table --summary-sentences 5
same "$work/out" "$work/fresh2"
cpu 'done again (--force)' --input "$work/a" --output "$work/out" --layout table --summary-sentences 5 --force
forced=$last
cpu 'nothing to do' --input "$work/a" --output "$work/out" --layout table --summary-sentences 5
awk -v m="$((firstpeak + firstpeak2 - nonepeak - nonepeak2))" -v n="$none" -v n2="$none2" -v f="$first" -v f2="$first2" -v c="$changed" -v l="$layout" -v s="$summary" -v r="$forced" 'BEGIN {
  printf "memory on the first run: %+.1f%% of the CPU seconds, %+d MB\n", 100 * ((f + f2) / (n + n2) - 1), m / 2
  printf "of the first run: changed sentence %.1f%%, layout %.1f%%, summary %.1f%%, done again %.1f%%\n", 100 * c / f, 100 * l / f, 100 * s / f, 100 * r / f }'
