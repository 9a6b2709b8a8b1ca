package io.github.nachtschicht.translation.marian;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** The sessions of a compiled model. Thread-safe; each thread needs a {@link MarianWorker}. */
final class MarianModel implements AutoCloseable {

  private final MarianConfig config;
  private final OnnxSession encoder;
  private final OnnxSession decoder;
  private final OnnxSession selectKeys;
  private final OnnxSession selectSentences;

  private MarianModel(
      MarianConfig config,
      OnnxSession encoder,
      OnnxSession decoder,
      OnnxSession selectKeys,
      OnnxSession selectSentences) {
    this.config = config;
    this.encoder = encoder;
    this.decoder = decoder;
    this.selectKeys = selectKeys;
    this.selectSentences = selectSentences;
  }

  /**
   * Opens the graphs of a folder that {@link CompiledModel} made.
   *
   * @param profile prefix of the decoder's profile, or null
   */
  static MarianModel open(Path folder, MarianConfig config, @Nullable String profile) {
    OnnxSession[] sessions = new OnnxSession[4];
    boolean complete = false;
    try {
      sessions[0] = OnnxSession.open(folder, CompiledModel.ENCODER, null);
      sessions[1] = OnnxSession.open(folder, CompiledModel.DECODER, profile);
      sessions[2] = OnnxSession.open(folder, CompiledModel.SELECT_KEYS, null);
      sessions[3] = OnnxSession.open(folder, CompiledModel.SELECT_SENTENCES, null);
      MarianModel model =
          new MarianModel(config, sessions[0], sessions[1], sessions[2], sessions[3]);
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

  MarianConfig config() {
    return config;
  }

  MarianWorker newWorker() {
    return new MarianWorker(config, encoder, decoder, selectKeys, selectSentences);
  }

  @Override
  public void close() {
    encoder.close();
    decoder.close();
    selectKeys.close();
    selectSentences.close();
  }
}
