package io.github.nachtschicht.support;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PercentEncodingTest {

  /** What stays as it is: RFC 3986, section 2.3. */
  @ParameterizedTest
  @CsvSource({
    "AZaz09-._~, AZaz09-._~",
    "a b+c*d, a%20b%2Bc%2Ad",
    "%7E/:?#@, %257E%2F%3A%3F%23%40",
    "Größe, Gr%C3%B6%C3%9Fe",
    "\ud83d\ude00, %F0%9F%98%80"
  })
  void of_writesAllButUnreservedCharactersAsBytes(String text, String encoded) {
    assertThat(PercentEncoding.of(text)).isEqualTo(encoded);
  }
}
