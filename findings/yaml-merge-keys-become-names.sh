#!/usr/bin/env bash
# tools.jackson.dataformat:jackson-dataformat-yaml 3.3.0 and 2.23.0, org.yaml:snakeyaml 2.5, npm js-yaml 5.5.0 and 4.1.1, yaml 2.9.1, seen 2026-11-30.
# Guess: *a stands for what was anchored as &a, in every library that reads YAML. "<<: *a" takes its keys over; those that have dropped it, as YAML 1.2
# did, show a key "<<".
# Seen: to Jackson 2 and 3 *a is the text "a", the anchor's name, and so are aliases in a list and in "<<". No error. Only SnakeYAML and js-yaml 4 merge;
# js-yaml 5 no longer does, so that with the new version the keys that entries have in common are gone from all of them.
. "$(dirname "$0")/lib.sh"
cat >"$work/a.yaml" <<'YAML'
common: &a {language: de}
same: *a
list: [*a]
letter: {<<: *a, pages: 2}
YAML
java_with tools.jackson.dataformat:jackson-dataformat-yaml:3.3.0 com.fasterxml.jackson.dataformat:jackson-dataformat-yaml:2.23.0 org.yaml:snakeyaml:2.5 <<'JAVA' | expect 'Jackson 3: {"common":{"language":"de"},"same":"a","list":["a"],"letter":{"<<":"a","pages":2}}
Jackson 2: {"common":{"language":"de"},"same":"a","list":["a"],"letter":{"<<":"a","pages":2}}
SnakeYAML: {common={language=de}, same={language=de}, list=[{language=de}], letter={language=de, pages=2}}'
import java.nio.file.*;

public class Main {
  public static void main(String[] args) throws Exception {
    String text = Files.readString(Path.of("a.yaml"));
    System.out.println("Jackson 3: " + new tools.jackson.dataformat.yaml.YAMLMapper().readTree(text));
    System.out.println("Jackson 2: " + new com.fasterxml.jackson.dataformat.yaml.YAMLMapper().readTree(text));
    System.out.println("SnakeYAML: " + new org.yaml.snakeyaml.Yaml().<Object>load(text));
  }
}
JAVA
npm_with js-yaml@5.5.0 js-yaml-4@npm:js-yaml@4.1.1 yaml@2.9.1 <<'JS' | expect 'js-yaml 5: {"common":{"language":"de"},"same":{"language":"de"},"list":[{"language":"de"}],"letter":{"<<":{"language":"de"},"pages":2}}
js-yaml 4: {"common":{"language":"de"},"same":{"language":"de"},"list":[{"language":"de"}],"letter":{"language":"de","pages":2}}
yaml: {"common":{"language":"de"},"same":{"language":"de"},"list":[{"language":"de"}],"letter":{"<<":{"language":"de"},"pages":2}}'
import {readFileSync} from 'node:fs';
import {load as load5} from 'js-yaml';
import js4 from 'js-yaml-4';
import {parse} from 'yaml';

const text = readFileSync('a.yaml', 'utf8');
console.log('js-yaml 5: ' + JSON.stringify(load5(text)));
console.log('js-yaml 4: ' + JSON.stringify(js4.load(text)));
console.log('yaml: ' + JSON.stringify(parse(text)));
JS
