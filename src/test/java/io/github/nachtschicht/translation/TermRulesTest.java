package io.github.nachtschicht.translation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TermRulesTest {

  private static RequiredTerm term(String... targets) {
    return new RequiredTerm("Wort", List.of(targets));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "framework agreement | The framework agreement holds. | true",
        "framework agreement | Framework agreements hold. | false",
        "framework agreement | Framework agreement: signed. | true",
        "framework agreement | The (framework agreement) holds. | true",
        "framework agreement | The sub-framework agreement holds. | true",
        "framework agreement | The subframework agreement holds. | false",
        "framework agreement | The Framework Agreement holds. | false",
        "Musterhausen | In musterhausen it rains. | false",
        "framework agreement | THE FRAMEWORK AGREEMENT HOLDS. | true",
        "us | The US contract holds. | false",
        "C++ | He writes C++. | true",
        "C++ | He writes C++17. | true",
        "iPhone | IPhone sales fell. | false",
        "contract | | false",
      })
  void missedIn_oneTerm(String form, String target, boolean stands) {
    TermRules rules = new TermRules(List.of(term(form)), List.of());
    assertThat(rules.missedIn(target == null ? "" : target).isEmpty()).isEqualTo(stands);
  }

  @Test
  void missedIn_severalTerms_eachNeedsAPlaceOfItsOwn() {
    RequiredTerm either = term("contract", "agreement");
    RequiredTerm one = term("contract");
    RequiredTerm longer = term("framework agreement");
    String both = "The contract and the agreement.";

    assertThat(new TermRules(List.of(either, one), List.of()).missedIn(both)).isEmpty();
    assertThat(new TermRules(List.of(one, one), List.of()).missedIn(both)).containsExactly(one);
    assertThat(new TermRules(List.of(either, longer), List.of()).missedIn("A framework agreement."))
        .containsExactly(longer);
  }

  @Test
  void forbiddenIn_standing_isNamed() {
    TermRules rules = new TermRules(List.of(), List.of("pattern houses", "sample"));
    assertThat(rules.forbiddenIn("Pattern houses has samples.")).containsExactly("pattern houses");
    assertThat(rules.areKeptBy("Musterhausen has samples.")).isTrue();
  }

  @Test
  void new_badForm_isRefused() {
    assertThatIllegalArgumentException().isThrownBy(() -> term());
    assertThatIllegalArgumentException().isThrownBy(() -> term(" "));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new TermRules(List.of(), List.of("a\nb")));
  }
}
