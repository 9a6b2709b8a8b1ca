#!/usr/bin/env bash
# Debian git 1:2.39.5, seen 2026-11-30.
# Guess: one side removes a document and adds another one, the other side corrects a sentence of the removed one. Git stops: removed here,
# changed there. If it takes the new one for the old one under another name, -X no-renames and merge.renames=false prevent that.
# Seen: if more than half of both reads alike, as letters and notices do, git merges without a conflict, and the correction stands in a
# document that nobody has corrected. Neither of the two prevents it; -X find-renames=90% does, and the older strategy "recursive".
. "$(dirname "$0")/lib.sh"
debs_with 'git=1:2.39.5*'
export GIT_CONFIG_GLOBAL=$work/config GIT_CONFIG_NOSYSTEM=1
git config --global user.name x
git config --global user.email x@example.org
git init -q "$work/folder"
cd "$work/folder"

# notice TITLE TOWN EUROS : a document in English with its German
notice() {
  printf '%s\n' "# $1" '' "The town of $2 sends you a form." 'Please fill it in.' 'Send it back soon.' '' "> Die Stadt $2 schickt Ihnen ein Formular." \
    '> Bitte füllen Sie es aus.' '> Schicken Sie es bald zurück.' '' "You pay $3 euros." 'You may object within a month.' 'Bring this letter with you.' '' \
    "> Sie zahlen $3 Euro." '> Sie können binnen eines Monats widersprechen.' '> Bringen Sie diesen Brief mit.'
}
notice 'Notice to the first' Ulm 30 >first.md
git add .
git commit -qm 'translate the first'
git branch night
sed -i 's/Send it back soon\./Return it by the end of May./' first.md
git commit -qam 'correct the first'
git branch reviewed
git checkout -q night
git rm -q first.md
notice 'Notice to the second' Bonn 500 >second.md
git add .
git commit -qm 'translate the second, the first is gone'
for how in 'merge' '-c merge.renames=false merge' 'merge -X no-renames' 'merge -X find-renames=90%' 'merge -s recursive -X no-renames'; do
  git checkout -q -B try reviewed
  read -ra words <<<"$how"
  if git "${words[@]}" -m merge night >"$work/log" 2>&1; then
    echo "git $how: $(ls): $(sed -n '1p;3p;5p' second.md | paste -sd' ')"
  else
    echo "git $how: $(grep -o 'CONFLICT (.*)' "$work/log")"
    git reset -q --hard
  fi
done | expect 'git merge: second.md: # Notice to the second The town of Bonn sends you a form. Return it by the end of May.
git -c merge.renames=false merge: second.md: # Notice to the second The town of Bonn sends you a form. Return it by the end of May.
git merge -X no-renames: second.md: # Notice to the second The town of Bonn sends you a form. Return it by the end of May.
git merge -X find-renames=90%: CONFLICT (modify/delete)
git merge -s recursive -X no-renames: CONFLICT (modify/delete)'
