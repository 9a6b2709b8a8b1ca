package io.github.nachtschicht.reading;

import io.github.nachtschicht.text.LeftOut.Reason;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jspecify.annotations.Nullable;

/** Tells which elements of HTML are not read, and why. */
final class HtmlReasons {

  private static final Pattern SELF_LINK = Pattern.compile("[#¶§🔗\\s\\uFE0F]{1,4}");

  /** Classes of pictures that fonts draw from names. */
  private static final Pattern ICON = Pattern.compile("(?i)icon|(?:^|\\s)(?:fa|glyph|material)");

  /** Classes of the numbers of pages and lines beside a text. */
  private static final Pattern COUNTER =
      Pattern.compile(
          "(?i)(?:^|[\\s_-])(?:l(?:ine)?[-_]?(?:num(?:ber)?|nr|no)|page[-_]?(?:num(?:ber)?|nr|no|break)?"
              + "|pb|seite(?:nzahl|nnummer)?|zeile(?:nzahl|nnummer)?|folio)(?:$|[\\s_-])");

  private static final Pattern PAGE_NUMBER =
      Pattern.compile(
          "[\\[({|]?\\s*(?:S\\.|Seite|Pg\\.?|Page|p\\.)?\\s*(?:\\d{1,5}|[ivxlcIVXLC]{1,8})\\s*[\\])}|]?");

  private static final Set<String> OBJECTS = HtmlTree.ELEMENTS.set("object");

  private final HtmlNotes notes;
  private final Map<Element, Reason> furniture;
  private final boolean book;

  HtmlReasons(HtmlNotes notes, Map<Element, Reason> furniture, boolean book) {
    this.notes = notes;
    this.furniture = furniture;
    this.book = book;
  }

  /** Why an element is left out; null if it is read. */
  @Nullable Reason of(Element element) {
    Reason found = furniture.get(element);
    if (found != null) {
      return found;
    }
    if (isHidden(element)) {
      return Reason.HIDDEN;
    }
    String name = HtmlTree.name(element);
    if (OBJECTS.contains(name)) {
      return Reason.OBJECT;
    }
    return switch (name) {
      case "script", "style", "rp", "link", "meta" -> Reason.MARKUP;
      // with it, it is shown in its parent's place (HTML Living Standard, 4.12.3)
      case "template" -> element.hasAttr("shadowrootmode") ? null : Reason.HIDDEN;
      case "del", "s", "strike" -> Reason.DELETED;
      case "select", "textarea", "input", "datalist", "option" -> Reason.FORM;
      case "button" ->
          isText(element.previousSibling()) || isText(element.nextSibling()) ? null : Reason.FORM;
      case "nav" -> book && !element.attr("epub:type").isEmpty() ? Reason.CONTENTS : null;
      default -> element.attributesSize() == 0 ? null : reasonOfAttributes(element);
    };
  }

  private @Nullable Reason reasonOfAttributes(Element element) {
    String style = element.attr("style");
    if (style.contains("line-through")) {
      return Reason.DELETED;
    }
    boolean drawn = element.attr("aria-hidden").equals("true");
    if (drawn && ICON.matcher(element.className()).find()) {
      return Reason.MARKUP;
    }
    if (HtmlTree.has(element, "class", "katex-html")
        || drawn
            && (holdsFormula(element.previousElementSibling())
                || holdsFormula(element.nextElementSibling()))) {
      return Reason.DUPLICATE;
    }
    if (HtmlTree.has(element, "epub:type", "pagebreak")
        || element.attr("role").equals("doc-pagebreak")
        || COUNTER.matcher(element.className()).find()
            && PAGE_NUMBER.matcher(element.text()).matches()) {
      return Reason.PAGE_HEAD;
    }
    if (notes.isBacklink(element)) {
      return Reason.MARKUP;
    }
    if (HtmlTree.name(element).equals("a")
        && element.attr("href").startsWith("#")
        && SELF_LINK.matcher(element.text()).matches()
        && notes.mark(element) == null) {
      return Reason.MARKUP;
    }
    return null;
  }

  private static boolean isText(@Nullable Node node) {
    return node instanceof TextNode leaf && !leaf.isBlank();
  }

  private static boolean holdsFormula(@Nullable Element sibling) {
    return sibling != null && sibling.childNodeSize() < 20 && sibling.selectFirst("math") != null;
  }

  static boolean isHidden(Element element) {
    if (element.attributesSize() == 0) {
      return false;
    }
    if (element.hasAttr("hidden")) {
      return true;
    }
    String style = element.attr("style").toLowerCase(Locale.ROOT).replace(" ", "");
    return !style.isEmpty()
        && (style.contains("display:none") || style.contains("visibility:hidden"))
        && !HtmlTree.has(element, "class", "mwe-math-mathml-inline");
  }

  /** Whether footnotes stand in an element. */
  static boolean holdsNotes(Element element) {
    return element.selectFirst(
            "[role=doc-endnotes], [role=doc-footnote], [class*=footnote], [class*=endnote],"
                + " [id^=fn], [id^=ftn], [id^=_ftn]")
        != null;
  }
}
