package io.github.nachtschicht.reading;

import io.github.nachtschicht.support.WordList;
import io.github.nachtschicht.text.LeftOut.Reason;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jsoup.select.NodeFilter;
import org.jsoup.select.NodeVisitor;
import org.jspecify.annotations.Nullable;

/**
 * Tells on a web page what stands around the text: navigation, search, calls to subscribe. A name
 * alone decides nothing, since a section on cookies is called "cookies", too: what is in an element
 * must agree. In doubt an element is text, as a paragraph too many costs less than one too few.
 * Longer than other classes, since all rules weigh the same counts.
 */
final class HtmlFurniture {

  private static final Pattern SURE = Pattern.compile(String.join("|", lines("sure")));

  private static final Pattern SEARCH = Pattern.compile("search|suche");

  /** Names that tell only together with what is inside, and openings of asides. */
  private static final Set<String> UNSURE = Set.copyOf(lines("name"));

  private static final List<String> OPENINGS = lines("opening");

  private static final Set<String> CONTROLS =
      Set.of("button", "input", "select", "textarea", "option");

  private static final Set<String> NAMED =
      Set.of(
          "div", "section", "aside", "ul", "ol", "form", "article", "span", "dl", "header", "li");

  private static final Set<String> HEADINGS = Set.of("h1", "h2", "h3", "h4", "h5", "h6");

  private static final Pattern NOTE =
      Pattern.compile(
          "foot-?note|endnote|fu(?:ss|ß)note|admonition|hinweis|warn|caution|danger|tip\\b|note|info"
              + "|callout|alert|pullquote|margin|remark|important|merke|definition|beispiel|example",
          Pattern.CASE_INSENSITIVE);

  private static final Pattern SENTENCE_END =
      Pattern.compile("[\\p{L})\"“»][.!?…](?:\\s|$|[\"“»)])");

  /** Texts of links from which share on an element is navigation. */
  private static final double MOSTLY = 0.8;

  /** What is in an element and below it. */
  private static final class Counts {
    int letters;
    int linked;
    int links;
    int anchors;
    int controls;
    int headings;
    int sentences;
    int longest;
    boolean comment;

    void add(Counts other) {
      letters += other.letters;
      linked += other.linked;
      links += other.links;
      anchors += other.anchors;
      controls += other.controls;
      headings += other.headings;
      sentences += other.sentences;
      longest = Math.max(longest, other.longest);
      comment |= other.comment;
    }

    double share() {
      return letters == 0 ? 0 : (double) linked / letters;
    }
  }

  private final Map<Element, Counts> counts = new IdentityHashMap<>();
  private final Map<Element, Reason> found = new IdentityHashMap<>();
  private Counts page = new Counts();

  private HtmlFurniture() {}

  private static List<String> lines(String kind) {
    return WordList.lines(HtmlFurniture.class, "page-furniture.txt").stream()
        .filter(line -> line.startsWith(kind + " "))
        .map(line -> line.substring(kind.length() + 1).strip())
        .toList();
  }

  /** What is left out of a page, and why; what lies inside is left out with it. */
  static Map<Element, Reason> of(Document document) {
    HtmlFurniture furniture = new HtmlFurniture();
    furniture.count(document.body());
    furniture.decide(document.body());
    furniture.relentIfLittleIsLeft(document.body());
    return furniture.found;
  }

  private void count(Element body) {
    body.traverse(
        new NodeVisitor() {
          private int links;

          @Override
          public void head(Node node, int depth) {
            if (node instanceof Element element) {
              counts.put(element, new Counts());
              links += isLink(element) ? 1 : 0;
            }
          }

          @Override
          public void tail(Node node, int depth) {
            if (node instanceof TextNode leaf) {
              addText(leaf, links > 0);
            } else if (node instanceof Element element) {
              links -= isLink(element) ? 1 : 0;
              close(element, body);
            }
          }
        });
    page = counts.getOrDefault(body, page);
  }

  private static boolean isLink(Element element) {
    return element.normalName().equals("a") && element.hasAttr("href");
  }

