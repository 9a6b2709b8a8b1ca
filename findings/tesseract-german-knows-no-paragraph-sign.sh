#!/usr/bin/env bash
# Debian tesseract-ocr 5.3.0-2, tesseract-ocr-deu 1:4.1.0-2, poppler-utils 22.12.0, fonts-dejavu-core 2.37-6, seen 2026-11-30.
# Guess: with the German model Tesseract reads a page of 300 dpi, drawn and not scanned, as it stands; what German laws and notices are full of, § above all, is among the
# characters that it can tell.
# Seen: it is not: the model's characters hold neither § nor ² nor –. "§ 3" is read as $ 3, "§§ 4" as "$$ A" or "Die$8 4", m² as "m?", and an Az. 11/2026-I as 2026-1 where
# I and 1 look alike. „, “ and € are right.
. "$(dirname "$0")/lib.sh"
debs_with tesseract-ocr=5.3.0-2 libtesseract5=5.3.0-2 liblept5=1.82.0-3+b3 libwebpmux3=1.2.4-0.2+deb12u1 tesseract-ocr-deu=1:4.1.0-2 tesseract-ocr-eng=1:4.1.0-2 \
  fonts-dejavu-core=2.37-6 'poppler-utils=22.12.0*' 'libpoppler126=22.12.0*'
export LD_LIBRARY_PATH=$(echo "$work"/deb/usr/lib/*-linux-gnu) TESSDATA_PREFIX=$work/deb/usr/share/tesseract-ocr/5/tessdata OMP_THREAD_LIMIT=1 FONTCONFIG_FILE=$work/fonts.conf
cd "$work"
echo "<fontconfig><dir>$work/deb/usr/share/fonts</dir><cachedir>$work/cache</cachedir></fontconfig>" >fonts.conf
printf '%s\n' 'Nach § 3 Absatz 1 gilt das nicht.' 'Die §§ 4 bis 6 gelten für alle.' 'Der Rat sagt „Ja“ und „Nein“.' 'Die Fläche misst 10 m² und 5 km².' \
  'Für Schüler*innen und Lehrer:innen.' 'Vom 10.–12. Mai zahlen Sie 1.234,50 €.' 'Az. 11/2026-I' >text
mkdir model
combine_tessdata -u "$TESSDATA_PREFIX/deu.traineddata" model/deu. >log 2>&1
{
  for sign in § ² – „ € ß; do
    echo "$sign: $(cut -d' ' -f1 model/deu.lstm-unicharset | grep -cxF $sign || true)"
  done | paste -sd' '
  for font in DejaVuSans DejaVuSerif; do
    python3 - $font <<'PY'
import sys

lines = [line.rstrip("\n").encode("cp1252") for line in open("text", encoding="utf-8")]
text = b"BT /F 12 Tf 50 700 Td 24 TL " + b" ".join(b"(" + line + b") Tj T*" for line in lines) + b" ET"
objects = [
    b"<</Type/Catalog/Pages 2 0 R>>", b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
    b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R/Resources<</Font<</F 5 0 R>>>>>>",
    b"<</Length %d>>stream\n%s\nendstream" % (len(text), text),
    b"<</Type/Font/Subtype/TrueType/BaseFont/" + sys.argv[1].encode() + b"/Encoding/WinAnsiEncoding>>",
]
pdf, places = b"%PDF-1.4\n", []
for number, content in enumerate(objects, 1):
    places.append(len(pdf))
    pdf += b"%d 0 obj\n%s\nendobj\n" % (number, content)
table = b"".join(b"%010d 00000 n \n" % place for place in places)
pdf += b"xref\n0 6\n0000000000 65535 f \n%strailer<</Size 6/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF\n" % (table, len(pdf))
open("a.pdf", "wb").write(pdf)
PY
    pdftoppm -r 300 -gray -png a.pdf a
    echo "$font: $(tesseract a-1.png - -l deu 2>log | sed '/^\f*$/d' | paste -sd/)"
  done
} | expect '§: 0 ²: 0 –: 0 „: 1 €: 1 ß: 1
DejaVuSans: Nach $ 3 Absatz 1 gilt das nicht./Die$8 4 bis 6 gelten für alle./Der Rat sagt „Ja“ und „Nein“./Die Fläche misst 10 m? und 5 km?./Für Schüler*innen und Lehrer:innen./Vom 10.-12. Mai zahlen Sie 1.234,50 €./Az. 11/2026-I
DejaVuSerif: Nach $ 3 Absatz 1 gilt das nicht./Die $$ A bis 6 gelten für alle./Der Rat sagt „Ja“ und „Nein“./Die Fläche misst 10 m? und 5 km?./Für Schüler*innen und Lehrer:innen./Vom 10.-12. Mai zahlen Sie 1.234,50 €./Az. 11/2026-1'
