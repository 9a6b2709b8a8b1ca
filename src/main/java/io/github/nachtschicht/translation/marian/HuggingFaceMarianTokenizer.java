package io.github.nachtschicht.translation.marian;

import ai.djl.huggingface.tokenizers.Encoding;
import ai.djl.huggingface.tokenizers.HuggingFaceTokenizer;
import ai.djl.huggingface.tokenizers.jni.CharSpan;
import ai.djl.huggingface.tokenizers.jni.LibUtils;
import ai.djl.util.Utils;
import io.github.nachtschicht.translation.TranslationException;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.json.JsonMapper;

/**
 * Hugging Face's {@code MarianTokenizer} by DJL's tokenizer. {@code source.spm} cuts the text into
 * pieces; each piece is looked up by its text in {@code vocab.json}, and what is not there is
 * {@code <unk>}; {@code </s>} is appended.
 *
 * <p>As in Hugging Face's, the special tokens' own strings in a text become those tokens and split
 * it, and {@code >>xxx<<} at the very beginning stays one token, though only if {@code vocab.json}
 * holds it or it looks like the code of a language: else it is a typed quotation. A text of nothing
 * but white space is {@code </s>} alone. Where rounding decides between two ways to cut, it is
 * SentencePiece's ({@link UnigramSearch}).
 */
final class HuggingFaceMarianTokenizer implements MarianTokenizer {

  /** What OPUS-MT's models with several languages call one of them. */
  private static final Pattern LANGUAGE = Pattern.compile(">>[a-z]{2,3}(?:_\\p{Alnum}+)*<<");

  /** Stands for the unknown piece; no normalised text can hold a plain space. */
  private static final String UNKNOWN_PIECE = " unknown ";

  private static final int UNKNOWN_INDEX = 0;

  private final HuggingFaceTokenizer pieces;
  private final UnigramSearch search;
  private final SentencePieceNormalizer normalizer;

  /** Id in vocab.json of each of the tokenizer's pieces. */
  private final int[] ids;

  private final Map<String, Integer> vocabulary;

  /** Piece of each id; null where vocab.json has a gap, and for special tokens. */
  private final @Nullable String[] texts;

  private final List<String> specialTokens;
  private final int eosId;
  private final int unkId;

  private HuggingFaceMarianTokenizer(
      HuggingFaceTokenizer pieces,
      UnigramSearch search,
      SentencePieceNormalizer normalizer,
      int[] ids,
      MarianVocabulary vocabulary) {
    this.pieces = pieces;
    this.search = search;
    this.normalizer = normalizer;
    this.ids = ids;
    this.vocabulary = vocabulary.ids();
    this.specialTokens = vocabulary.special();
    this.eosId = vocabulary.eosId();
    this.unkId = vocabulary.unkId();
    this.texts = vocabulary.texts();
  }

  /**
   * Opens the tokenizer of a model folder.
   *
   * @param folder a Hugging Face MarianMT folder with {@code config.json}, {@code vocab.json},
   *     {@code source.spm}, {@code target.spm} and, optionally, {@code tokenizer_config.json}
   * @throws TranslationException if a file is missing, damaged or not supported, or if the
   *     tokenizer's native library cannot be loaded
   */
  static HuggingFaceMarianTokenizer open(Path folder) {
    return open(folder, MarianConfigReader.read(folder));
  }

  /** As {@link #open(Path)}, with the configuration read before. */
  static HuggingFaceMarianTokenizer open(Path folder, MarianConfig config) {
    // Most translations need no target.spm, but a folder without it, or with half of it, is not
    // whole.
    SentencePieceModel.read(folder.resolve("target.spm"));
    return open(folder, config, folder.resolve("source.spm"));
  }

  /** As {@link #open(Path, MarianConfig)}, but cuts texts of the target language. */
  static HuggingFaceMarianTokenizer openTarget(Path folder, MarianConfig config) {
    return open(folder, config, folder.resolve("target.spm"));
  }

  private static HuggingFaceMarianTokenizer open(Path folder, MarianConfig config, Path source) {
    MarianVocabulary vocabulary = MarianVocabulary.read(folder, config);
    SentencePieceModel model = SentencePieceModel.read(source);
    checkSupported(source, model);
    SentencePieceNormalizer normalizer;
    try {
      normalizer = new SentencePieceNormalizer(model);
    } catch (IllegalArgumentException e) {
      throw new TranslationException(source + " is damaged: " + e.getMessage(), e);
    }
    List<SentencePieceModel.Piece> usable = new ArrayList<>(model.usablePieces());
    UnigramSearch search = new UnigramSearch(usable);
    usable.add(
        UNKNOWN_INDEX,
        new SentencePieceModel.Piece(UNKNOWN_PIECE, 0, SentencePieceModel.PieceType.UNKNOWN));
    int[] ids = new int[usable.size()];
    for (int i = 0; i < ids.length; i++) {
      ids[i] = vocabulary.ids().getOrDefault(usable.get(i).text(), vocabulary.unkId());
    }
    return new HuggingFaceMarianTokenizer(
        load(source, usable), search, normalizer, ids, vocabulary);
  }

