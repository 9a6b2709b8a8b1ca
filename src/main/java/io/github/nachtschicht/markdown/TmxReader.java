package io.github.nachtschicht.markdown;

import io.github.nachtschicht.support.SafeXml;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.CharacterCodingException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;

/**
 * Reads translation memories in TMX 1.1 to 1.4b. Inline codes of other programs are dropped, the
 * text in highlights is kept. Nothing outside the file is ever opened, and neither size nor number
 * nor depth is without a bound.
 *
 * <p>Source: TMX 1.4b specification, Localization Industry Standards Association, 2005.
 */
final class TmxReader {

  /** Most bytes a file may have. */
  static final long MAX_BYTES = 256L << 20;

  /** Most translation units that are read. */
  static final int MAX_UNITS = 1_000_000;

  /** Most characters of a sentence; longer ones are left out. */
  static final int MAX_SENTENCE = 20_000;

  private static final int MAX_DEPTH = 64;

  /** Elements whose content is code of a file format, not text. */
  private static final Set<String> CODES = Set.of("bpt", "ept", "it", "ph", "ut", "sub");

  /** Characters of a code that are looked at. */
  private static final int LONGEST_CODE = 1000;

  /** Codes of line breaks and tabulators in HTML, XML, RTF, FrameMaker and InDesign. */
  private static final Pattern BREAK =
      Pattern.compile(
          "^(?:x-)?(?:lb|br|pb|linebreak|tab)\\b|<\\s*(?:\\w+:)?(?:br|lb|tab|cr|p)\\b|\\\\(?:line|par|tab|n|t|r)\\b|&lt;\\s*br\\b|&#(?:10|13|9|x0?[aAdD9]);|[\\n"
              + "\\t\\u2028]",
          Pattern.CASE_INSENSITIVE);

  /** Codes of what stands inside of words. */
  private static final Pattern INSIDE_WORD =
      Pattern.compile(
          "\\u00AD|\\u200B|\\u200C|\\u200D|\\u2060|&(?:amp;)?(?:shy|zwnj|zwj|wbr|#173|#xad);|<\\s*wbr\\b"
              + "|softhyphen|soft-hyphen|\\\\-|(?:^|\\s)(?:index|x-index|fnote|x-fnote)\\b|<\\s*/?\\s*(?:sup|sub|b|i|em|strong|u|span|font)\\b",
          Pattern.CASE_INSENSITIVE);

  /** One translation unit as it is being read. */
  private static final class Unit {
    String date;
    final List<String> sources = new ArrayList<>();
    final List<String> targets = new ArrayList<>();
    String document = "";
    String author;

    Unit(String date, String author) {
      this.date = date;
      this.author = author;
    }
  }

  /** A correction and the date it carries; empty if none. */
  private record Dated(Correction correction, String date) {}

  private TmxReader() {}

  /**
   * Reads the German to English sentences of a file; regional variants count as the language.
   *
   * @param name what messages call it
   */
  static List<Correction> read(InputStream in, String name) throws IOException {
    try {
      XMLStreamReader xml = SafeXml.open(in, MAX_BYTES);
      try {
        return read(xml, name);
      } finally {
        xml.close();
      }
    } catch (XMLStreamException | CharacterCodingException | IllegalArgumentException e) {
      throw SafeXml.failure(e, name, "TMX");
    }
  }

  private static List<Correction> read(XMLStreamReader xml, String name)
      throws XMLStreamException, IOException {
    Map<String, Dated> latest = new LinkedHashMap<>();
    Unit unit = new Unit("", "");
    boolean root = false;
    int depth = 0;
    int units = 0;
    String language = "";
    while (xml.hasNext()) {
      int event = xml.next();
      if (event == XMLStreamConstants.END_ELEMENT) {
        depth--;
        if (xml.getLocalName().equals("tu")) {
          keep(unit, latest);
        }
        continue;
      }
      if (event != XMLStreamConstants.START_ELEMENT) {
        continue;
      }
      if (++depth > MAX_DEPTH) {
        throw new IOException(name + ": not a readable TMX file: elements are nested too deep");
      }
      String element = xml.getLocalName();
      if (!root && !element.equals("tmx")) {
        throw new IOException(name + ": not a TMX file: it begins with <" + element + ">");
      }
      root = true;
      switch (element) {
        case "tu" -> {
          if (++units > MAX_UNITS) {
            throw new IOException(name + ": more than " + MAX_UNITS + " translation units");
          }
          unit = new Unit(date(xml), author(xml));
        }
        case "tuv" -> {
          language = SafeXml.language(xml);
          if (language.equals("en")) {
            if (date(xml).compareTo(unit.date) >= 0 && !author(xml).isEmpty()) {
              unit.author = author(xml);
            }
            unit.date = later(unit.date, date(xml));
          }
        }
        case "seg" -> {
          String text = text(xml, name);
          depth--;
          if (language.equals("de")) {
            unit.sources.add(text);
          } else if (language.equals("en")) {
            unit.targets.add(text);
          }
        }
        case "prop" -> {
          String type = xml.getAttributeValue(null, "type");
          if (TmxWriter.DOCUMENT.equals(type)) {
            unit.document = text(xml, name);
            depth--;
          }
        }
        default -> {
          // header, notes and what later versions add
        }
      }
    }
    List<Correction> all = new ArrayList<>(latest.size());
    latest.values().forEach(d -> all.add(d.correction()));
    return all;
  }

