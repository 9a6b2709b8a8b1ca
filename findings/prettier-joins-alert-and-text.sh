#!/usr/bin/env bash
# npm prettier 3.10.1, seen 2026-11-28.
# Guess: --prose-wrap always wraps the text of an alert and leaves its mark, "[!WARNING]", on the line that it needs.
# Seen: mark and text are joined to one line, which no renderer takes for an alert any more. The default leaves them alone.
. "$(dirname "$0")/lib.sh"
npm_with prettier@3.10.1 <<'JS' | expect 'default: "> [!WARNING]\n> The number 200 is missing.\n"
always: "> [!WARNING] The number 200 is missing.\n"
never: "> [!WARNING] The number 200 is missing.\n"'
import * as prettier from 'prettier';

const alert = '> [!WARNING]\n> The number 200 is missing.\n';
for (const proseWrap of ['default', 'always', 'never']) {
  const options = proseWrap === 'default' ? {} : {proseWrap};
  console.log(`${proseWrap}: ${JSON.stringify(await prettier.format(alert, {parser: 'markdown', ...options}))}`);
}
JS