  private void addText(TextNode leaf, boolean linked) {
    Counts mine = leaf.parent() == null ? null : counts.get(leaf.parent());
    String text = leaf.getWholeText();
    if (mine == null || text.isBlank()) {
      return;
    }
    int letters = (int) text.chars().filter(c -> !Character.isWhitespace(c)).count();
    mine.letters += letters;
    mine.linked += linked ? letters : 0;
    if (!linked) {
      mine.longest = Math.max(mine.longest, letters);
      mine.sentences += (int) SENTENCE_END.matcher(text).results().count();
    }
  }

  private void close(Element element, Element body) {
    Counts mine = counts.getOrDefault(element, page);
    String name = element.normalName();
    if (isLink(element)) {
      mine.links++;
      mine.anchors += element.attr("href").startsWith("#") ? 1 : 0;
    }
    if (CONTROLS.contains(name) && !element.attr("type").equals("hidden")) {
      mine.controls++;
    }
    if (isHeading(name)) {
      mine.headings++;
    }
    Element parent = element.parent();
    if (element != body && parent != null && !HtmlReasons.isHidden(element) && isShown(name)) {
      Counts above = counts.get(parent);
      if (above != null) {
        above.add(mine);
        above.comment |= namesComment(element);
      }
    }
  }

  private static boolean isShown(String name) {
    return !name.equals("script") && !name.equals("style") && !name.equals("template");
  }

  private static boolean isHeading(String name) {
    return HEADINGS.contains(name);
  }

  private static boolean namesComment(Element element) {
    String names = names(element);
    return names.contains("comment") || names.contains("kommentar");
  }

  private void decide(Element body) {
    body.traverse(
        (node, depth) -> {
          if (node instanceof Element element && element != body) {
            Reason reason = reason(element);
            if (reason != null) {
              found.put(element, reason);
            }
          }
        });
  }

  private @Nullable Reason reason(Element element) {
    Counts mine = counts.getOrDefault(element, page);
    return switch (element.normalName()) {
      case "nav" ->
          mine.anchors > 2 && mine.anchors == mine.links ? Reason.CONTENTS : Reason.NAVIGATION;
      case "noscript" -> 2 * mine.letters > page.letters ? null : Reason.FURNITURE;
      case "dialog" -> element.hasAttr("open") ? Reason.FURNITURE : Reason.HIDDEN;
      case "form" -> {
        boolean small =
            mine.headings == 0 && mine.sentences == 0 && 2 * mine.letters < page.letters;
        boolean search =
            element.attr("role").equals("search") || SEARCH.matcher(names(element)).find();
        yield small ? search ? Reason.NAVIGATION : Reason.FORM : reasonOfRole(element, mine);
      }
      case "header" ->
          isPageWide(element) && mine.headings == 0 && !isProse(mine) ? Reason.FURNITURE : null;
      case "footer" -> footer(element, mine);
      case "aside" -> aside(element, mine);
      default -> reasonOfRole(element, mine);
    };
  }

  private @Nullable Reason reasonOfRole(Element element, Counts mine) {
    return switch (element.attr("role")) {
      case "navigation", "menu", "menubar", "tablist", "search" -> Reason.NAVIGATION;
      case "banner" -> mine.headings == 0 && !isProse(mine) ? Reason.FURNITURE : null;
      case "contentinfo" -> footer(element, mine);
      case "complementary" -> aside(element, mine);
      case "dialog", "alertdialog" -> mine.controls + mine.links > 0 ? Reason.FURNITURE : null;
      default ->
          isLinkList(element, mine)
              ? mine.anchors == mine.links ? Reason.CONTENTS : Reason.NAVIGATION
              : isNamedFurniture(element, mine) ? Reason.FURNITURE : null;
    };
  }

  private static boolean isProse(Counts mine) {
    return mine.sentences > 0 && mine.longest >= 60;
  }

  /** Whether no article or quotation is around it. */
  private static boolean isPageWide(Element element) {
    return !isInside(element, "article", "blockquote", "figure", "section", "main");
  }

  private static boolean isInside(Element element, String... names) {
    return element.parents().stream().anyMatch(e -> List.of(names).contains(e.normalName()));
  }

  private static @Nullable Reason footer(Element element, Counts mine) {
    boolean notes = HtmlReasons.holdsNotes(element) || isInside(element, "blockquote", "figure");
    return notes || !isPageWide(element) && isProse(mine) && mine.share() < 0.3
        ? null
        : Reason.FURNITURE;
  }

