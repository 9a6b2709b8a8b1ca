#!/usr/bin/env bash
# com.vladsch.flexmark:flexmark-html2md-converter 0.64.8 with commonmark-java 0.32.0, seen 2026-11-30.
# Guess: Markdown that FlexmarkHtmlConverter makes of a page shows the page's text.
# Seen: a space at the edge of bold text is lost, and the words are one. The closing “ of German is a straight mark, and the pair »« becomes >><<;
# dashes are two hyphens, also between years. A paragraph "1986. Ein Jahr" becomes an item, "# 1" a heading, "+ 5" a bullet.
. "$(dirname "$0")/lib.sh"
java_with com.vladsch.flexmark:flexmark-html2md-converter:0.64.8 org.commonmark:commonmark:0.32.0 <<'JAVA' | expect '<p>Das<b> alte </b>Haus</p> > Das**alte**Haus > <p>Das<strong>alte</strong>Haus</p>
<p>„Ja“ und »nein«</p> > „Ja" und \>\>nein\<\< > <p>„Ja&quot; und &gt;&gt;nein&lt;&lt;</p>
<p>1990–1995 – lange</p> > 1990--1995 -- lange > <p>1990--1995 -- lange</p>
<p>1986. Ein Jahr.</p> > 1986. Ein Jahr. > <ol start="1986"><li>Ein Jahr.</li></ol>
<p># 1 ist rot.</p> > # 1 ist rot. > <h1>1 ist rot.</h1>
<p>+ 5 Euro</p> > + 5 Euro > <ul><li>5 Euro</li></ul>'
import com.vladsch.flexmark.html2md.converter.FlexmarkHtmlConverter;
import org.commonmark.parser.Parser;
import org.commonmark.renderer.html.HtmlRenderer;

public class Main {
  public static void main(String[] args) {
    for (String html :
        new String[] {
          "<p>Das<b> alte </b>Haus</p>", "<p>„Ja“ und »nein«</p>", "<p>1990–1995 – lange</p>", "<p>1986. Ein Jahr.</p>", "<p># 1 ist rot.</p>",
          "<p>+ 5 Euro</p>"
        }) {
      String markdown = FlexmarkHtmlConverter.builder().build().convert(html).strip();
      String shown = HtmlRenderer.builder().build().render(Parser.builder().build().parse(markdown)).replace("\n", "");
      System.out.println(html + " > " + markdown + " > " + shown);
    }
  }
}
JAVA