  /** Several variants are several pairs, as where a merge line by line made one unit of two. */
  private static void keep(Unit unit, Map<String, Dated> latest) {
    int sources = unit.sources.size();
    int targets = unit.targets.size();
    if (targets == 0) {
      return;
    }
    boolean pairs = sources == targets;
    for (int i = pairs || targets == 1 ? 0 : Math.max(0, sources - 1); i < sources; i++) {
      keep(unit, unit.sources.get(i), unit.targets.get(pairs ? i : targets - 1), latest);
    }
  }

  private static void keep(Unit unit, String source, String target, Map<String, Dated> latest) {
    if (source.isBlank()
        || target.isBlank()
        || source.length() > MAX_SENTENCE
        || target.length() > MAX_SENTENCE) {
      return;
    }
    String key = Checksums.comparable(source);
    Dated before = latest.get(key);
    if (before != null
        && !before.date().isEmpty()
        && !unit.date.isEmpty()
        && unit.date.compareTo(before.date()) < 0) {
      return;
    }
    latest.put(
        key,
        new Dated(
            new Correction(
                oneLine(source),
                oneLine(target),
                unit.document,
                oneLine(unit.author),
                tmxDate(unit.date)),
            unit.date));
  }

  /** A sentence of a file that may be broken into lines for looks. */
  private static String oneLine(String text) {
    return text.replaceAll("\\s+", " ").strip();
  }

  /** Text of the element the reader stands in, without codes; reads up to its end. */
  private static String text(XMLStreamReader xml, String name)
      throws XMLStreamException, IOException {
    StringBuilder text = new StringBuilder();
    StringBuilder code = new StringBuilder();
    boolean gap = false;
    int depth = 1;
    int codes = 0;
    while (depth > 0) {
      switch (xml.next()) {
        case XMLStreamConstants.START_ELEMENT -> {
          if (++depth > MAX_DEPTH) {
            throw new IOException(name + ": not a readable TMX file: elements are nested too deep");
          }
          if (codes > 0) {
            codes++;
          } else if (CODES.contains(xml.getLocalName())) {
            codes++;
            code.setLength(0);
            @Nullable String type = xml.getAttributeValue(null, "type");
            code.append(type == null ? "" : type).append(' ');
          }
        }
        case XMLStreamConstants.END_ELEMENT -> {
          depth--;
          if (codes > 0 && --codes == 0) {
            gap |= parts(xml.getLocalName(), code);
          }
        }
        case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA, XMLStreamConstants.SPACE -> {
          // one character more than is allowed tells that a sentence is too long
          if (codes > 0 && code.length() <= LONGEST_CODE) {
            code.append(xml.getText());
          } else if (codes == 0 && text.length() <= MAX_SENTENCE && xml.getTextLength() > 0) {
            if (gap && opensWord(xml.getText()) && endsWord(text)) {
              text.append(' ');
            }
            gap = false;
            text.append(xml.getText());
          }
        }
        case XMLStreamConstants.ENTITY_REFERENCE ->
            throw new IOException(
                name
                    + ": not a readable TMX file: the entity &"
                    + xml.getLocalName()
                    + "; is not known, and none is ever looked up");
        default -> {
          // comments and processing instructions
        }
      }
    }
    return text.toString();
  }

  /**
   * Whether a code parts the words beside it: a line break or tabulator does, and whatever a
   * placeholder stands for that is no hyphenation point. What opens or closes a format does not.
   */
  private static boolean parts(String element, CharSequence code) {
    return BREAK.matcher(code).find() || element.equals("ph") && !INSIDE_WORD.matcher(code).find();
  }

  private static boolean opensWord(String text) {
    return Character.isLetterOrDigit(text.codePointAt(0))
        || "„»\"“‘‚(".indexOf(text.charAt(0)) >= 0;
  }

  private static boolean endsWord(StringBuilder text) {
    char last = text.length() == 0 ? ' ' : text.charAt(text.length() - 1);
    return !Character.isWhitespace(last) && "„‚(-/".indexOf(last) < 0;
  }

  /** The later of an element's dates, in TMX's form {@code YYYYMMDDThhmmssZ}. */
  private static String date(XMLStreamReader xml) {
    return later(
        digits(xml.getAttributeValue(null, "changedate")),
        digits(xml.getAttributeValue(null, "creationdate")));
  }

  /** Who last changed an element, or made it. */
  private static String author(XMLStreamReader xml) {
    String changed = xml.getAttributeValue(null, "changeid");
    String made = changed == null ? xml.getAttributeValue(null, "creationid") : changed;
    return made == null ? "" : made;
  }

  /** A date of nothing but digits in TMX's form; empty if it is none. */
  private static String tmxDate(String digits) {
    return digits.length() == 14 ? digits.substring(0, 8) + "T" + digits.substring(8) + "Z" : "";
  }

  private static String digits(@Nullable String date) {
    return date == null ? "" : date.replaceAll("[^0-9]", "");
  }

  private static String later(String a, String b) {
    return a.compareTo(b) >= 0 ? a : b;
  }
}
