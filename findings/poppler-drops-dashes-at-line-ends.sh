#!/usr/bin/env bash
# Debian poppler-utils 22.12.0, seen 2026-11-30.
# Guess: pdftotext joins "Verord-" and "nung" only if asked to, or where a word of letters goes on; a range of figures, the hyphen of a name and a dash
# with a space before it stay. A word divided with the hyphen U+2010, as WeasyPrint and TeX's Unicode engines write it, is joined like one divided with "-".
# Seen: in its usual order of reading any "-" that ends a line is dropped, whatever stands beside it: 10 to 20 is 1020, minus 5 is 5, "Ein- und" is
# "Einund", a dash between clauses is gone. U+2010 stays, with the line break. -raw and -layout join and drop nothing.
. "$(dirname "$0")/lib.sh"
debs_with 'poppler-utils=22.12.0*' 'libpoppler126=22.12.0*'
export LD_LIBRARY_PATH=$(echo "$work"/deb/usr/lib/*-linux-gnu)
cd "$work"

# page NAME GLYPH : a PDF in which code 1 is this glyph
page() {
  local text objects offsets=() i
  text=$(printf '(%s) Tj T*\n' 'Die Verord\001' 'nung gilt am 10\001' '20. Mai in Baden\001' 'Baden, bei \001' '5 Grad in Ein\001' 'und Mehrfamilien\001' 'bauten \001' 'oft.')
  text="BT /F 12 Tf 50 700 Td 15 TL $text ET"
  objects=('<</Type/Catalog/Pages 2 0 R>>' '<</Type/Pages/Kids[3 0 R]/Count 1>>'
    '<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R/Resources<</Font<</F 5 0 R>>>>>>'
    "<</Length ${#text}>>stream
$text
endstream" "<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding<</BaseEncoding/WinAnsiEncoding/Differences[1/$2]>>>>")
  echo '%PDF-1.4' >"$1"
  for i in 0 1 2 3 4; do
    offsets+=("$(stat -c %s "$1")")
    printf '%d 0 obj\n%s\nendobj\n' $((i + 1)) "${objects[i]}" >>"$1"
  done
  i=$(stat -c %s "$1")
  { printf 'xref\n0 6\n0000000000 65535 f \n'; printf '%010d 00000 n \n' "${offsets[@]}"; printf 'trailer<</Size 6/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF\n' "$i"; } >>"$1"
}
page hyphen.pdf hyphen
page u2010.pdf hyphentwo
for file in hyphen u2010; do
  for how in '' -layout -raw; do
    echo "$file $how: $(pdftotext $how "$file.pdf" - | tr -d '\f' | sed '/^$/d' | paste -sd/)"
  done
done | expect 'hyphen : Die Verordnung gilt am 1020. Mai in BadenBaden, bei 5 Grad in Einund Mehrfamilienbauten oft.
hyphen -layout: Die Verord-/nung gilt am 10-/20. Mai in Baden-/Baden, bei -/5 Grad in Ein-/und Mehrfamilien-/bauten -/oft.
hyphen -raw: Die Verord-/nung gilt am 10-/20. Mai in Baden-/Baden, bei -/5 Grad in Ein-/und Mehrfamilien-/bauten -/oft.
u2010 : Die Verord‐/nung gilt am 10‐/20. Mai in Baden‐/Baden, bei ‐/5 Grad in Ein‐/und Mehrfamilien‐/bauten ‐/oft.
u2010 -layout: Die Verord‐/nung gilt am 10‐/20. Mai in Baden‐/Baden, bei ‐/5 Grad in Ein‐/und Mehrfamilien‐/bauten ‐/oft.
u2010 -raw: Die Verord‐/nung gilt am 10‐/20. Mai in Baden‐/Baden, bei ‐/5 Grad in Ein‐/und Mehrfamilien‐/bauten ‐/oft.'
