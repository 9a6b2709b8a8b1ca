#!/usr/bin/env bash
# Debian python3-translate 3.8.4-1 (Translate Toolkit), seen 2026-11-30.
# Guess: of a TMX or TBX file the language asked for is the source, or the one that srclang names.
# Seen: the language that stands first is, whatever is asked for and declared; the second is the target. In a file of three languages
# French is translated to German where English was to be had from German. A TBX 3 file is an AssertionError.
. "$(dirname "$0")/lib.sh"
deb_with python3-translate=3.8.4-1 lxml==6.1.3 <<'PY' | expect 'TMX: Der Hund schläft. > The dog sleeps.
TMX: The cat. > Die Katze.
TMX: Le chien. > Der Hund.
Die Katze. > None
TBX: agreement > Vertrag
TBX 3: AssertionError'
from translate.storage import tbx, tmx


def memory(*units):
    body = "".join(
        "<tu>" + "".join(f'<tuv xml:lang="{language}"><seg>{text}</seg></tuv>' for language, text in unit) + "</tu>"
        for unit in units
    )
    return (
        '<tmx version="1.4"><header creationtool="x" creationtoolversion="1" segtype="sentence" o-tmf="x" adminlang="en"'
        f' srclang="de" datatype="plaintext"/><body>{body}</body></tmx>'
    )


file = tmx.tmxfile(sourcelanguage="de", targetlanguage="en")
file.parse(
    memory(
        (("de", "Der Hund schläft."), ("en", "The dog sleeps.")),
        (("en", "The cat."), ("de", "Die Katze.")),
        (("fr", "Le chien."), ("de", "Der Hund."), ("en", "The dog.")),
    ).encode()
)
for unit in file.units:
    print("TMX:", unit.source, ">", unit.target)
print("Die Katze. >", file.translate("Die Katze."))

terms = tbx.tbxfile(sourcelanguage="de", targetlanguage="en")
terms.parse(
    b'<martif type="TBX" xml:lang="de"><martifHeader><fileDesc><sourceDesc><p>x</p></sourceDesc></fileDesc></martifHeader><text><body>'
    b'<termEntry id="c"><langSet xml:lang="en"><tig><term>agreement</term></tig></langSet>'
    b'<langSet xml:lang="de"><tig><term>Vertrag</term></tig></langSet></termEntry></body></text></martif>'
)
for unit in terms.units:
    print("TBX:", unit.source, ">", unit.target)
try:
    tbx.tbxfile(sourcelanguage="de", targetlanguage="en").parse(
        b'<tbx type="TBX-Basic" style="dca" xml:lang="de" xmlns="urn:iso:std:iso:30042:ed-2"><tbxHeader><fileDesc><sourceDesc><p>x</p>'
        b'</sourceDesc></fileDesc></tbxHeader><text><body><conceptEntry id="c"><langSec xml:lang="de"><termSec><term>Vertrag</term>'
        b"</termSec></langSec></conceptEntry></body></text></tbx>"
    )
except AssertionError as e:
    print("TBX 3:", type(e).__name__)
PY
