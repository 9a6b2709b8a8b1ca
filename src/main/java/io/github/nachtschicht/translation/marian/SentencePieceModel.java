package io.github.nachtschicht.translation.marian;

import com.google.protobuf.ByteString;
import com.google.protobuf.CodedInputStream;
import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.WireFormat;
import io.github.nachtschicht.translation.TranslationException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * What a SentencePiece model file ({@code .spm}, a protobuf {@code ModelProto}) says.
 *
 * @param pieces the vocabulary, in the order of SentencePiece's own ids
 * @param kind how text is cut
 * @param precompiledCharsMap the compiled normalisation rules, empty if there are none
 * @param addDummyPrefix whether a space is put before the text
 * @param removeExtraWhitespaces whether spaces are stripped and runs of them made one
 * @param escapeWhitespaces whether spaces become U+2581
 * @param whitespaceAsSuffix whether the U+2581 stands at the end of words
 * @param byteFallback whether unknown characters are cut into bytes
 * @see <a href="https://github.com/google/sentencepiece/blob/master/src/sentencepiece_model.proto">
 *     sentencepiece_model.proto</a>
 */
record SentencePieceModel(
    List<Piece> pieces,
    Kind kind,
    ByteString precompiledCharsMap,
    boolean addDummyPrefix,
    boolean removeExtraWhitespaces,
    boolean escapeWhitespaces,
    boolean whitespaceAsSuffix,
    boolean byteFallback) {

  /** How a model cuts text, with its number in the file. */
  enum Kind {
    UNKNOWN,
    UNIGRAM,
    BPE,
    WORD,
    CHAR
  }

  /** What a piece is for, with its number in the file. */
  enum PieceType {
    NONE,
    NORMAL,
    UNKNOWN,
    CONTROL,
    USER_DEFINED,
    UNUSED,
    BYTE
  }

  /**
   * A piece of the vocabulary.
   *
   * @param text the piece, spaces as U+2581
   * @param score log-probability (for unigram models)
   */
  record Piece(String text, float score, PieceType type) {}

  SentencePieceModel {
    pieces = List.copyOf(pieces);
  }

  /** The pieces that text is cut into, in the model's order. */
  List<Piece> usablePieces() {
    return pieces.stream()
        .filter(piece -> piece.type() == PieceType.NORMAL && !piece.text().isEmpty())
        .toList();
  }

  /**
   * Reads a model file.
   *
   * @throws TranslationException if the file is missing, truncated or no SentencePiece model
   */
  static SentencePieceModel read(Path file) {
    byte[] content = SmallFiles.read(file);
    try {
      SentencePieceModel model = new Parser().model(CodedInputStream.newInstance(content));
      if (model.pieces.isEmpty()) {
        throw new TranslationException(
            file + " is damaged or no SentencePiece model: it holds no pieces");
      }
      return model;
    } catch (IOException | IllegalArgumentException e) {
      String why =
          e instanceof InvalidProtocolBufferException
                  && String.valueOf(e.getMessage()).contains("ended unexpectedly")
              ? "it ends too early, or is truncated"
              : String.valueOf(e.getMessage());
      throw new TranslationException(file + " is damaged or no SentencePiece model: " + why, e);
    }
  }

  /** Field numbers are those of sentencepiece_model.proto; the initial values its defaults. */
  private static final class Parser {
    private final List<Piece> pieces = new ArrayList<>();
    private int kind = 1;
    private ByteString charsMap = ByteString.EMPTY;
    private boolean dummyPrefix = true;
    private boolean removeWhitespaces = true;
    private boolean escape = true;
    private boolean suffix;
    private boolean byteFallback;

    SentencePieceModel model(CodedInputStream in) throws IOException {
      for (int tag = in.readTag(); tag != 0; tag = in.readTag()) {
        switch (WireFormat.getTagFieldNumber(tag)) {
          case 1 -> piece(message(in, tag));
          case 2 -> trainerSpec(message(in, tag));
          case 3 -> normalizerSpec(message(in, tag));
          default -> in.skipField(tag);
        }
      }
      if (kind < 1 || kind >= Kind.values().length) {
        throw new IllegalArgumentException("its model type has the unknown number " + kind);
      }
      return new SentencePieceModel(
          pieces,
          Kind.values()[kind],
          charsMap,
          dummyPrefix,
          removeWhitespaces,
          escape,
          suffix,
          byteFallback);
    }

    private void piece(CodedInputStream in) throws IOException {
      String text = "";
      float score = 0;
      int type = 1;
      for (int tag = in.readTag(); tag != 0; tag = in.readTag()) {
        switch (WireFormat.getTagFieldNumber(tag)) {
          case 1 -> text = in.readStringRequireUtf8();
          case 2 -> score = in.readFloat();
          case 3 -> type = in.readEnum();
          default -> in.skipField(tag);
        }
      }
      if (type < 1 || type >= PieceType.values().length || !Float.isFinite(score)) {
        throw new IllegalArgumentException(
            "piece " + pieces.size() + " has the type " + type + " and the score " + score);
      }
      pieces.add(new Piece(text, score, PieceType.values()[type]));
    }

    private void trainerSpec(CodedInputStream in) throws IOException {
      for (int tag = in.readTag(); tag != 0; tag = in.readTag()) {
        switch (WireFormat.getTagFieldNumber(tag)) {
          case 3 -> kind = in.readEnum();
          case 24 -> suffix = in.readBool();
          case 35 -> byteFallback = in.readBool();
          default -> in.skipField(tag);
        }
      }
    }

    private void normalizerSpec(CodedInputStream in) throws IOException {
      for (int tag = in.readTag(); tag != 0; tag = in.readTag()) {
        switch (WireFormat.getTagFieldNumber(tag)) {
          case 2 -> charsMap = in.readBytes();
          case 3 -> dummyPrefix = in.readBool();
          case 4 -> removeWhitespaces = in.readBool();
          case 5 -> escape = in.readBool();
          default -> in.skipField(tag);
        }
      }
    }

    private static CodedInputStream message(CodedInputStream in, int tag) throws IOException {
      if (WireFormat.getTagWireType(tag) != WireFormat.WIRETYPE_LENGTH_DELIMITED) {
        throw new IllegalArgumentException("a part of it has the wrong type");
      }
      return in.readBytes().newCodedInput();
    }
  }
}
