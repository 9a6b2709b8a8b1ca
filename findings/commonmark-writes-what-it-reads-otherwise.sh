#!/usr/bin/env bash
# org.commonmark:commonmark and commonmark-ext-gfm-tables 0.32.0, seen 2026-11-29.
# Guess: MarkdownRenderer escapes whatever in a text would be markup and keeps two lists apart, so a tree whose texts were exchanged (by
# a translation, say) is written so that the same parser reads the same.
# Seen: "- ", "1. ", "# " and "```" at the start of a paragraph are escaped, "+ " and "~~~" are not: the one becomes a list, the other
# makes code of the rest of the document. Two numbered lists become one, so that 7 turns into 4. Emphasis that ends in punctuation before a
# letter stands there as asterisks. A line break tears a table, a backslash at the end of a cell joins it with the next.
. "$(dirname "$0")/lib.sh"
java_with org.commonmark:commonmark:0.32.0 org.commonmark:commonmark-ext-gfm-tables:0.32.0 <<'JAVA' | expect '- 5 Euro: <p>- 5 Euro</p><p>danach</p>
+ 5 Euro: <ul><li>5 Euro</li></ul><p>danach</p>
1. Mai: <p>1. Mai</p><p>danach</p>
# 7: <p># 7</p><p>danach</p>
```: <p>```</p><p>danach</p>
~~~: <pre><code>danach</code></pre>
lists from 3 and 7: <ol start="3"><li><p>a</p></li><li><p>b</p></li></ol>
strong Haus-, then tür: <p>**Haus-**tür</p>
cells a|b and c: <tr><th>a|b</th><th>c</th></tr>
cells a, break, b and c: <p>|a</p><table><thead><tr><th>b</th><th>c</th></tr></thead></table>
cells a\ and c: <tr><th>a|c</th></tr>'
import java.util.List;
import org.commonmark.Extension;
import org.commonmark.ext.gfm.tables.*;
import org.commonmark.node.*;
import org.commonmark.parser.Parser;
import org.commonmark.renderer.html.HtmlRenderer;
import org.commonmark.renderer.markdown.MarkdownRenderer;

public class Main {
  static final List<Extension> TABLES = List.of(TablesExtension.create());

  public static void main(String[] args) {
    for (String text : List.of("- 5 Euro", "+ 5 Euro", "1. Mai", "# 7", "```", "~~~")) {
      print(text, with(new Paragraph(), new Text(text)), with(new Paragraph(), new Text("danach")));
    }
    print("lists from 3 and 7", list(3, "a"), list(7, "b"));
    print(
        "strong Haus-, then tür",
        with(new Paragraph(), with(new StrongEmphasis("**"), new Text("Haus-")), new Text("tür")));
    print("cells a|b and c", table(new Text("a|b")));
    print("cells a, break, b and c", table(new Text("a"), new HardLineBreak(), new Text("b")));
    print("cells a\\ and c", table(new Text("a\\")));
  }

  /** Writes a document and prints how it is read again. */
  static void print(String what, Node... blocks) {
    String written = MarkdownRenderer.builder().extensions(TABLES).build().render(with(new Document(), blocks));
    Node read = Parser.builder().extensions(TABLES).build().parse(written);
    String html = HtmlRenderer.builder().extensions(TABLES).build().render(read).replace("\n", "");
    System.out.println(what + ": " + html.replaceAll("^<table><thead>(.*)</thead></table>$", "$1"));
  }

  static Node with(Node parent, Node... children) {
    for (Node child : children) {
      parent.appendChild(child);
    }
    return parent;
  }

  static Node list(int start, String text) {
    OrderedList list = new OrderedList();
    list.setMarkerStartNumber(start);
    list.setMarkerDelimiter(".");
    return with(list, with(new ListItem(), with(new Paragraph(), new Text(text))));
  }

  static Node table(Node... firstCell) {
    return with(
        new TableBlock(), with(new TableHead(), with(new TableRow(), header(firstCell), header(new Text("c")))));
  }

  static Node header(Node... content) {
    TableCell cell = new TableCell();
    cell.setHeader(true);
    return with(cell, content);
  }
}
JAVA
