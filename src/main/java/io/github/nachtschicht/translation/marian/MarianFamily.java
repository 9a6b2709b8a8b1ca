package io.github.nachtschicht.translation.marian;

import io.github.nachtschicht.translation.ModelFamily;
import io.github.nachtschicht.translation.ModelIdentity;
import io.github.nachtschicht.translation.ModelOptions;
import io.github.nachtschicht.translation.Precision;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** MarianMT models in Hugging Face's layout. */
public final class MarianFamily implements ModelFamily {

  /**
   * The closing quotation marks and the apostrophe of typeset text, as themselves or escaped in
   * JSON. Moses' script leaves none of them, and almost any text without it holds some.
   */
  private static final Pattern TYPESET = Pattern.compile("[“”’]|(?i:\\\\u201[9cd])");

  @Override
  public String modelType() {
    return "marian";
  }

  @Override
  public int version() {
    return 8;
  }

  /**
   * Whether no token of {@code vocab.json} holds a typeset quotation mark or apostrophe. So it is
   * with the OPUS-MT models, which were trained on text after Moses' {@code
   * normalize-punctuation.perl}: what they cannot write they have never read.
   */
  @Override
  public boolean expectsPlainPunctuation(Path folder) {
    byte[] vocabulary = SmallFiles.read(folder.resolve("vocab.json"));
    return !TYPESET.matcher(new String(vocabulary, StandardCharsets.UTF_8)).find();
  }

  @Override
  public MarianTranslator open(Path folder, ModelIdentity identity, ModelOptions options) {
    MarianConfig config = MarianConfigReader.read(folder);
    return MarianTranslator.open(
        folder, identity, options, config, HuggingFaceMarianTokenizer.open(folder, config));
  }

  @Override
  public List<Path> compiled(Path cacheFolder, Path folder, ModelIdentity identity) {
    MarianConfig config = MarianConfigReader.read(folder);
    List<Path> folders = new ArrayList<>();
    for (Precision precision : Precision.values()) {
      for (boolean shortlist : new boolean[] {false, true}) {
        String key = CompiledModel.key(identity.sha256(), config, precision, shortlist);
        Path compiled = cacheFolder.resolve(key);
        for (Path path : List.of(compiled, CompiledModel.broken(compiled))) {
          if (Files.isDirectory(path)) {
            folders.add(path);
          }
        }
      }
    }
    return folders;
  }
}
