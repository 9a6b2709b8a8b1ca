package io.github.nachtschicht.translation.marian;

import ai.djl.Device;
import ai.djl.MalformedModelException;
import ai.djl.engine.EngineException;
import ai.djl.inference.Predictor;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.repository.zoo.Criteria;
import ai.djl.repository.zoo.ModelNotFoundException;
import ai.djl.repository.zoo.ZooModel;
import ai.djl.translate.NoopTranslator;
import ai.djl.translate.TranslateException;
import io.github.nachtschicht.translation.TranslationException;
import java.io.IOException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * One graph loaded into ONNX Runtime through DJL. The weights are shared by all its {@link Runner
 * runners}; a session computes on the calling thread alone.
 */
final class OnnxSession implements AutoCloseable {

  private final ZooModel<NDList, NDList> model;
  private final String name;

  private OnnxSession(ZooModel<NDList, NDList> model, String name) {
    this.model = model;
    this.name = name;
  }

  /**
   * Loads {@code FOLDER/NAME.onnx}.
   *
   * @param profile prefix of a file that ONNX Runtime's profile is written to, or null
   * @throws TranslationException if ONNX Runtime does not take the graph
   */
  static OnnxSession open(Path folder, String name, @Nullable String profile) {
    Criteria.Builder<NDList, NDList> criteria =
        Criteria.builder()
            .setTypes(NDList.class, NDList.class)
            .optEngine("OnnxRuntime")
            .optDevice(Device.cpu())
            .optModelPath(folder)
            .optModelName(name)
            .optTranslator(new NoopTranslator())
            .optOption("interOpNumThreads", "1")
            .optOption("intraOpNumThreads", "1")
            .optOption("optLevel", "ALL_OPT");
    if (profile != null) {
      criteria.optOption("profilerOutput", profile);
    }
    try {
      return new OnnxSession(criteria.build().loadModel(), name);
    } catch (IOException | ModelNotFoundException | MalformedModelException | EngineException e) {
      Throwable cause = e.getCause() == null ? e : e.getCause();
      throw new TranslationException(
          folder.resolve(name + ".onnx") + " cannot be loaded: " + cause.getMessage(), e);
    }
  }

  /** Owner of this session's arrays. */
  NDManager manager() {
    return model.getNDManager();
  }

  Runner newRunner() {
    return new Runner(name, model.newPredictor());
  }

  @Override
  public void close() {
    model.close();
  }

  /** Runs the graph; for one thread at a time. */
  static final class Runner implements AutoCloseable {

    private final String name;
    private final Predictor<NDList, NDList> predictor;

    private Runner(String name, Predictor<NDList, NDList> predictor) {
      this.name = name;
      this.predictor = predictor;
    }

    /** The outputs, named, attached to {@code owner}. */
    NDList run(NDList inputs, NDManager owner) {
      try {
        NDList outputs = predictor.predict(inputs);
        outputs.attach(owner);
        return outputs;
      } catch (TranslateException e) {
        throw new TranslationException(name + " failed: " + e.getMessage(), e);
      }
    }

    @Override
    public void close() {
      predictor.close();
    }
  }
}
