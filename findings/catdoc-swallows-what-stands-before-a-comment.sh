#!/usr/bin/env bash
# Debian catdoc 1:0.95-6, libreoffice-writer-nogui 4:7.4.7 and antiword 0.37-16, seen 2026-11-30.
# Guess: catdoc, the usual way from .doc to text, shows every paragraph whole, of a field what it shows, and of a word with ruby the word.
# Seen: where a comment is attached, what stands before it in the paragraph is gone: "Sie zahlen nicht mehr" becomes "mehr". The codes of fields stand
# in the sentence, next to their results. antiword shows these paragraphs, but of a word with ruby nothing.
. "$(dirname "$0")/lib.sh"
debs_with 'catdoc=1:0.95-6*' 'antiword=0.37-16*'
office_with '4:7.4.7*'
cd "$work"
ns=urn:oasis:names:tc:opendocument:xmlns:
# antiword reads no file with a short text, hence the x
cat >a.fodt <<XML
<?xml version="1.0" encoding="UTF-8"?>
<office:document xmlns:office="${ns}office:1.0" xmlns:text="${ns}text:1.0" xmlns:dc="http://purl.org/dc/elements/1.1/" office:version="1.3"
  office:mimetype="application/vnd.oasis.opendocument.text"><office:body><office:text>
<text:p>Sie zahlen nicht <office:annotation><dc:creator>x</dc:creator><dc:date>2026-01-01T00:00:00</dc:date><text:p>Stimmt das?</text:p></office:annotation>mehr als 30 Euro.</text:p>
<text:p>Siehe Seite <text:page-number text:select-page="current">1</text:page-number>.</text:p>
<text:p>Das <text:ruby><text:ruby-base>Haus</text:ruby-base><text:ruby-text>Bau</text:ruby-text></text:ruby> steht.</text:p>
<text:p>$(printf 'x%.0s' {1..999})</text:p>
</office:text></office:body></office:document>
XML
office --convert-to doc a.fodt
{
  echo "catdoc: $(catdoc -w -dutf-8 a.doc | tr -s ' \nx' ' /x')"
  echo "antiword: $(ANTIWORDHOME=$work/deb/usr/share/antiword antiword -w 0 -m UTF-8.txt a.doc | tr -s ' \nx' ' /x')"
} | expect 'catdoc: mehr als 30 Euro./Siehe Seite PAGE 1 ./Das EQ \* jc3 \* "Font:DejaVu Serif" \* hps12 \o\al(\s\up 11(Bau),Haus) steht./x/Stimmt das?/
antiword: /Sie zahlen nicht mehr als 30 Euro./Siehe Seite 1./Das steht./x/'