  private static void checkSupported(Path file, SentencePieceModel model) {
    if (model.kind() != SentencePieceModel.Kind.UNIGRAM) {
      throw new TranslationException(
          file
              + " is a SentencePiece model of type "
              + model.kind()
              + "; only UNIGRAM models are supported (OPUS-MT models from 2020 on are)");
    }
    String feature =
        model.byteFallback()
            ? "byte_fallback"
            : model.whitespaceAsSuffix()
                ? "treat_whitespace_as_suffix"
                : !model.escapeWhitespaces() ? "escape_whitespaces=false" : null;
    for (SentencePieceModel.Piece piece : model.pieces()) {
      if (piece.type() == SentencePieceModel.PieceType.USER_DEFINED
          || piece.type() == SentencePieceModel.PieceType.BYTE) {
        feature = "the piece '" + piece.text() + "' of type " + piece.type();
      }
    }
    if (feature != null) {
      throw new TranslationException(
          file + " uses a feature of SentencePiece that is not supported: " + feature);
    }
  }

  private static HuggingFaceTokenizer load(Path source, List<SentencePieceModel.Piece> pieces) {
    ByteArrayOutputStream content = new ByteArrayOutputStream(1 << 20);
    try (JsonGenerator json = new JsonMapper().createGenerator(content)) {
      json.writeStartObject().writeStringProperty("version", "1.0");
      for (String part :
          List.of(
              "truncation",
              "padding",
              "normalizer",
              "pre_tokenizer",
              "post_processor",
              "decoder")) {
        json.writeNullProperty(part);
      }
      json.writeArrayPropertyStart("added_tokens").writeEndArray();
      json.writeObjectPropertyStart("model").writeStringProperty("type", "Unigram");
      json.writeNumberProperty("unk_id", UNKNOWN_INDEX)
          .writeBooleanProperty("byte_fallback", false);
      json.writeArrayPropertyStart("vocab");
      for (SentencePieceModel.Piece piece : pieces) {
        json.writeStartArray().writeString(piece.text()).writeNumber((double) piece.score());
        json.writeEndArray();
      }
      json.writeEndArray().writeEndObject().writeEndObject();
    }
    DjlSettings.apply();
    loadNativeLibrary();
    Map<String, String> options =
        Map.of("addSpecialTokens", "false", "truncation", "false", "padding", "false");
    try {
      return HuggingFaceTokenizer.newInstance(
          new ByteArrayInputStream(content.toByteArray()), options);
    } catch (IOException | RuntimeException e) {
      throw new TranslationException(
          "the tokenizer cannot be made from " + source + ": " + e.getMessage(), e);
    }
  }

  private static void loadNativeLibrary() {
    try {
      LibUtils.checkStatus();
    } catch (RuntimeException | LinkageError e) {
      Throwable cause = e;
      while (cause.getCause() != null) {
        cause = cause.getCause();
      }
      throw new TranslationException(
          "the tokenizer's native library cannot be loaded: it is unpacked into "
              + Utils.getEngineCacheDir()
              + ", which must be writable and on a file system that may hold programs (the"
              + " environment variable ENGINE_CACHE_DIR names another folder): "
              + cause,
          e);
    }
  }

  @Override
  public List<int[]> encode(List<String> texts) {
    return encode(texts, new ArrayList<>());
  }

  @Override
  public List<String> unknown(String text) {
    List<String> unknown = new ArrayList<>();
    encode(List.of(text), unknown);
    return unknown;
  }

  /** As {@link #encode(List)}, and adds the texts that have become {@code <unk>}, in order. */
  private List<int[]> encode(List<String> texts, List<String> unknown) {
    List<Part> parts = new ArrayList<>();
    List<String> normalized = new ArrayList<>();
    for (int i = 0; i < texts.size(); i++) {
      split(texts.get(i), i, parts, normalized);
    }
    Encoding[] encodings = normalized.isEmpty() ? new Encoding[0] : pieces.batchEncode(normalized);
    List<int[]> result = new ArrayList<>(texts.size());
    int part = 0;
    for (int i = 0; i < texts.size(); i++) {
      IntList list = new IntList();
      for (; part < parts.size() && parts.get(part).text == i; part++) {
        int index = parts.get(part).index;
        if (index < 0) {
          list.add(id(parts.get(part).piece, unknown));
        } else {
          append(list, encodings[index], normalized.get(index), unknown);
        }
      }
      list.add(eosId);
      result.add(list.toArray());
    }
    return result;
  }

