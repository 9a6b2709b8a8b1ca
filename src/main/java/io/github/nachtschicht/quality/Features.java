package io.github.nachtschicht.quality;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;

/** What is seen of a word or sentence: numbers under their names, in the order they were added. */
final class Features {

  private final List<String> names = new ArrayList<>(64);
  private float[] numbers = new float[64];

  void add(String name, double number) {
    if (names.size() == numbers.length) {
      numbers = Arrays.copyOf(numbers, 2 * numbers.length);
    }
    numbers[names.size()] = (float) number;
    names.add(name);
  }

  /** 1 for what holds, 0 for what does not. */
  void add(String name, boolean holds) {
    add(name, holds ? 1 : 0);
  }

  void addAll(Features others) {
    for (int k = 0; k < others.names.size(); k++) {
      add(others.names.get(k), others.numbers[k]);
    }
  }

  /** The same but for some of them. */
  Features without(Set<String> some) {
    Features left = new Features();
    for (int k = 0; k < names.size(); k++) {
      if (!some.contains(names.get(k))) {
        left.add(names.get(k), numbers[k]);
      }
    }
    return left;
  }

  /** The names, in order. */
  List<String> names() {
    return List.copyOf(names);
  }

  /** The numbers, in order. */
  float[] numbers() {
    return Arrays.copyOf(numbers, names.size());
  }
}
