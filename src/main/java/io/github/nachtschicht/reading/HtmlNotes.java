package io.github.nachtschicht.reading;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jsoup.nodes.Element;
import org.jspecify.annotations.Nullable;

/**
 * Finds footnotes and endnotes in HTML: which links are their marks, which elements their texts,
 * and which links lead back. A note may stand in another file of the same book.
 */
final class HtmlNotes {

  /** A file of a book; {@code path} is empty where there is just one. */
  record Page(String path, Element root) {}

  /**
   * A mark or the text of a note.
   *
   * @param key same for the mark and its text
   * @param label what the mark shows, without brackets
   */
  record Note(String key, String label) {}

  private static final Pattern LABEL =
      Pattern.compile("[\\[(]?\\s*(?:\\d{1,4}|[*†‡§#]{1,4}|[A-Za-z]|[ivxlc]{2,6})\\s*[\\])]?\\.?");

  private static final Pattern TARGET =
      Pattern.compile(
          "_?(?:user-content-)?(?:fn|ftn|edn|note|footnote|endnote|rearnote|cite[_-]?note|sdfootnote"
              + "|sdendnote|anm|anmerkung|fu(?:ss|ß)note|fn-|n)[\\w.:-]*",
          Pattern.CASE_INSENSITIVE);

  private static final Pattern NAMED =
      Pattern.compile(
          "(?:^|[\\s_-])(?:note-?ref|footnote|endnote|fn-?ref|fnote|noteref|reference|sdfootnoteanc"
              + "|sdendnoteanc)",
          Pattern.CASE_INSENSITIVE);

  private static final Pattern BACK =
      Pattern.compile("(?:back-?(?:ref|link)|footnote-back|reversefootnote|doc-backlink)");

  private static final Pattern LEADS_BACK =
      Pattern.compile("(?i).*(?:ref|back|anc|rückverweis)[\\w.:-]*");

  private static final Pattern DECLARED =
      Pattern.compile("(?<!\\S)(?:doc-)?(?:foot|end|rear)note(?!\\S)");

  private static final Pattern BACK_WORD =
      Pattern.compile("[\\s\\[(]*(?:[↩↑⤴⏎^←]\\ufe0e?|(?i:zurück|zum text|back))[\\s\\])]*");

  private static final Set<String> HOLDS_A_NOTE =
      Set.of("li", "p", "div", "aside", "section", "dd", "blockquote", "footer", "article");

  private static final int LONGEST = 20_000;

  private final Map<Element, Note> marks = new IdentityHashMap<>();
  private final Map<Element, Note> texts = new IdentityHashMap<>();
  private final Set<Element> backlinks =
      java.util.Collections.newSetFromMap(new IdentityHashMap<>());
  private final Map<Element, Boolean> plain = new IdentityHashMap<>();
  private final Map<Element, Integer> order = new IdentityHashMap<>();
  private final Map<String, Element> byId = new HashMap<>();
  private final Set<String> linkedFiles = new HashSet<>();

  /** Looks through the pages of a document in their order. */
  static HtmlNotes of(List<Page> pages) {
    HtmlNotes notes = new HtmlNotes();
    List<Link> links = new ArrayList<>();
    pages.forEach(page -> each(page, element -> notes.collect(page.path(), element, links)));
    notes.pair(links);
    pages.forEach(page -> each(page, notes::addDeclared));
    return notes;
  }

  private static void each(Page page, Consumer<Element> visitor) {
    page.root()
        .traverse(
            (node, depth) -> {
              if (node instanceof Element element) {
                visitor.accept(element);
              }
            });
  }

  private record Link(Element element, String target) {}

  private void collect(String path, Element element, List<Link> links) {
    if (element.attributesSize() == 0) {
      return;
    }
    order.put(element, order.size());
    if (!element.id().isEmpty()) {
      byId.putIfAbsent(path + "#" + element.id(), element);
    }
    if (!HtmlTree.name(element).equals("a")) {
      return;
    }
    if (element.hasAttr("name")) {
      byId.putIfAbsent(path + "#" + element.attr("name"), element);
    }
    String href = element.attr("href").strip();
    int hash = href.indexOf('#');
    if (hash >= 0 && hash < href.length() - 1 && href.length() < 1000) {
      String file = hash == 0 ? path : EpubReader.Book.resolve(path, href.substring(0, hash));
      links.add(new Link(element, file + "#" + EpubReader.Book.decoded(href.substring(hash + 1))));
    }
  }

