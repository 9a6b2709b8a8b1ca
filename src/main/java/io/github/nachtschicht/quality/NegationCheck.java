package io.github.nachtschicht.quality;

import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What the German sentence denies, the translation denies, and nothing else. Words that carry a
 * negation within ("scheitern", "fail") may answer for one on the other side, but need no answer.
 */
final class NegationCheck implements QualityCheck {

  private static final Set<String> GERMAN =
      Set.of(
          "nicht",
          "nichts",
          "nie",
          "niemals",
          "niemand",
          "niemanden",
          "niemandem",
          "niemandes",
          "kein",
          "keine",
          "keinen",
          "keinem",
          "keiner",
          "keines",
          "keins",
          "nirgends",
          "nirgendwo",
          "keinesfalls",
          "keineswegs",
          "keinerlei",
          "mitnichten",
          "nix",
          "weder");

  private static final Set<String> GERMAN_WEAK =
      Set.of(
          "ohne",
          "nein",
          "kaum",
          "wenig",
          "wenige",
          "weniger",
          "wenigen",
          "selten",
          "statt",
          "anstatt",
          "anstelle",
          "sondern",
          "außer",
          "ausser",
          "sonst",
          "egal",
          "erst",
          "bevor",
          "ehe",
          "leer",
          "frei",
          "zweifellos",
          "zweifelsohne",
          "lediglich",
          "bloß",
          "höchstens",
          "ob",
          "gleichgültig",
          "tabu",
          "geschweige",
          "meistens",
          "unentschieden",
          "non",
          "no",
          "not",
          "schweigen",
          "schwieg",
          "allzu",
          "gemeinnützig",
          "gemeinnützige",
          "gemeinnützigen",
          "deal",
          "verschwand",
          "unser",
          "fern",
          "beinahe",
          "meiden",
          "mied",
          "fehl");

  /** German beginnings that carry a negation. */
  private static final String[] GERMAN_PREFIXES = {
    "un",
    "miss",
    "nicht",
    "fehl",
    "mangel",
    "verweiger",
    "verhinder",
    "vermeid",
    "vermied",
    "verzicht",
    "verbiet",
    "verbot",
    "lehn",
    "ablehn",
    "abgelehnt",
    "scheiter",
    "gescheiter",
    "ausgeschlossen",
    "ausschl",
    "vergess",
    "vergiss",
    "vergaß",
    "hinder",
    "gehindert",
    "wider",
    "bestreit",
    "bestritt",
    "dementier",
    "zweifel",
    "bezweifel",
    "verpass",
    "versäum",
    "weiger",
    "geweigert",
    "keiner",
    "entfall",
    "entfiel",
    "verschw",
    "ausbleib",
    "ausblieb",
    "ausgeblieb",
    "abseh",
    "erspar",
    "entgeh",
    "entging",
    "entgangen",
    "enthalt",
    "enthielt",
    "misstrau"
  };

  private static final Set<String> ENGLISH =
      Set.of(
          "not", "no", "never", "nothing", "nobody", "none", "nor", "neither", "nowhere", "without",
          "cannot", "noone", "nope", "ain't", "cant", "dont", "didnt", "doesnt", "isnt", "wont",
          "wasnt", "nought", "naught");

  private static final Set<String> ENGLISH_WEAK =
      Set.of(
          "unable",
          "rather",
          "stop",
          "stops",
          "stopped",
          "impossible",
          "unless",
          "hardly",
          "barely",
          "scarcely",
          "avoid",
          "avoids",
          "avoided",
          "avoiding",
          "lack",
          "lacks",
          "lacked",
          "lacking",
          "decline",
          "declined",
          "declines",
          "declining",
          "wrong",
          "absent",
          "absence",
          "prevent",
          "prevents",
          "prevented",
          "preventing",
          "refuse",
          "refused",
          "refuses",
          "refusing",
          "refusal",
          "regardless",
          "few",
          "little",
          "fewer",
          "less",
          "least",
          "rarely",
          "seldom",
          "deny",
          "denies",
          "denied",
          "denying",
          "instead",
          "against",
          "until",
          "only",
          "except",
          "but",
          "nonetheless",
          "too",
          "else",
          "otherwise",
          "far",
          "away",
          "out",
          "neglect",
          "neglected",
          "miss",
          "missed",
          "missing",
          "misses",
          "reject",
          "rejected",
          "rejects",
          "rejecting",
          "free",
          "ban",
          "banned",
          "forbidden",
          "prohibited",
          "exclude",
          "excluded",
          "excluding",
          "anything",
          "any",
          "anyone",
          "anybody",
          "anywhere",
          "ever",
          "yet",
          "beyond",
          "mere",
          "ignore",
          "ignored",
          "ignores",
          "ignoring",
          "empty",
          "contrary",
          "void",
          "minus",
          "disagree",
          "disagrees",
          "disagreed",
          "doubt",
          "doubts",
          "off",
          "despite",
          "withheld",
          "non",
          "short",
          "cease",
          "ceased",
          "different",
          "difficult",
          "hard",
          "devoid",
          "spared",
          "loath",
          "remains",
          "remained",
          "alone",
          "whether",
          "or",
          "scant",
          "zero",
          "oblivious",
          "last",
          "exempt",
          "illegal",
          "irrelevant",
          "nonsense",
          "irresponsible",
          "incapable",
          "inability",
          "insufficient",
          "inadequate",
          "invisible",
          "incomplete",
          "independent",
          "keep",
          "keeps",
          "kept",
          "escape",
          "escaped",
          "left",
          "hate",
          "excused",
          "defy");

