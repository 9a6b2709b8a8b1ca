package io.github.nachtschicht.summary;

import io.github.nachtschicht.text.Account;
import io.github.nachtschicht.text.Block;
import io.github.nachtschicht.text.BlockKind;
import io.github.nachtschicht.text.ParsedDocument;
import io.github.nachtschicht.text.Segment;
import io.github.nachtschicht.text.SourceDocument;
import io.github.nachtschicht.text.Span;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Documents with summaries written by people, to measure summarizers with.
 *
 * @param name the folder's name
 * @param documents the documents, in the order of their files' names
 */
public record SummarySet(String name, List<Item> documents) {

  private static final Pattern SENTENCE_END = Pattern.compile("(?<=[.!?])\\s+(?=\\S)");
  private static final Pattern LINES = Pattern.compile("\\s*\\R\\s*");
  private static final Pattern BLANK_LINE = Pattern.compile("\\R\\s*\\R");

  public SummarySet {
    documents = List.copyOf(documents);
  }

  /**
   * One document of a set.
   *
   * @param document the document, in the set's own sentences
   * @param reference the sentences of the summary a person wrote
   */
  public record Item(ParsedDocument document, List<String> reference) {

    public Item {
      reference = List.copyOf(reference);
    }
  }

  /**
   * Reads a folder of JSON files with the fields {@code sentences} (the document's sentences),
   * {@code reference} (the summary; its lines are its sentences, or it is split at full stops) and,
   * if there are any, {@code title} and {@code text}. Blank lines of the text make paragraphs.
   *
   * @param folder the folder
   * @throws IOException if the folder or a file is unreadable, or holds something else
   */
  public static SummarySet read(Path folder) throws IOException {
    List<Path> files;
    try (Stream<Path> entries = Files.list(folder)) {
      files = entries.filter(file -> file.toString().endsWith(".json")).sorted().toList();
    }
    if (files.isEmpty()) {
      throw new IOException("'" + folder + "' holds no .json files: not a set of summaries");
    }
    List<Item> items = new ArrayList<>();
    for (Path file : files) {
      items.add(item(file));
    }
    Path name = folder.toAbsolutePath().normalize().getFileName();
    return new SummarySet(name == null ? folder.toString() : name.toString(), items);
  }

  private static Item item(Path file) throws IOException {
    JsonNode json;
    try {
      json = JsonMapper.shared().readTree(Files.readAllBytes(file));
    } catch (JacksonException e) {
      throw new IOException("'" + file + "' is not JSON: " + e.getOriginalMessage(), e);
    }
    JsonNode sentences = json.path("sentences");
    JsonNode reference = json.path("reference");
    if (!sentences.isArray() || !reference.isString()) {
      throw new IOException(
          "'"
              + file
              + "' needs an array 'sentences' and a string 'reference'; is it a set of"
              + " summaries?");
    }
    List<String> texts = new ArrayList<>();
    for (JsonNode sentence : sentences) {
      texts.add(sentence.asString());
    }
    return new Item(
        document(json.path("title").asString(""), json.path("text").asString(""), texts),
        referenceSentences(reference.asString()));
  }

  private static List<String> referenceSentences(String reference) {
    String text = reference.strip();
    String[] lines = LINES.split(text);
    return List.of(lines.length > 1 ? lines : SENTENCE_END.split(text));
  }

  /**
   * A document made of sentences that are known already.
   *
   * @param title its title; empty for none
   * @param text its text, for the paragraphs; empty when not known
   * @param sentences its sentences
   */
  static ParsedDocument document(String title, String text, List<String> sentences) {
    List<Block> blocks = new ArrayList<>();
    List<Segment> segments = new ArrayList<>();
    if (!title.isBlank()) {
      blocks.add(block(BlockKind.TITLE, 1, title));
      segments.add(new Segment(0, 0, new Span(0, title.length()), title));
    }
    for (List<String> paragraph : paragraphs(text, sentences)) {
      StringBuilder joined = new StringBuilder();
      int index = 0;
      for (String sentence : paragraph) {
        joined.append(joined.isEmpty() ? "" : " ");
        int start = joined.length();
        joined.append(sentence);
        segments.add(
            new Segment(blocks.size(), index++, new Span(start, joined.length()), sentence));
      }
      blocks.add(block(BlockKind.PARAGRAPH, 0, joined.toString()));
    }
    SourceDocument source = new SourceDocument("", "0".repeat(64), 0, "UTF-8", List.of());
    return new ParsedDocument(source, "text/plain", "", blocks, Account.NOTHING_LEFT_OUT, segments);
  }

  private static Block block(BlockKind kind, int level, String text) {
    return Block.of(kind, level, "", text, new Span(0, text.length()));
  }

  private static List<List<String>> paragraphs(String text, List<String> sentences) {
    List<List<String>> paragraphs = new ArrayList<>();
    int end = 0;
    for (String sentence : sentences) {
      if (sentence.isBlank()) {
        continue;
      }
      int start = text.indexOf(sentence, end);
      boolean opens = start >= 0 && BLANK_LINE.matcher(text.substring(end, start)).find();
      if (paragraphs.isEmpty() || opens) {
        paragraphs.add(new ArrayList<>());
      }
      paragraphs.get(paragraphs.size() - 1).add(sentence);
      end = start >= 0 ? start + sentence.length() : end;
    }
    return paragraphs;
  }
}
