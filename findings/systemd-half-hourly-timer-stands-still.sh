#!/usr/bin/env bash
# Debian systemd 252, seen 2026-11-30.
# Guess: a timer with *:00/30 fires every half hour, whatever the clocks do, one for 02:30 once each night: at 3:00 or 3:30 when 2:30 is skipped. Which
# times are next does not depend on when one asks.
# Seen: when the clocks go back, the half-hourly timer fires at 2:30 and then not for 90 minutes: the second hour from 2 to 3 is left out. Asked within that hour,
# as after a restart, it counts after all, and what already ran at 2:30 is due again. In spring 02:30 is left out, and with it a week of Sun 02:30.
. "$(dirname "$0")/lib.sh"
debs_with 'systemd=252.*' 'libsystemd-shared=252.*'
export LD_LIBRARY_PATH=$(echo "$work"/deb/usr/lib/*-linux-gnu/systemd) TZ=UTC

berlin() { TZ=Europe/Berlin date -d "$1" '+%d. %H:%M %Z'; }

# next TIMES FROM COUNT : when it is due, seen from there, in Berlin
next() {
  local at due=
  while read -r at; do
    due+=", $(berlin "$at")"
  done < <(systemd-analyze calendar --base-time="$2" --iterations="$3" "$1 Europe/Berlin" | grep -oE '[0-9]{4}-[0-9-]+ [0-9:]{8} UTC')
  echo "$1 seen from $(berlin "$2"): ${due#, }"
}
{
  next '*-*-* *:00/30:00' '2026-10-24 23:50 UTC' 4
  next '*-*-* *:00/30:00' '2026-10-25 01:10 UTC' 2
  next '*-*-* 02:30:00' '2026-10-24 23:50 UTC' 2
  next '*-*-* 02:30:00' '2026-10-25 01:10 UTC' 2
  next '*-*-* *:00/30:00' '2026-03-29 00:10 UTC' 3
  next '*-*-* 02:30:00' '2026-03-29 00:10 UTC' 2
  next 'Sun *-*-* 02:30:00' '2026-03-29 00:10 UTC' 2
} | expect '*-*-* *:00/30:00 seen from 25. 01:50 CEST: 25. 02:00 CEST, 25. 02:30 CEST, 25. 03:00 CET, 25. 03:30 CET
*-*-* *:00/30:00 seen from 25. 02:10 CET: 25. 02:30 CET, 25. 03:00 CET
*-*-* 02:30:00 seen from 25. 01:50 CEST: 25. 02:30 CEST, 26. 02:30 CET
*-*-* 02:30:00 seen from 25. 02:10 CET: 25. 02:30 CET, 26. 02:30 CET
*-*-* *:00/30:00 seen from 29. 01:10 CET: 29. 01:30 CET, 29. 03:00 CEST, 29. 03:30 CEST
*-*-* 02:30:00 seen from 29. 01:10 CET: 30. 02:30 CEST, 31. 02:30 CEST
Sun *-*-* 02:30:00 seen from 29. 01:10 CET: 05. 02:30 CEST, 12. 02:30 CEST'
