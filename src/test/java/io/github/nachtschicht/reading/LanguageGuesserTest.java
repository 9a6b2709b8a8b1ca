package io.github.nachtschicht.reading;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LanguageGuesserTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "|Der Rat sagte, dass es nicht im Interesse der Stadt ist, die Häuser zu verkaufen, die es"
            + " gibt.",
        "en|The council said that it would not be in the interest of the city to sell what is"
            + " left.",
        "fr|Le conseil a dit que la ville ne vendra pas les maisons qui sont dans les rues de la"
            + " ville.",
        "it|Il consiglio ha detto che non è interesse della città vendere le case che sono state"
            + " sue.",
        "es|El consejo dijo que no es del interés de la ciudad vender las casas que tienen los"
            + " vecinos.",
        "pt|O conselho disse que não é do interesse da cidade vender as casas que foram dos seus"
            + " pais.",
        "nl|De raad zei dat het niet in het belang van de stad is om de huizen te verkopen die er"
            + " nog zijn.",
        "da|Rådet sagde, at det ikke er byens interesse at sælge de huse, som er blevet til noget"
            + " nu.",
        "sv|Rådet sade att det inte är i stadens intresse att sälja de hus som har byggts för dem.",
        "fi|Neuvosto sanoi, että se ei ole kaupungin etu, ja että he ovat niin kuin me, mutta hän"
            + " ei ole.",
        "cs|Rada řekla, že to není v zájmu města, a proto se domy, které jsou tam, už nebudou ani"
            + " pro nás.",
        "hu|A tanács azt mondta, hogy nem a város érdeke, és hogy ez csak egy ház, amely már nem"
            + " volt.",
        "ro|Consiliul a spus că nu este în interesul orașului să vândă casele care au fost pentru"
            + " cei de aici.",
        "tr|Meclis bu evlerin ve her şeyin çok daha iyi olması için ne kadar ya da nasıl bir şey"
            + " gibi dedi.",
        "pl|Rada powiedziała, że nie jest to w interesie miasta, aby domy, które są tu, były tylko"
            + " dla nich.",
        "la|Lorem ipsum dolor sit amet, et quod non est in urbe, sed cum ex qui sunt ab eius.",
        "ru|Совет сказал, что это не в интересах города.",
        "el|Το συμβούλιο είπε ότι δεν είναι προς το συμφέρον της πόλης.",
        "ja|市議会は町のためにならないと言った。",
        "|Yes."
      })
  void foreignDocument_text_isToldByItsFunctionWordsOrScript(String code, String text) {
    assertThat(LanguageGuesser.foreignDocument(text)).isEqualTo(code);
  }
}
