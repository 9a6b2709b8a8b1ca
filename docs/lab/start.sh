#!/usr/bin/env bash
# CPU seconds of short commands, as multiples of those of `java -version` measured between them.
#   docs/lab/start.sh [PROGRAM...]     default: the distribution's script in target/
# A PROGRAM is a script, or a jar to be started with `java -jar`. RUNS=5 says how often each is measured.
set -euo pipefail
cd "$(dirname "$0")/../.."
runs=${RUNS:-5}
[ $# -gt 0 ] || set -- target/nachtschicht-*/bin/nachtschicht
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
mkdir "$work/in"
echo 'Der Zug fährt nach Berlin.' >"$work/in/a.txt"
TIMEFORMAT='%U %S'

# Median CPU seconds of a command.
cpu() {
  for _ in $(seq "$runs"); do
    { time "$@" >/dev/null 2>&1 </dev/null; } 2>&1
  done | awk '{ print $1 + $2 }' | sort -n | awk '{ v[NR] = $1 } END { print v[int((NR + 1) / 2)] }'
}

measure() {
  local bare seconds
  bare=$(cpu java -version)
  seconds=$(cpu "${@:2}")
  awk -v what="$1" -v s="$seconds" -v b="$bare" 'BEGIN { printf "%-28s %7.3f s  %6.1f times java -version (%.3f s)\n", what, s, s / b, b }'
}

for program; do
  case $program in *.jar) start=(java -jar "$program") ;; *) start=("$program") ;; esac
  export NACHTSCHICHT_MODELS_DIR=$PWD/models
  echo "$program"
  "${start[@]}" run --input "$work/in" --output "$work/out" >/dev/null 2>&1
  unset NACHTSCHICHT_MODELS_DIR
  measure '--version' "${start[@]}" --version
  measure 'run --help' "${start[@]}" run --help
  measure 'models list' "${start[@]}" models list
  measure 'history' "${start[@]}" history --output "$work/out"
  measure 'run, nothing to do' "${start[@]}" run --input "$work/in" --output "$work/out" --models-dir models
  rm -rf "$work/seeds"
  runs=1 measure 'run, seeds, nothing known' "${start[@]}" run --input seeds --output "$work/seeds" --models-dir models
  rm -rf "$work/out"
done