  /**
   * A part of a text.
   *
   * @param text which text it belongs to
   * @param index place in the list of normalised parts; -1 for one piece
   * @param piece the piece, if it is one
   */
  private record Part(int text, int index, String piece) {

    static Part piece(int text, String piece) {
      return new Part(text, -1, piece);
    }
  }

  private int id(String piece, List<String> unknown) {
    Integer id = vocabulary.get(piece);
    if (id == null || id == unkId) {
      unknown.add(piece);
      return unkId;
    }
    return id;
  }

  /** Splits at the special tokens, as {@code PreTrainedTokenizer.tokenize} does. */
  private void split(String text, int number, List<Part> parts, List<String> normalized) {
    int[] found = new int[specialTokens.size()];
    Arrays.fill(found, -1);
    int at = 0;
    while (at < text.length()) {
      int next = text.length();
      String token = null;
      for (int i = 0; i < found.length; i++) {
        String special = specialTokens.get(i);
        if (found[i] < at) {
          int place = text.indexOf(special, at);
          found[i] = place < 0 ? Integer.MAX_VALUE : place;
        }
        if (found[i] < next) {
          next = found[i];
          token = special;
        }
      }
      addPart(text.substring(at, next), number, parts, normalized);
      if (token == null) {
        return;
      }
      parts.add(Part.piece(number, token));
      at = next + token.length();
    }
  }

  @Override
  public String languageTag(String text) {
    int code = text.startsWith(">>") ? text.indexOf("<<") : -1;
    String tag = code < 0 ? "" : text.substring(0, code + 2);
    return vocabulary.containsKey(tag) || LANGUAGE.matcher(tag).matches() ? tag : "";
  }

  private void addPart(String text, int number, List<Part> parts, List<String> normalized) {
    String tag = languageTag(text);
    if (!tag.isEmpty()) {
      parts.add(Part.piece(number, tag));
    }
    String clean = normalizer.normalize(text.substring(tag.length()));
    if (search.isTied(clean)) {
      for (String piece : search.pieces(clean)) {
        parts.add(Part.piece(number, piece));
      }
    } else if (!clean.isEmpty()) {
      parts.add(new Part(number, normalized.size(), ""));
      normalized.add(clean);
    }
  }

  private void append(IntList list, Encoding encoding, String normalized, List<String> unknown) {
    long[] indices = encoding.getIds();
    for (int i = 0; i < indices.length; i++) {
      int index = (int) indices[i];
      if (ids[index] != unkId) {
        list.add(ids[index]);
        continue;
      }
      // unknown to source.spm, which vocab.json may have all the same, or to vocab.json
      CharSpan span = encoding.getCharTokenSpans()[i];
      int from = normalized.offsetByCodePoints(0, span.getStart());
      int to = normalized.offsetByCodePoints(from, span.getEnd() - span.getStart());
      list.add(id(normalized.substring(from, to), unknown));
    }
  }

  @Override
  public String piece(int id) {
    String piece = id >= 0 && id < texts.length ? texts[id] : null;
    return piece == null ? "" : piece;
  }

  @Override
  public int unknownId() {
    return unkId;
  }

  @Override
  public Decoded decoded(int[] ids, List<String> unknown) {
    StringBuilder text = new StringBuilder();
    int[] ends = new int[ids.length];
    Iterator<String> next = unknown.iterator();
    for (int i = 0; i < ids.length; i++) {
      text.append(ids[i] == unkId && next.hasNext() ? next.next() : piece(ids[i]));
      ends[i] = text.length();
    }
    for (int i = 0; i < text.length(); i++) {
      if (text.charAt(i) == SentencePieceNormalizer.SPACE) {
        text.setCharAt(i, ' ');
      }
    }
    int from = 0;
    int to = text.length();
    while (from < to && isSpace(text.charAt(from))) {
      from++;
    }
    while (to > from && isSpace(text.charAt(to - 1))) {
      to--;
    }
    for (int i = 0; i < ends.length; i++) {
      ends[i] = Math.max(0, Math.min(ends[i], to) - from);
    }
    return new Decoded(text.substring(from, to), ends);
  }

  /** What Python's {@code str.strip} takes away, the no-break spaces among it. */
  private static boolean isSpace(char c) {
    return Character.isWhitespace(c) || Character.isSpaceChar(c) || c == '\u0085';
  }

  @Override
  public void close() {
    pieces.close();
  }

  /** Ids, growing. */
  private static final class IntList {
    private int[] values = new int[64];
    private int size;

    void add(int value) {
      if (size == values.length) {
        values = Arrays.copyOf(values, size * 2);
      }
      values[size++] = value;
    }

    int[] toArray() {
      return Arrays.copyOf(values, size);
    }
  }
}
