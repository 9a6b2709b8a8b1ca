package io.github.nachtschicht.translation.marian;

import ai.djl.Device;
import ai.djl.MalformedModelException;
import ai.djl.Model;
import ai.djl.engine.EngineException;
import ai.djl.inference.Predictor;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.translate.NoopTranslator;
import ai.djl.translate.TranslateException;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtLoggingLevel;
import ai.onnxruntime.OrtSession;
import io.github.nachtschicht.support.Failures;
import io.github.nachtschicht.translation.TranslationException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One graph loaded into ONNX Runtime through DJL. The weights are shared by all its {@link Runner
 * runners}; a session computes on the calling thread alone.
 */
final class OnnxSession implements AutoCloseable {

  private final Model model;
  private final String name;

  private OnnxSession(Model model, String name) {
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
    NativeMemory.keepFreedMemory();
    Model model = engineModel(name);
    boolean complete = false;
    try (OrtSession.SessionOptions session = new OrtSession.SessionOptions()) {
      session.setOptimizationLevel(OrtSession.SessionOptions.OptLevel.ALL_OPT);
      // Every step has other shapes: a plan for each would be kept for good and fragment the arena.
      session.setMemoryPatternOptimization(false);
      // An arena keeps what its largest batch needed, and grows by doubling.
      session.setCPUArenaAllocator(false);
      // An error comes as an exception; ONNX Runtime need not print it, too.
      session.setSessionLogLevel(OrtLoggingLevel.ORT_LOGGING_LEVEL_FATAL);
      Map<String, Object> options = new LinkedHashMap<>();
      options.put("sessionOptions", session);
      options.put("interOpNumThreads", "1");
      options.put("intraOpNumThreads", "1");
      if (profile != null) {
        options.put("profilerOutput", profile);
      }
      model.load(folder, name, options);
      complete = true;
      return new OnnxSession(model, name);
    } catch (IOException | MalformedModelException | EngineException | OrtException e) {
      Throwable cause = e.getCause() == null ? e : e.getCause();
      throw new TranslationException(
          folder.resolve(name + ".onnx") + " cannot be loaded: " + cause.getMessage(), e);
    } finally {
      if (!complete) {
        model.close();
      }
    }
  }

  /** The first one has ONNX Runtime unpack its native library and load it. */
  private static Model engineModel(String name) {
    try {
      return Model.newInstance(name, Device.cpu(), "OnnxRuntime");
    } catch (RuntimeException | LinkageError e) {
      throw new TranslationException(
          "ONNX Runtime cannot be loaded: it is unpacked into "
              + System.getProperty("java.io.tmpdir")
              + ", which must be writable, have room, and be on a file system that may hold"
              + " programs (NACHTSCHICHT_JAVA_OPTS=-Djava.io.tmpdir=FOLDER names another): "
              + Failures.root(e),
          e);
    }
  }

  /** Owner of this session's arrays. */
  NDManager manager() {
    return model.getNDManager();
  }

  Runner newRunner() {
    return new Runner(name, model.newPredictor(new NoopTranslator()));
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
