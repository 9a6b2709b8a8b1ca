package io.github.nachtschicht.translation.marian;

import io.github.nachtschicht.translation.RequiredTerm;
import io.github.nachtschicht.translation.TermRules;
import io.github.nachtschicht.translation.decoding.TermConstraints;
import io.github.nachtschicht.translation.decoding.TermConstraints.Form;
import io.github.nachtschicht.translation.decoding.TermConstraints.WordEdges;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;

/**
 * Rules as tokens. A form is cut as it is in mid-sentence and as it is behind an opening bracket or
 * quotation mark, where no space precedes it; one in lower case also as it begins a sentence.
 */
final class TermTokens {

  private static final String BRACKET = "(";

  private final MarianTokenizer tokenizer;
  private final int unknownId;

  /** The tokens of an opening bracket. */
  private final int[] bracket;

  private final WordEdges edges;

  /**
   * @param tokenizer of the target language; not closed here
   */
  TermTokens(MarianTokenizer tokenizer, int vocabularySize) {
    this.tokenizer = tokenizer;
    this.unknownId = tokenizer.unknownId();
    this.bracket = encode(tokenizer, BRACKET);
    BitSet joining = new BitSet(vocabularySize);
    BitSet open = new BitSet(vocabularySize);
    for (int id = 0; id < vocabularySize; id++) {
      String piece = tokenizer.piece(id);
      if (!piece.isEmpty()) {
        joining.set(id, Character.isLetterOrDigit(piece.codePointAt(0)));
        open.set(id, !Character.isLetterOrDigit(piece.codePointBefore(piece.length())));
      }
    }
    edges = new WordEdges(joining, open);
  }

  /** Constraints of rules; without those terms that the vocabulary cannot write. */
  TermConstraints constraints(TermRules rules, String first) {
    List<List<Form>> required = new ArrayList<>();
    List<RequiredTerm> missed = rules.missedIn(first);
    List<RequiredTerm> terms = new ArrayList<>(rules.required());
    missed.forEach(terms::remove);
    int offered = 0;
    terms.addAll(0, missed);
    for (RequiredTerm term : terms) {
      List<Form> forms = new ArrayList<>();
      for (String target : term.targets()) {
        addForms(target, false, forms);
        String capitalised = TermRules.capitalised(target);
        if (!capitalised.equals(target)) {
          addForms(capitalised, true, forms);
        }
      }
      if (!forms.isEmpty() && required.size() < TermConstraints.MOST) {
        required.add(forms);
        offered = required.size() <= missed.size() ? required.size() : offered;
      }
    }
    List<Form> forbidden = new ArrayList<>();
    for (String form : rules.forbidden()) {
      addForms(form, false, forbidden);
      addForms(TermRules.capitalised(form), false, forbidden);
    }
    return new TermConstraints(
        required, required.size() - offered, forbidden.stream().map(Form::tokens).toList(), edges);
  }

  private void addForms(String text, boolean opening, List<Form> forms) {
    add(encode(tokenizer, text), opening, forms);
    int[] bracketed = encode(tokenizer, BRACKET + text);
    int same = Arrays.mismatch(bracket, bracketed);
    if (same == bracket.length) {
      add(Arrays.copyOfRange(bracketed, same, bracketed.length), opening, forms);
    }
  }

  private void add(int[] tokens, boolean opening, List<Form> forms) {
    boolean known = Arrays.stream(tokens).noneMatch(id -> id == unknownId);
    if (tokens.length > 0
        && known
        && forms.stream().noneMatch(form -> Arrays.equals(form.tokens(), tokens))) {
      forms.add(new Form(tokens, opening));
    }
  }

  /** Without the closing token. */
  private static int[] encode(MarianTokenizer tokenizer, String text) {
    int[] ids = tokenizer.encode(List.of(text)).get(0);
    return Arrays.copyOf(ids, ids.length - 1);
  }
}
