#!/usr/bin/env bash
# net.sf.okapi.filters:okapi-filter-markdown 1.48.0, seen 2026-11-30.
# Guess: a Markdown file that is read and written without any change is the same, or shows the same.
# Seen: references of characters are resolved and not written again: the text &lt;b&gt; becomes the tag <b>, &amp;lt; becomes a <, and lines
# that begin with &#35; or hold 1&#46; become a heading and a list. The closing # of a heading becomes another one, empty, and a quotation in a
# list item is none any more. Backslashes are kept.
. "$(dirname "$0")/lib.sh"
java_with net.sf.okapi.filters:okapi-filter-markdown:1.48.0 org.slf4j:slf4j-nop:2.0.17 <<'JAVA' | expect 'Mit &lt;b&gt; wird es fett. gives <p>Mit &lt;b&gt; wird es fett.</p> and, copied, <p>Mit <b> wird es fett.</p>
Mit \<b> wird es fett. gives <p>Mit &lt;b&gt; wird es fett.</p> and, copied, <p>Mit &lt;b&gt; wird es fett.</p>
Man schreibt &amp;lt; dafür. gives <p>Man schreibt &amp;lt; dafür.</p> and, copied, <p>Man schreibt &lt; dafür.</p>
&#35; 1 fehlt. gives <p># 1 fehlt.</p> and, copied, <h1>1 fehlt.</h1>
1&#46; Mai gives <p>1. Mai</p> and, copied, <ol><li>Mai</li></ol>
# Haus # gives <h1>Haus</h1> and, copied, <h1>Haus</h1><h1></h1>
- > Zitat gives <ul><li><blockquote><p>Zitat</p></blockquote></li></ul> and, copied, <ul><li>Zitat</li></ul>'
import com.vladsch.flexmark.html.HtmlRenderer;
import com.vladsch.flexmark.parser.Parser;
import java.io.ByteArrayOutputStream;
import java.util.List;
import net.sf.okapi.common.LocaleId;
import net.sf.okapi.common.filterwriter.IFilterWriter;
import net.sf.okapi.common.resource.RawDocument;
import net.sf.okapi.filters.markdown.MarkdownFilter;

public class Main {
  public static void main(String[] args) throws Exception {
    for (String text :
        List.of(
            "Mit &lt;b&gt; wird es fett.",
            "Mit \\<b> wird es fett.",
            "Man schreibt &amp;lt; dafür.",
            "&#35; 1 fehlt.",
            "1&#46; Mai",
            "# Haus #",
            "- > Zitat")) {
      System.out.println(text + " gives " + html(text) + " and, copied, " + html(copy(text)));
    }
  }

  static String copy(String text) throws Exception {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    MarkdownFilter filter = new MarkdownFilter();
    filter.open(new RawDocument(text, LocaleId.GERMAN, LocaleId.ENGLISH));
    try (IFilterWriter writer = filter.createFilterWriter()) {
      writer.setOptions(LocaleId.ENGLISH, "UTF-8");
      writer.setOutput(out);
      while (filter.hasNext()) {
        writer.handleEvent(filter.next());
      }
    }
    return out.toString("UTF-8");
  }

  static String html(String markdown) {
    return HtmlRenderer.builder().build().render(Parser.builder().build().parse(markdown)).replace("\n", "");
  }
}
JAVA