  private static @Nullable Reason aside(Element element, Counts mine) {
    if (NOTE.matcher(names(element) + " " + element.attr("epub:type") + " " + element.attr("role"))
        .find()) {
      return null;
    }
    String start = element.text().strip().toLowerCase(Locale.GERMAN);
    boolean teaser = OPENINGS.stream().anyMatch(start::startsWith);
    boolean leadsAway = mine.share() > 0.5 || mine.links > 2 && mine.share() > 0.3;
    return teaser || leadsAway || mine.controls > 0 ? Reason.FURNITURE : null;
  }

  /** At least three links, little else, and nothing that introduces them. */
  private static boolean isLinkList(Element element, Counts mine) {
    if (mine.links < 3
        || mine.share() < MOSTLY
        || mine.letters > 60 * mine.links
        || mine.headings > 0
        || mine.sentences > 1) {
      return false;
    }
    String name = element.normalName();
    boolean list = name.equals("ul") || name.equals("ol") || name.equals("menu");
    if (!list && !name.equals("p") && !name.equals("div")) {
      return false;
    }
    return mine.anchors == mine.links || !isIntroduced(element);
  }

  private static boolean isIntroduced(Element element) {
    if (element.closest("header, footer, nav, aside") != null) {
      return false;
    }
    Element before = element.previousElementSibling();
    return before != null
        && (isHeading(before.normalName()) || before.normalName().equals("p"))
        && !before.text().isBlank();
  }

  private static String names(Element element) {
    return (element.id() + " " + element.className()).strip().toLowerCase(Locale.ROOT);
  }

  private boolean isNamedFurniture(Element element, Counts mine) {
    if (!NAMED.contains(element.normalName())
        || element.attributesSize() == 0
        || mine.letters == 0
        || mine.letters > 0.4 * page.letters) {
      return false;
    }
    boolean telling =
        mine.controls > 0
            || mine.share() > 0.5
            || mine.comment && !isProseWithoutComments(mine)
            || element.normalName().equals("article") && namesComment(element);
    String heading = firstHeading(element, mine);
    for (String name : names(element).split("\\s+")) {
      if (name.isEmpty() || name.length() > 60) {
        continue;
      }
      // programs make the id of a section from its heading
      boolean fromHeading =
          name.equals(heading) && name.equals(element.id().toLowerCase(Locale.ROOT));
      if (SURE.matcher(name).matches() && !fromHeading) {
        return true;
      }
      if (telling && mine.sentences < 4) {
        for (String word : name.split("[-_]+")) {
          if (UNSURE.contains(word)) {
            return true;
          }
        }
      }
    }
    return false;
  }

  private static boolean isProseWithoutComments(Counts mine) {
    return mine.sentences > 3 && mine.headings > 1;
  }

  /** The first heading as programs make an id of it. */
  private static String firstHeading(Element element, Counts mine) {
    if (mine.headings == 0) {
      return "";
    }
    Element heading = element.selectFirst("h1, h2, h3, h4, h5, h6");
    return heading == null
        ? ""
        : heading.text().strip().toLowerCase(Locale.ROOT).replaceAll("[^\\p{L}\\p{N}]+", "-");
  }

  /** A page of which hardly anything would be left is no page with furniture around a text. */
  private void relentIfLittleIsLeft(Element body) {
    long[] letters = {0, 0};
    body.filter(
        (node, depth) -> {
          if (node instanceof Element element && found.containsKey(element)) {
            letters[1] += element.nodeStream(TextNode.class).mapToInt(HtmlFurniture::length).sum();
            return NodeFilter.FilterResult.SKIP_ENTIRELY;
          }
          letters[0] += node instanceof TextNode leaf ? length(leaf) : 0;
          return NodeFilter.FilterResult.CONTINUE;
        });
    if (letters[0] < 0.1 * letters[1] && page.sentences > 0) {
      found
          .keySet()
          .removeIf(
              e -> counts.getOrDefault(e, page).sentences > 0 && !e.normalName().equals("nav"));
    }
  }

  private static int length(TextNode leaf) {
    return leaf.text().strip().length();
  }
}