  /** English beginnings that carry a negation. */
  private static final String[] ENGLISH_PREFIXES = {
    "un", "fail", "dis", "mis", "non", "nonexist", "imposs"
  };

  /** Words that begin like a negation and are none. */
  private static final Set<String> NO_ENGLISH_PREFIX =
      Set.of(
          "under",
          "union",
          "unions",
          "united",
          "unit",
          "units",
          "university",
          "universities",
          "unity",
          "universal",
          "universe",
          "unique",
          "uniform",
          "uniforms",
          "until",
          "understand",
          "understanding",
          "understood",
          "undergo",
          "underground",
          "uncle",
          "unanimous",
          "unanimously",
          "unified",
          "unesco",
          "un",
          "understands",
          "underlying",
          "undermine",
          "undertake",
          "undertaken",
          "underline",
          "underway",
          "display",
          "displays",
          "displayed",
          "discuss",
          "discussed",
          "discussion",
          "discussions",
          "discussing",
          "district",
          "districts",
          "distance",
          "distances",
          "disease",
          "diseases",
          "dish",
          "dishes",
          "discover",
          "discovered",
          "discovery",
          "disco",
          "distribution",
          "distributed",
          "distribute",
          "dispute",
          "disputes",
          "disc",
          "disk",
          "discount",
          "discounts",
          "discipline",
          "disciplines",
          "distinct",
          "distinction",
          "distinguish",
          "disaster",
          "disasters",
          "dispatch",
          "disposal",
          "dispose",
          "mission",
          "missions",
          "mister",
          "missile",
          "missiles",
          "mist",
          "misery",
          "mississippi",
          "missouri",
          "disabled",
          "disability",
          "discourse",
          "distant",
          "distress",
          "disrupt",
          "disclose",
          "disclosed",
          "unidos",
          "unilever");

  @Override
  public String name() {
    return "negation";
  }

  @Override
  public List<String> check(SentencePair pair) {
    TokenizedText german = pair.source();
    TokenizedText english = pair.target();
    String denied = firstGerman(german);
    String denying = firstEnglish(english);
    if (denied != null && denying == null && !hasWeakEnglish(english)) {
      return List.of("the negation \"" + denied + "\" seems to be lost in the translation");
    }
    if (denied == null && denying != null && !hasWeakGerman(german)) {
      return List.of(
          "the translation says \"" + denying + "\", but the German sentence holds no negation");
    }
    return List.of();
  }

  /** The first German negation that English must render, or null. */
  private static @Nullable String firstGerman(TokenizedText text) {
    for (int i = 0; i < text.tokens().size(); i++) {
      Token token = text.tokens().get(i);
      if (token.isWord() && GERMAN.contains(token.lower())) {
        return token.text();
      }
    }
    return null;
  }

  private static @Nullable String firstEnglish(TokenizedText text) {
    for (int i = 0; i < text.tokens().size(); i++) {
      Token token = text.tokens().get(i);
      if (token.isWord() && (ENGLISH.contains(token.lower()) || token.lower().endsWith("n't"))) {
        return token.text();
      }
    }
    return null;
  }

  private static boolean hasWeakEnglish(TokenizedText text) {
    for (Token token : text.tokens()) {
      if (token.isWord()) {
        String lower = token.lower();
        if (ENGLISH_WEAK.contains(lower)
            || lower.endsWith("less")
            || startsWithAny(lower, ENGLISH_PREFIXES) && !NO_ENGLISH_PREFIX.contains(lower)) {
          return true;
        }
      }
    }
    return false;
  }

  private static boolean hasWeakGerman(TokenizedText text) {
    for (Token token : text.tokens()) {
      if (token.isWord()) {
        String lower = token.lower();
        if (GERMAN_WEAK.contains(lower)
            || lower.endsWith("los")
            || lower.endsWith("lose")
            || lower.endsWith("losen")
            || lower.endsWith("frei")
            || lower.endsWith("freie")
            || lower.endsWith("freien")
            || startsWithAny(lower, GERMAN_PREFIXES)) {
          return true;
        }
      }
    }
    return false;
  }

  private static boolean startsWithAny(String word, String[] prefixes) {
    for (String prefix : prefixes) {
      if (word.length() > prefix.length() + 2 && word.startsWith(prefix)) {
        return true;
      }
    }
    return false;
  }
}
