#!/usr/bin/env bash
# tools.jackson.dataformat:jackson-dataformat-yaml 3.3.0, com.fasterxml.jackson.dataformat:jackson-dataformat-yaml 2.23.0, seen 2026-11-30.
# Guess: Jackson 3 reads YAML 1.2: "yes" is a text, 01067 the number 1067, and ~ and Null are no value, as its core schema and Jackson 2 have it.
# What it writes without needless quotes, Jackson 2 and SnakeYAML read as the same text.
# Seen: it reads by the JSON schema: ~, Null, True, .5, +49 and 0x1F are texts, so that a field has the value "~" that had none. What it writes
# bare (01067, 1_000, 0x1F) is a number to SnakeYAML, 567 the first; ALWAYS_QUOTE_NUMBERS_AS_STRINGS quotes the first alone, and leaves 12:30 and
# dates bare in both.
. "$(dirname "$0")/lib.sh"
java_with tools.jackson.dataformat:jackson-dataformat-yaml:3.3.0 com.fasterxml.jackson.dataformat:jackson-dataformat-yaml:2.23.0 \
  org.yaml:snakeyaml:2.7 <<'JAVA' | expect '~ > Jackson 2: null, Jackson 3: "~"
Null > Jackson 2: null, Jackson 3: "Null"
True > Jackson 2: true, Jackson 3: "True"
yes > Jackson 2: true, Jackson 3: "yes"
01067 > Jackson 2: 567, Jackson 3: "01067"
.5 > Jackson 2: 0.5, Jackson 3: ".5"
+49 > Jackson 2: 49, Jackson 3: "+49"
0x1F > Jackson 2: 31, Jackson 3: "0x1F"
1e3 > Jackson 2: 1000.0, Jackson 3: 1000.0
"01067" > v: 01067 > SnakeYAML: 567; with quotes for numbers v: "01067"
"1_000" > v: 1_000 > SnakeYAML: 1000; with quotes for numbers v: 1_000
"0x1F" > v: 0x1F > SnakeYAML: 31; with quotes for numbers v: 0x1F
"12:30" > v: 12:30 > SnakeYAML: 750; with quotes for numbers v: 12:30'
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.util.Map;
import org.yaml.snakeyaml.Yaml;
import tools.jackson.dataformat.yaml.*;

public class Main {
  public static void main(String[] args) throws Exception {
    ObjectMapper two = new ObjectMapper(new YAMLFactory());
    YAMLMapper three = new YAMLMapper();
    for (String value : "~ Null True yes 01067 .5 +49 0x1F 1e3".split(" ")) {
      String yaml = "v: " + value;
      System.out.println(
          value + " > Jackson 2: " + show(two.readValue(yaml, Map.class)) + ", Jackson 3: " + show(three.readValue(yaml, Map.class)));
    }
    YAMLMapper bare = YAMLMapper.builder().enable(YAMLWriteFeature.MINIMIZE_QUOTES).build();
    YAMLMapper careful = bare.rebuild().enable(YAMLWriteFeature.ALWAYS_QUOTE_NUMBERS_AS_STRINGS).build();
    for (String text : "01067 1_000 0x1F 12:30".split(" ")) {
      String yaml = bare.writeValueAsString(Map.of("v", text));
      System.out.println(
          "\"%s\" > %s > SnakeYAML: %s; with quotes for numbers %s"
              .formatted(text, line(yaml), show(new Yaml().load(yaml)), line(careful.writeValueAsString(Map.of("v", text)))));
    }
  }

  static String line(String yaml) {
    return yaml.replace("---", "").strip();
  }

  static String show(Map<?, ?> read) {
    Object value = read.get("v");
    return value instanceof String text ? '"' + text + '"' : String.valueOf(value);
  }
}
JAVA
