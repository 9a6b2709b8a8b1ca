package io.github.nachtschicht.glossary;

import io.github.nachtschicht.support.SafeXml;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;

/**
 * Reads German and English terms from TBX of any dialect that has their core: TBX 2 ({@code
 * martif}) and TBX 3 in both styles, DCA and DCT. What is damaged ends the reading; the concepts
 * before it count.
 *
 * <p>Source: ISO 30042:2008 and ISO 30042:2019; TBX-Basic, TerminOrgs, 2014.
 */
final class TbxReader {

  private static final Set<String> ROOTS = Set.of("martif", "tbx");
  private static final Set<String> CONCEPTS = Set.of("termentry", "conceptentry", "entry");
  private static final Set<String> LANGUAGES = Set.of("langset", "langsec", "langgroup");
  private static final Set<String> TERMS = Set.of("tig", "ntig", "termsec", "termgroup");
  private static final Set<String> STATUS =
      Set.of("administrativestatus", "normativeauthorization", "termstatus");
  private static final Pattern PREFERRED = Pattern.compile("preferred.*");
  private static final Pattern REFUSED =
      Pattern.compile("(?:deprecated|superseded|obsolete|forbidden|rejected|notrecommended).*");

  private static final int MAX_DEPTH = 64;

  /** Characters of a term or a status that are looked at. */
  private static final int MAX_TEXT = 1000;

  private final GlossaryFile.Draft draft;

  /** A term as it is being read; of several statuses the last counts. */
  private static final class Term {
    private String text = "";
    private String status = "";

    boolean isRefused() {
      return REFUSED.matcher(status).matches();
    }
  }

  TbxReader(GlossaryFile.Draft draft) {
    this.draft = draft;
  }

  void read(InputStream in) {
    int line = 1;
    try {
      XMLStreamReader xml = SafeXml.open(in, GlossaryFile.MAX_BYTES);
      try {
        while (xml.hasNext()) {
          line = xml.getLocation().getLineNumber();
          if (xml.next() == XMLStreamConstants.START_ELEMENT) {
            String root = name(xml);
            if (!ROOTS.contains(root)) {
              draft.problem(
                  line, "the file is no TBX: it begins with <" + xml.getLocalName() + ">");
              return;
            }
            break;
          }
        }
        concepts(xml);
      } finally {
        xml.close();
      }
    } catch (XMLStreamException e) {
      int at = e.getLocation() == null ? line : Math.max(1, e.getLocation().getLineNumber());
      draft.problem(at, SafeXml.reason(e, "TBX") + "; what follows is left out");
    } catch (IOException | IllegalArgumentException e) {
      draft.problem(line, SafeXml.reason(e, "TBX") + "; what follows is left out");
    }
  }

  private static String name(XMLStreamReader xml) {
    return xml.getLocalName().toLowerCase(Locale.ROOT);
  }

  private void concepts(XMLStreamReader xml) throws XMLStreamException {
    List<Term> german = new ArrayList<>();
    List<Term> english = new ArrayList<>();
    String language = "";
    Term term = new Term();
    int line = 1;
    int depth = 1;
    while (xml.hasNext()) {
      int event = xml.next();
      if (event == XMLStreamConstants.END_ELEMENT) {
        depth--;
        if (CONCEPTS.contains(name(xml))) {
          keep(line, german, english);
        }
        continue;
      }
      if (event != XMLStreamConstants.START_ELEMENT) {
        continue;
      }
      if (++depth > MAX_DEPTH) {
        draft.problem(xml.getLocation().getLineNumber(), "elements are nested too deep");
        return;
      }
      String element = name(xml);
      if (CONCEPTS.contains(element)) {
        if (draft.isFull()) {
          draft.problem(
              xml.getLocation().getLineNumber(),
              "more than " + GlossaryFile.MAX_ENTRIES + " entries; the rest is left out");
          return;
        }
        line = xml.getLocation().getLineNumber();
        german.clear();
        english.clear();
      } else if (LANGUAGES.contains(element)) {
        language = SafeXml.language(xml);
      } else if (TERMS.contains(element)) {
        term = new Term();
      } else if (element.equals("term")) {
        if (!term.text.isEmpty()) {
          term = new Term();
        }
        term.text = text(xml);
        depth--;
        if (language.equals("de")) {
          german.add(term);
        } else if (language.equals("en")) {
          english.add(term);
        }
      } else if (STATUS.contains(element) || STATUS.contains(type(xml))) {
        term.status = text(xml).strip().toLowerCase(Locale.ROOT);
        depth--;
      }
    }
  }

  private static String type(XMLStreamReader xml) {
    @Nullable String type = xml.getAttributeValue(null, "type");
    return type == null ? "" : type.toLowerCase(Locale.ROOT);
  }

  private void keep(int line, List<Term> german, List<Term> english) {
    english.sort(Comparator.comparing(term -> !PREFERRED.matcher(term.status).matches()));
    List<String> targets = english.stream().filter(t -> !t.isRefused()).map(t -> t.text).toList();
    List<String> forbidden = english.stream().filter(Term::isRefused).map(t -> t.text).toList();
    if (!english.isEmpty()) {
      german.forEach(term -> draft.add(line, term.text, targets, forbidden, ""));
    }
  }

  /** Text of the element the reader stands in; reads up to its end. */
  private static String text(XMLStreamReader xml) throws XMLStreamException {
    StringBuilder text = new StringBuilder();
    int depth = 1;
    while (depth > 0) {
      switch (xml.next()) {
        case XMLStreamConstants.START_ELEMENT -> depth++;
        case XMLStreamConstants.END_ELEMENT -> depth--;
        case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA, XMLStreamConstants.SPACE -> {
          if (text.length() <= MAX_TEXT) {
            text.append(xml.getText());
          }
        }
        case XMLStreamConstants.ENTITY_REFERENCE ->
            throw new XMLStreamException(
                "the entity &" + xml.getLocalName() + "; is not known, and none is looked up",
                xml.getLocation());
        default -> {
          // comments and processing instructions
        }
      }
    }
    return text.toString();
  }
}
