#!/usr/bin/env bash
# Debian python3-translate 3.8.4-1 (Translate Toolkit), seen 2026-11-30.
# Guess: the preferred term of a TBX file is its translation; one that is marked as deprecated is left out, or comes last.
# Seen: the first is taken, though it be the deprecated one. In a PO file its status becomes a comment, "Part of speech".
. "$(dirname "$0")/lib.sh"
deb_with python3-translate=3.8.4-1 lxml==6.1.3 <<'PY' | expect 'Vertrag > contract
#. Part of speech: deprecatedTerm-admn-sts
#. preferredTerm-admn-sts
msgid "Vertrag"
msgstr "contract"'
import io
from translate.convert import tbx2po
from translate.storage import tbx

ENTRY = (
    b'<martif type="TBX" xml:lang="de"><martifHeader><fileDesc><sourceDesc><p>x</p></sourceDesc></fileDesc></martifHeader><text><body>'
    b'<termEntry id="c"><langSet xml:lang="de"><tig><term>Vertrag</term></tig></langSet><langSet xml:lang="en">'
    b'<tig><term>contract</term><termNote type="administrativeStatus">deprecatedTerm-admn-sts</termNote></tig>'
    b'<tig><term>agreement</term><termNote type="administrativeStatus">preferredTerm-admn-sts</termNote></tig>'
    b"</langSet></termEntry></body></text></martif>"
)
file = tbx.tbxfile(sourcelanguage="de", targetlanguage="en")
file.parse(ENTRY)
for unit in file.units:
    print(unit.source, ">", unit.target)
output = io.BytesIO()
tbx2po.converttbx(io.BytesIO(ENTRY), output, None)
print("\n".join(output.getvalue().decode().strip().split("\n")[-4:]))
PY
