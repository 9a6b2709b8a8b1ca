package io.github.nachtschicht.glossary;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.nachtschicht.glossary.EnglishForms.Kind;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EnglishFormsTest {

  @ParameterizedTest
  @CsvSource({
    "NOUN, framework agreement, framework agreement/framework agreements",
    "NOUN, authority, authority/authorities",
    "NOUN, key, key/keys",
    "NOUN, tax, tax/taxes",
    "NOUN, branch, branch/branches",
    "NOUN, board of directors, board of directors/boards of directors",
    "NOUN, Federal Chancellor, Federal Chancellor/Federal Chancellors",
    "NOUN, spokesman, spokesman",
    "NOUN, woman, woman/women",
    "NOUN, roof, roof",
    "NOUN, potato, potato",
    "NOUN, bus, bus",
    "NOUN, information, information",
    "NOUN, EU, EU",
    "NOUN, AI, AI",
    "NOUN, GmbH, GmbH",
    "VERB, terminate, terminate/terminates/terminated/terminating",
    "VERB, apply for, apply for/applies for/applied for/applying for",
    "VERB, sign, sign/signs/signed/signing",
    "VERB, plan, plan/plans/planned/planning",
    "VERB, commit, commit/commits",
    "VERB, take over, take over/takes over/took over/taken over/taking over",
    "VERB, agree, agree/agrees/agreed/agreeing",
    "VERB, explain, explain/explains/explained/explaining",
    "VERB, allow, allow/allows/allowed/allowing",
    "OTHER, fixed-term, fixed-term"
  })
  void of_givesSafeForms(Kind kind, String term, String forms) {
    assertThat(EnglishForms.of(term, kind)).containsExactly(forms.split("/"));
  }
}
