package io.github.nachtschicht.support;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Lists of words in a text file that is part of the program. A line is the name of a list and words
 * of it; a list may have several lines. Where words stand for something, the line begins with
 * {@code LIST=WHAT}. A {@code _} is a space within a word.
 */
public final class WordTable {

  private final Map<String, List<String>> lists = new LinkedHashMap<>();
  private final String file;

  /**
   * Reads a file.
   *
   * @param owner the class that it lies beside
   * @param file its name, UTF-8, {@code #} for comments
   * @throws IllegalStateException if it is not there
   */
  public WordTable(Class<?> owner, String file) {
    this.file = file;
    for (String line : WordList.lines(owner, file)) {
      List<String> words = Stream.of(line.split(" +")).map(word -> word.replace('_', ' ')).toList();
      lists
          .computeIfAbsent(words.get(0), name -> new ArrayList<>())
          .addAll(words.subList(1, words.size()));
    }
  }

  /**
   * A list, in its order.
   *
   * @throws IllegalStateException if the file has none of that name
   */
  public List<String> list(String name) {
    List<String> words = lists.get(name);
    if (words == null) {
      throw new IllegalStateException(
          "the program's own file '" + file + "' has no '" + name + "'");
    }
    return List.copyOf(words);
  }

  /** As {@link #list}, to be asked for words. */
  public Set<String> set(String name) {
    return Set.copyOf(list(name));
  }

  /** What the words of a list stand for, by word. */
  public Map<String, String> meanings(String name) {
    Map<String, String> meanings = new LinkedHashMap<>();
    lists.forEach(
        (key, words) -> {
          if (key.startsWith(name + "=")) {
            words.forEach(word -> meanings.put(word, key.substring(name.length() + 1)));
          }
        });
    return meanings;
  }
}
