#!/usr/bin/env bash
# Tokens a CPU-second of two builds of the laboratory by turns, one worker, int8.
#   docs/lab/speed.sh SHAPE TEXT BEFORE.jar AFTER.jar     SHAPE: folder with a config.json; TEXT: German sentences, one a line
# TURNS=3 says how often each is measured, LINES=400 how much of TEXT.
set -euo pipefail
shape=$1 text=$2 before=$(realpath "$3") after=$(realpath "$4")
cd "$(dirname "$0")/../.."
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
head -n "${LINES:-400}" "$text" >"$work/text"

# $1: where to note it, $2: its column in the table, the rest: the measurement
note() {
  java -jar "${@:3}" --threads 1 --repetitions 1 2>/dev/null |
    awk -F'|' -v n="$2" '/^\| [14] \|/ { print $n + 0 }' >>"$work/$1"
}
measure() {
  for beam in 4 1; do
    note "shape, beam $beam: $1" 5 "$2" bench --shape "$shape" --beam-size $beam --batch 32
    note "text, beam $beam: $1" 7 "$2" bench --text "$work/text" --beam-size $beam
  done
}
for _ in $(seq "${TURNS:-3}"); do
  measure 'before' "$before"
  measure 'after' "$after"
done
for what in 'shape, beam 4' 'shape, beam 1' 'text, beam 4' 'text, beam 1'; do
  # turn by turn: the speeds, and how many times the speed before
  paste "$work/$what: before" "$work/$what: after" | awk -v what="$what" '
    { print what ": " $1, $2; a[NR] = $2 / $1 }
    function median(v, i, j, t) {
      for (i = 1; i <= NR; i++) for (j = i + 1; j <= NR; j++) if (v[j] < v[i]) { t = v[i]; v[i] = v[j]; v[j] = t }
      return v[int((NR + 1) / 2)]
    }
    END { printf "%s: %.2f times\n", what, median(a) }'
done
