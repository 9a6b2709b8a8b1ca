package io.github.nachtschicht.translation.marian;

import io.github.nachtschicht.support.OneLine;
import io.github.nachtschicht.translation.TranslationException;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Reads the small files of a model folder, with messages that name the file and the cause. */
final class SmallFiles {

  /**
   * No configuration, vocabulary or SentencePiece file comes near this size; weights are larger.
   */
  private static final long MAX_BYTES = 64L << 20;

  private static final byte[] LFS_POINTER =
      "version https://git-lfs".getBytes(java.nio.charset.StandardCharsets.US_ASCII);

  private static final JsonMapper JSON =
      JsonMapper.builder(
              JsonFactory.builder().enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION).build())
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .build();

  private SmallFiles() {}

  /** The whole content of a small file. */
  static byte[] read(Path file) {
    try {
      if (Files.isDirectory(file)) {
        throw new TranslationException(file + " is a folder where a file is expected");
      }
      long size = Files.size(file);
      if (size == 0) {
        throw new TranslationException(file + " is empty: was it copied or downloaded completely?");
      }
      if (size > MAX_BYTES) {
        throw new TranslationException(
            file + " has " + size + " bytes, far more than such a file can have");
      }
      byte[] content = Files.readAllBytes(file);
      if (isLfsPointer(content)) {
        throw new TranslationException(lfsMessage(file));
      }
      return content;
    } catch (IOException e) {
      throw unreadable(file, e);
    }
  }

  /** A JSON file that must hold one object; keys that stand twice are refused. */
  static ObjectNode readObject(Path file) {
    return parseObject(read(file), file.toString());
  }

  /**
   * Parses a JSON object.
   *
   * @param what what the bytes are, for messages
   */
  static ObjectNode parseObject(byte[] content, String what) {
    JsonNode node;
    try {
      node = JSON.readTree(content);
    } catch (JacksonException e) {
      String message = String.valueOf(e.getOriginalMessage());
      throw new TranslationException(
          message.startsWith("Unexpected end-of-input")
              ? what + " ends in the middle of its JSON: it is truncated (" + place(e) + ")"
              : what + " is not valid JSON (" + place(e) + "): " + OneLine.joined(message),
          e);
    }
    if (!(node instanceof ObjectNode object)) {
      throw new TranslationException(what + " must hold a JSON object, and holds something else");
    }
    return object;
  }

  private static String place(JacksonException e) {
    var location = e.getLocation();
    return location == null || location.getLineNr() < 1
        ? "place unknown"
        : "line " + location.getLineNr() + ", column " + location.getColumnNr();
  }

  /** Whether the content is a Git LFS pointer, left where the real file should be. */
  static boolean isLfsPointer(byte[] content) {
    return content.length >= LFS_POINTER.length
        && java.util.Arrays.equals(
            content, 0, LFS_POINTER.length, LFS_POINTER, 0, LFS_POINTER.length);
  }

  static String lfsMessage(Path file) {
    return file
        + " is only a Git LFS pointer: the real file was not downloaded (try 'git lfs pull')";
  }

  /** What to say of a file that cannot be read. */
  static TranslationException unreadable(Path file, IOException e) {
    if (e instanceof NoSuchFileException) {
      return new TranslationException(file + " is missing", e);
    }
    if (e instanceof AccessDeniedException) {
      return new TranslationException(file + " cannot be read: permission denied", e);
    }
    return new TranslationException(file + " cannot be read: " + e.getMessage(), e);
  }
}
