package io.github.nachtschicht.translation.marian;

import io.github.nachtschicht.translation.TranslationException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import net.razorvine.pickle.PickleException;
import org.jspecify.annotations.Nullable;

/**
 * Weights as torch saves a state dict: a pickle with names and places, and storages with numbers
 * that several tensors may share.
 */
final class TorchWeights implements Weights {

  private final Path file;
  private final TorchStorages storages;
  private final Map<String, TorchUnpickler.Tensor> tensors;

  private TorchWeights(
      Path file, TorchStorages storages, Map<String, TorchUnpickler.Tensor> tensors) {
    this.file = file;
    this.storages = storages;
    this.tensors = tensors;
  }

  /** A state dict, and how to read its storages. */
  record Content(@Nullable Object stateDict, TorchStorages storages) {}

  /**
   * Opens a file.
   *
   * @param zip whether it is of the zip format, the default since torch 1.6; else of the older one,
   *     a sequence of pickles and then the storages
   */
  static Weights open(Path file, boolean zip) throws IOException {
    try {
      Content content = zip ? TorchZip.open(file) : TorchLegacy.open(file);
      try {
        return new TorchWeights(file, content.storages, check(content.stateDict, content.storages));
      } catch (IOException | RuntimeException e) {
        content.storages.close();
        throw e;
      }
    } catch (PickleException | TorchFormatException e) {
      throw new TranslationException(file + " is damaged or not supported: " + e.getMessage(), e);
    }
  }

  private static Map<String, TorchUnpickler.Tensor> check(
      @Nullable Object stateDict, TorchStorages storages) throws IOException {
    if (!(stateDict instanceof Map<?, ?> entries) || entries.isEmpty()) {
      throw new TorchFormatException("it holds no state dict, a dictionary of names and tensors");
    }
    Map<String, TorchUnpickler.Tensor> tensors = new LinkedHashMap<>();
    for (Map.Entry<?, ?> entry : entries.entrySet()) {
      if (!(entry.getKey() instanceof String name)
          || !(entry.getValue() instanceof TorchUnpickler.Tensor tensor)) {
        throw new TorchFormatException(
            "entry '%s' of its dictionary is no tensor; a plain state dict is supported, no"
                + " checkpoint of a training",
            entry.getKey());
      }
      try {
        storages.check(tensor.storage());
        checkPlace(tensor);
      } catch (TorchFormatException e) {
        throw new TorchFormatException("tensor '%s': %s", name, e.getMessage());
      }
      tensors.put(name, tensor);
    }
    return tensors;
  }

  /** Every element must be within the storage, and there must not be more than it has. */
  private static void checkPlace(TorchUnpickler.Tensor tensor) throws TorchFormatException {
    long count = 1;
    long last = tensor.offset();
    try {
      for (int i = 0; i < tensor.shape().length; i++) {
        long size = tensor.shape()[i];
        count = Math.multiplyExact(count, size);
        last = Math.addExact(last, Math.multiplyExact(Math.max(size - 1, 0), tensor.strides()[i]));
      }
    } catch (ArithmeticException e) {
      count = Long.MAX_VALUE;
    }
    long elements = tensor.storage().elements();
    if (count > elements || (count > 0 && last >= elements)) {
      throw new TorchFormatException(
          "its shape %s from element %s does not fit into its storage of %s elements",
          java.util.Arrays.toString(tensor.shape()), tensor.offset(), elements);
    }
    if (count > Integer.MAX_VALUE - 16) {
      throw new TorchFormatException("it is too large: %s values", count);
    }
  }

  @Override
  public Set<String> names() {
    return Collections.unmodifiableSet(tensors.keySet());
  }

  @Override
  public long[] shape(String name) {
    return tensor(name).shape().clone();
  }

  @Override
  public float[] read(String name) throws IOException {
    TorchUnpickler.Tensor tensor = tensor(name);
    if (!tensor.storage().type().readable()) {
      throw new IOException(
          file
              + ": tensor '"
              + name
              + "' is stored as "
              + tensor.storage().typeName()
              + "; FloatStorage, HalfStorage and BFloat16Storage are supported");
    }
    long[] shape = tensor.shape();
    long[] strides = tensor.strides();
    int count = 1;
    long span = 1; // elements from the first to the last, both included
    boolean contiguous = true;
    for (int i = shape.length - 1; i >= 0; i--) {
      contiguous &= shape[i] == 1 || strides[i] == count;
      count *= (int) shape[i];
      span += Math.max(shape[i] - 1, 0) * strides[i];
    }
    if (count == 0) {
      return new float[0];
    }
    try {
      if (span > Integer.MAX_VALUE - 16) {
        throw new IOException("it is spread over too many elements: " + span);
      }
      float[] stored = storages.read(tensor.storage(), tensor.offset(), (int) span);
      return contiguous ? stored : gather(stored, shape, strides, count);
    } catch (IOException e) {
      throw new IOException(file + ": tensor '" + name + "' cannot be read: " + e.getMessage(), e);
    }
  }

  private static float[] gather(float[] stored, long[] shape, long[] strides, int count) {
    float[] values = new float[count];
    long[] index = new long[shape.length];
    long at = 0;
    for (int i = 0; i < count; i++) {
      values[i] = stored[(int) at];
      for (int d = shape.length - 1; d >= 0; d--) {
        at += strides[d];
        if (++index[d] < shape[d]) {
          break;
        }
        at -= shape[d] * strides[d];
        index[d] = 0;
      }
    }
    return values;
  }

  private TorchUnpickler.Tensor tensor(String name) {
    TorchUnpickler.Tensor tensor = tensors.get(name);
    if (tensor == null) {
      throw new IllegalArgumentException(file + " has no tensor '" + name + "'");
    }
    return tensor;
  }

  @Override
  public void close() throws IOException {
    storages.close();
  }
}
