package io.github.nachtschicht.translation.marian;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import io.github.nachtschicht.translation.ModelIdentity;
import io.github.nachtschicht.translation.ModelOptions;
import io.github.nachtschicht.translation.TranslationException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** The sessions of a compiled model. Thread-safe; each thread needs a {@link MarianWorker}. */
final class MarianModel implements AutoCloseable {

  private final MarianConfig config;
  private final OnnxSession encoder;
  private final OnnxSession decoder;
  private final OnnxSession selectKeys;
  private final OnnxSession selectSentences;
  private final @Nullable OnnxSession columns;

  /** Tokens that every sentence has; none if there is no shortlist. */
  private final int[] shared;

  private MarianModel(
      MarianConfig config,
      OnnxSession encoder,
      OnnxSession decoder,
      OnnxSession selectKeys,
      OnnxSession selectSentences,
      @Nullable OnnxSession columns) {
    this.config = config;
    this.encoder = encoder;
    this.decoder = decoder;
    this.selectKeys = selectKeys;
    this.selectSentences = selectSentences;
    this.columns = columns;
    this.shared = columns == null ? new int[0] : shared(columns);
  }

  /**
   * Opens the graphs of a model, which are compiled now if they are not in the cache as they should
   * be.
   */
  static MarianModel open(
      Path modelFolder,
      ModelIdentity identity,
      ModelOptions settings,
      MarianConfig config,
      @Nullable Shortlist shortlist) {
    Path compiled = compile(modelFolder, identity, settings, config, shortlist);
    try {
      return open(compiled, config, null);
    } catch (TranslationException e) {
      // whole by its check sums, but not what it should be
      try {
        CompiledModel.setAside(compiled);
      } catch (IOException suppressed) {
        e.addSuppressed(suppressed);
        throw e;
      }
      return open(compile(modelFolder, identity, settings, config, shortlist), config, null);
    }
  }

  private static Path compile(
      Path modelFolder,
      ModelIdentity identity,
      ModelOptions settings,
      MarianConfig config,
      @Nullable Shortlist shortlist) {
    return CompiledModel.open(
        settings.cache(),
        identity.sha256(),
        config,
        settings.precision(),
        shortlist == null ? null : shortlist::shared,
        () -> MarianParameters.open(modelFolder, config));
  }

  /**
   * Opens the graphs of a folder that {@link CompiledModel} made.
   *
   * @param profile prefix of the decoder's profile, or null
   */
  static MarianModel open(Path folder, MarianConfig config, @Nullable String profile) {
    OnnxSession[] sessions = new OnnxSession[5];
    boolean complete = false;
    try {
      sessions[0] = OnnxSession.open(folder, CompiledModel.ENCODER, null);
      sessions[1] = OnnxSession.open(folder, CompiledModel.DECODER, profile);
      sessions[2] = OnnxSession.open(folder, CompiledModel.SELECT_KEYS, null);
      sessions[3] = OnnxSession.open(folder, CompiledModel.SELECT_SENTENCES, null);
      if (Files.exists(folder.resolve(CompiledModel.COLUMNS + ".onnx"))) {
        sessions[4] = OnnxSession.open(folder, CompiledModel.COLUMNS, null);
      }
      MarianModel model =
          new MarianModel(config, sessions[0], sessions[1], sessions[2], sessions[3], sessions[4]);
      complete = true;
      return model;
    } finally {
      if (!complete) {
        for (OnnxSession session : sessions) {
          if (session != null) {
            session.close();
          }
        }
      }
    }
  }

  private static int[] shared(OnnxSession columns) {
    try (OnnxSession.Runner runner = columns.newRunner();
        NDManager manager = columns.manager().newSubManager()) {
      NDArray first = new DirectBuffer().longs(manager, "ids", new long[1], 1);
      long[] tokens = runner.run(new NDList(first), manager).get("shared").toLongArray();
      return Arrays.stream(tokens).mapToInt(Math::toIntExact).toArray();
    }
  }

  MarianConfig config() {
    return config;
  }

  MarianWorker newWorker() {
    return new MarianWorker(config, encoder, decoder, selectKeys, selectSentences, columns, shared);
  }

  @Override
  public void close() {
    encoder.close();
    decoder.close();
    selectKeys.close();
    selectSentences.close();
    if (columns != null) {
      columns.close();
    }
  }
}
