package io.github.nachtschicht.quality;

import io.github.nachtschicht.quality.Token.Kind;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * What must be copied to the letter, is: addresses, placeholders, code.
 *
 * @param noun what the reason calls the thing, for example {@code URL}
 * @param kind tokens it is about
 */
record KeptTokenCheck(String noun, Kind kind) implements QualityCheck {

  @Override
  public List<String> check(SentencePair pair) {
    Map<String, List<String>> source = byKey(pair.source().texts(kind));
    Map<String, List<String>> target = byKey(pair.target().texts(kind));
    List<String> reasons = new ArrayList<>();
    source.forEach(
        (key, texts) -> {
          if (target.getOrDefault(key, List.of()).size() < texts.size()
              && !pair.target().text().contains(texts.get(0) + "/")) {
            reasons.add("the " + noun + " " + texts.get(0) + " is missing in the translation");
          }
        });
    target.forEach(
        (key, texts) -> {
          if (!source.containsKey(key) && !pair.source().text().contains(texts.get(0))) {
            reasons.add(
                "the " + noun + " " + texts.get(0) + " does not stand in the German sentence");
          }
        });
    return reasons;
  }

  private Map<String, List<String>> byKey(List<String> texts) {
    return texts.stream()
        .collect(Collectors.groupingBy(this::key, LinkedHashMap::new, Collectors.toList()));
  }

  private String key(String text) {
    return switch (kind) {
      case EMAIL -> text.toLowerCase(Locale.ROOT);
      case URL -> {
        String key = text.endsWith("/") ? text.substring(0, text.length() - 1) : text;
        int path = key.indexOf('/', key.indexOf("://") < 0 ? 0 : key.indexOf("://") + 3);
        yield path < 0
            ? key.toLowerCase(Locale.ROOT)
            : key.substring(0, path).toLowerCase(Locale.ROOT) + key.substring(path);
      }
      default -> text;
    };
  }
}
