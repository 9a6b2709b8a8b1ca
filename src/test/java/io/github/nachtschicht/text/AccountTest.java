package io.github.nachtschicht.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class AccountTest {

  private static Block paragraph(String text) {
    return Block.of(BlockKind.PARAGRAPH, 0, "", text, new Span(0, text.length()));
  }

  @Test
  void of_everyLetterInABlockOrLeftOut_addsUp() {
    Account account =
        Account.of(
            "Der Rat tagt. Regie- rung 10⁶ ﬁnden gelöscht",
            List.of(paragraph("Der Rat tagt."), paragraph("Regierung 106 finden")),
            List.of(new LeftOut(LeftOut.Reason.DELETED, "gelöscht")));
    assertThat(account.addsUp()).isTrue();
  }

  @Test
  void of_wordInNeitherPlace_isLost() {
    Account account = Account.of("Der Rat tagt", List.of(paragraph("Der tagt")), List.of());
    assertThat(account.lost()).isEqualTo(3);
    assertThat(account.invented()).isZero();
  }

  @Test
  void of_wordThatTheDocumentLacks_isInvented() {
    Account account = Account.of("Der Rat", List.of(paragraph("Der Rat Rat")), List.of());
    assertThat(account.lost()).isZero();
    assertThat(account.invented()).isEqualTo(3);
  }

  @Test
  void figures_blocksAndPassages_countWordsByWhatBecameOfThem() {
    List<Block> blocks =
        List.of(
            paragraph("Der Rat tagt."),
            paragraph("To be or not to be").withLanguage("en"),
            Block.of(BlockKind.CODE, 0, "", "ls -la", new Span(0, 6)));
    Account account = new Account(List.of(new LeftOut(LeftOut.Reason.PAGE_HEAD, "Seite 1")), 0, 0);
    Account.Figures figures = account.figures(blocks);
    assertThat(figures)
        .isEqualTo(
            new Account.Figures(3, 8, new java.util.TreeMap<>(Map.of("page_head", 2)), 0, 0));
    assertThat(figures.words()).isEqualTo(13);
  }
}