  private void pair(List<Link> links) {
    Map<Element, Note> bodies = new IdentityHashMap<>();
    Set<Element> shared = java.util.Collections.newSetFromMap(new IdentityHashMap<>());
    Map<Element, String> bodyTarget = new IdentityHashMap<>();
    for (Link link : links) {
      Element a = link.element();
      Element target = byId.get(link.target());
      String text = a.text().strip();
      if (target == null
          ? BACK_WORD.matcher(a.text()).matches() && isInside(a, bodies)
          : leadsBack(a, target, bodies)) {
        backlinks.add(a);
        continue;
      }
      boolean ahead = target != null && order.getOrDefault(target, 0) > order.getOrDefault(a, 0);
      if (!isMark(a, text, link.target(), ahead)) {
        continue;
      }
      Element body = target == null ? null : body(target, a);
      String label = label(text);
      Note note = new Note(link.target(), label);
      if (body != null) {
        Note known = bodies.get(body);
        if (known != null && !link.target().equals(bodyTarget.get(body))) {
          shared.add(body);
        }
        bodies.putIfAbsent(body, note);
        bodyTarget.putIfAbsent(body, link.target());
      }
      marks.put(a, note);
      linkedFiles.add(link.target().substring(0, link.target().indexOf('#')));
    }
    bodies.forEach(
        (body, note) -> {
          if (!shared.contains(body)) {
            texts.put(body, note);
          }
        });
  }

  /** Notes that are declared as such, though no mark leads to them. */
  private void addDeclared(Element element) {
    if (texts.containsKey(element) || element.attributesSize() == 0) {
      return;
    }
    if (DECLARED.matcher(element.attr("epub:type") + " " + element.attr("role")).find()
        && HOLDS_A_NOTE.contains(HtmlTree.name(element))
        && element.getAllElements().stream().noneMatch(texts::containsKey)) {
      texts.put(element, new Note("", ""));
    }
  }

  private boolean leadsBack(Element a, Element target, Map<Element, Note> bodies) {
    if (BACK.matcher(a.className() + " " + a.attr("role") + " " + a.attr("rev")).find()) {
      return true;
    }
    // a link in a note to its mark, or to what the mark stands in
    return isInside(a, bodies)
        && (marks.containsKey(target)
            || target.parent() != null && marks.containsKey(target.parent())
            || target.childrenSize() > 0
                && target.childrenSize() < 4
                && target.children().stream().anyMatch(marks::containsKey)
            || BACK_WORD.matcher(a.text()).matches());
  }

  private static boolean isInside(Element element, Map<Element, Note> bodies) {
    Element e = element;
    while (e != null && !bodies.containsKey(e)) {
      e = e.parent();
    }
    return e != null;
  }

  private static boolean isMark(Element a, String text, String target, boolean ahead) {
    String type = a.attr("epub:type") + " " + a.attr("role");
    if (type.contains("noteref")) {
      return !text.isEmpty() && text.length() <= 30;
    }
    if (!LABEL.matcher(text).matches()) {
      return false;
    }
    String fragment = target.substring(target.indexOf('#') + 1);
    if (!ahead && LEADS_BACK.matcher(fragment).matches()) {
      return false;
    }
    boolean raised =
        Stream.concat(a.parents().stream().limit(2), a.children().stream())
            .anyMatch(e -> HtmlTree.name(e).equals("sup"));
    boolean named = NAMED.matcher(a.className() + " " + a.attr("rel")).find();
    return raised || named || TARGET.matcher(fragment).matches();
  }

  /** What holds the text of a note; null if it cannot be told from what is around it. */
  private @Nullable Element body(Element target, Element mark) {
    Element body = target;
    while (body != null && !HOLDS_A_NOTE.contains(HtmlTree.name(body))) {
      if (Set.of("body", "html", "td", "tr", "table", "ol", "ul", "dt", "main")
          .contains(HtmlTree.name(body))) {
        return null;
      }
      body = body.parent();
    }
    // the number's paragraph inside a list item or a box that is the note
    if (body == null || mark == body || mark.parents().contains(body)) {
      return null;
    }
    return plain.computeIfAbsent(body, HtmlNotes::isPlain) ? body : null;
  }

  private static boolean isPlain(Element body) {
    return body.select("h1, h2, h3, h4, h5, h6, table").isEmpty() && body.text().length() < LONGEST;
  }

  private static String label(String text) {
    String label = text.replaceAll("[\\[\\]()\\s]", "").replaceAll("\\.$", "");
    return label.isEmpty() ? "*" : label;
  }

  /** The note whose mark this is; null if it is none. */
  @Nullable Note mark(Element element) {
    return marks.get(element);
  }

  /** The note whose text this holds; null if it is none. Its label is empty if no mark has it. */
  @Nullable Note text(Element element) {
    return texts.get(element);
  }

  boolean isBacklink(Element element) {
    return backlinks.contains(element);
  }

  /** Whether a mark leads to a file. */
  boolean leadsTo(String path) {
    return linkedFiles.contains(path);
  }
}
