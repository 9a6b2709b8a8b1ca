package io.github.nachtschicht.glossary;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.nachtschicht.glossary.TermSuggestions.Corrected;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class TermSuggestionsTest {

  private static List<String> suggested(Glossary known, Corrected... corrections) {
    return TermSuggestions.of(List.of(corrections), known).stream()
        .map(s -> s.source() + " > " + s.target() + " " + s.count())
        .toList();
  }

  @Test
  void of_nameThatWasPutBack_onceIsEnough() {
    Corrected name =
        new Corrected(
            "Der Rat von Musterhausen tagt in Berlin.",
            "The council of Musterhausen meets in Berlin.",
            "The council of pattern houses meets in Berlin.");
    assertThat(suggested(Glossary.NONE, name)).containsExactly("Musterhausen > Musterhausen 1");
    assertThat(
            suggested(
                GlossaryTest.glossary(GlossaryTest.entry("Musterhausen", "Musterhausen")), name))
        .isEmpty();
    assertThat(suggested(Glossary.NONE, new Corrected(name.source(), name.target(), null)))
        .isEmpty();
  }

  @Test
  void of_termThatIsWrittenAgainAndAgain() {
    assertThat(
            suggested(
                Glossary.NONE,
                new Corrected(
                    "Heute gilt der Rahmenvertrag.",
                    "Today the framework agreement applies.",
                    "Today the frame contract applies."),
                new Corrected(
                    "Alle Rahmenverträge enden.",
                    "Each framework agreement ends.",
                    "All frame contracts end."),
                new Corrected("Es gibt heute Kaffee.", "There is coffee now.", "It gives coffee.")))
        .containsExactly("Rahmenvertrag > framework agreement 2");
  }

  @Test
  void of_whatTheMachineSaidToo_isNotSuggested() {
    List<Corrected> same = new ArrayList<>();
    for (int i = 0; i < 3; i++) {
      same.add(
          new Corrected(
              "Nun gilt der Vertrag " + i,
              "Now the contract is valid " + i,
              "Now the contract goes"));
    }
    assertThat(suggested(Glossary.NONE, same.toArray(Corrected[]::new)))
        .containsExactly("Vertrag > valid 3");
  }

  @Test
  @Timeout(30)
  void of_manyCorrections_isQuick() {
    List<Corrected> many = new ArrayList<>();
    for (int i = 0; i < 20_000; i++) {
      many.add(
          new Corrected(
              "Es gilt der Vertrag im Haus nach Satz " + i,
              "The contract in the house applies, sentence " + "abcdefghij".charAt(i % 10),
              null));
    }
    assertThat(TermSuggestions.of(many, Glossary.NONE)).isNotEmpty();
    assertThat(TermSuggestions.of(List.of(), Glossary.NONE)).isEmpty();
  }

  @Test
  void problems_ofEntries() {
    assertThat(
            GlossaryCheck.problems(
                List.of(
                    placed("Amt", List.of("office"), List.of(), 1),
                    placed("Amt", List.of("office"), List.of(), 2),
                    placed("amt", List.of("authority"), List.of("office"), 3),
                    placed("Rat", List.of("city council", "city"), List.of("council", "city"), 4))))
        .containsExactly(
            "g, line 2: says the same as g, line 1",
            "g, line 3: forbids \"office\", which g, line 1 allows; it is forbidden",
            "g, line 3: \"amt\" is \"authority\" here and \"office\" in g, line 1; all are allowed",
            "g, line 4: forbids \"council\", which is part of \"city council\"; that has no effect",
            "g, line 4: forbids \"city\", which is part of \"city council\"; that has no effect",
            "g, line 4: allows and forbids \"city\"; it is forbidden");
  }

  private static GlossaryEntry placed(
      String source, List<String> targets, List<String> forbidden, int line) {
    return new GlossaryEntry(source, targets, forbidden, "", "g, line " + line);
  }
}
