package io.github.nachtschicht.translation.marian;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * The embedded model's tokenizer with all pieces of SentencePiece: what it cuts is compared with
 * SentencePiece's own ids, and those of pieces that {@code vocab.json} leaves out are among them.
 */
final class WholeVocabulary {

  private WholeVocabulary() {}

  /** Opens it on copies of the model's files in a folder. */
  static HuggingFaceMarianTokenizer open(Path folder) throws IOException {
    Path model = Path.of("models/nachtschicht-de-en");
    for (String name :
        List.of("config.json", "source.spm", "target.spm", "tokenizer_config.json")) {
      Files.copy(model.resolve(name), folder.resolve(name));
    }
    JsonMapper json = new JsonMapper();
    ObjectNode vocabulary = (ObjectNode) json.readTree(model.resolve("vocab.json"));
    List<SentencePieceModel.Piece> pieces =
        SentencePieceModel.read(model.resolve("source.spm")).pieces();
    for (int id = 0; id < pieces.size(); id++) {
      vocabulary.put(pieces.get(id).text(), id); // their order is that of the ids
    }
    json.writeValue(folder.resolve("vocab.json"), vocabulary);
    return HuggingFaceMarianTokenizer.open(folder);
  }
}
