package io.github.nachtschicht.translation.marian;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import net.razorvine.pickle.IObjectConstructor;
import net.razorvine.pickle.Opcodes;
import net.razorvine.pickle.PickleException;
import net.razorvine.pickle.PickleUtils;
import net.razorvine.pickle.Unpickler;
import org.jspecify.annotations.Nullable;

/**
 * Reads the pickles in torch's weight files and nothing else. A pickle is a program that may call
 * any class by name; here only the opcodes of torch's own state dicts and the few constructors they
 * need are known, everything else is refused before anything is built (as torch's own {@code
 * weights_only} loading does). Sizes are checked before memory is taken for them.
 *
 * <p>Dictionaries become {@link LinkedHashMap}s with keys that are strings or numbers, lists {@code
 * ArrayList}s, tuples {@code Object[]}, tensors {@link Tensor}s that only say where their values
 * are.
 */
final class TorchUnpickler extends Unpickler {

  /** A state dict with 10,000 tensors needs less. */
  private static final int MAX_PICKLE_BYTES = 4 << 20;

  private static final int MAX_STRING_BYTES = 1 << 16;

  /**
   * A run of numbers in the file.
   *
   * @param typeName torch's name of the element type, for messages
   * @param key names the storage within the file; tied tensors have the same
   * @param elements number of elements
   */
  record Storage(ElementType type, String typeName, String key, long elements) {}

  /**
   * A tensor as a view of a storage.
   *
   * @param offset first element
   * @param strides steps in elements, one a dimension
   */
  record Tensor(Storage storage, long offset, long[] shape, long[] strides) {}

  private record StorageView(Storage storage, long offset) {}

  /** A constructor that the pickle may call; {@code construct} is what a call does. */
  private interface Allowed extends IObjectConstructor {}

  /** The name of a storage class stands only in persistent ids and is never called. */
  private record StorageType(ElementType type, String typeName) implements Allowed {
    @Override
    public Object construct(Object[] args) {
      throw new PickleException("the pickle calls " + typeName + ", which is not allowed");
    }
  }

  private static final Map<String, Allowed> ALLOWED =
      Map.ofEntries(
          Map.entry("collections.OrderedDict", TorchUnpickler::orderedDict),
          Map.entry("torch._utils._rebuild_tensor", TorchUnpickler::tensor),
          Map.entry("torch._utils._rebuild_tensor_v2", TorchUnpickler::tensor),
          Map.entry("torch._utils._rebuild_parameter", TorchUnpickler::parameter),
          storage("FloatStorage", ElementType.F32),
          storage("HalfStorage", ElementType.F16),
          storage("BFloat16Storage", ElementType.BF16),
          storage("DoubleStorage", ElementType.OTHER_64),
          storage("LongStorage", ElementType.OTHER_64),
          storage("IntStorage", ElementType.OTHER_32),
          storage("ShortStorage", ElementType.OTHER_16),
          storage("CharStorage", ElementType.OTHER_8),
          storage("ByteStorage", ElementType.OTHER_8),
          storage("BoolStorage", ElementType.OTHER_8));

  private TorchUnpickler() {}

  /**
   * Reads one pickle and leaves the stream behind its end.
   *
   * @throws PickleException if the pickle is damaged or wants more than weights need
   * @throws IOException if the stream fails or ends too early
   */
  static @Nullable Object loadOne(InputStream in) throws IOException {
    try {
      return new TorchUnpickler().load(new Limited(in));
    } catch (PickleException | IOException e) {
      throw e;
    } catch (RuntimeException e) { // what the library throws for a wrong order of opcodes
      throw new PickleException("the pickle is damaged (" + e + ")", e);
    }
  }

  private static Map.Entry<String, Allowed> storage(String name, ElementType type) {
    return Map.entry("torch." + name, new StorageType(type, name));
  }

  @Override
  protected Object dispatch(short key) throws IOException {
    switch (key) {
      case Opcodes.PROTO,
          Opcodes.STOP,
          Opcodes.MARK,
          Opcodes.POP,
          Opcodes.NONE,
          Opcodes.NEWTRUE,
          Opcodes.NEWFALSE,
          Opcodes.BININT,
          Opcodes.BININT1,
          Opcodes.BININT2,
          Opcodes.BINFLOAT,
          Opcodes.EMPTY_TUPLE,
          Opcodes.TUPLE,
          Opcodes.TUPLE1,
          Opcodes.TUPLE2,
          Opcodes.TUPLE3,
          Opcodes.EMPTY_LIST,
          Opcodes.APPEND,
          Opcodes.APPENDS,
          Opcodes.BINGET,
          Opcodes.LONG_BINGET,
          Opcodes.BINPUT,
          Opcodes.LONG_BINPUT,
          Opcodes.LONG1, // at most 255 bytes
          Opcodes.SHORT_BINSTRING, // at most 255 bytes
          Opcodes.BINPERSID -> {
        return super.dispatch(key);
      }
      case Opcodes.BINUNICODE, Opcodes.BINSTRING -> stack.add(string());
      case Opcodes.EMPTY_DICT -> stack.add(new LinkedHashMap<String, Object>());
      case Opcodes.SETITEM -> {
        Object value = stack.pop();
        Object name = stack.pop();
        put(dictionary(stack.peek()), name, value);
      }
      case Opcodes.SETITEMS -> {
        List<Object> items = stack.pop_all_since_marker();
        Map<Object, Object> dictionary = dictionary(stack.peek());
        for (int i = 0; i + 1 < items.size(); i += 2) {
          put(dictionary, items.get(i), items.get(i + 1));
        }
      }
      case Opcodes.GLOBAL -> stack.add(allowed());
      case Opcodes.REDUCE -> {
        Object arguments = stack.pop();
        Object function = stack.pop();
        if (!(function instanceof Allowed allowed) || !(arguments instanceof Object[] array)) {
          throw new PickleException("the pickle calls something that is not a constructor");
        }
        stack.add(allowed.construct(array));
      }
      case Opcodes.BUILD -> { // attributes of the dictionary (its '_metadata'), of no use here
        stack.pop();
        dictionary(stack.peek());
      }
      default ->
          throw new PickleException(
              String.format(
                  java.util.Locale.ROOT,
                  "the pickle uses the opcode 0x%02x, which torch's state dicts do not",
                  key));
    }
    return NO_RETURN_VALUE;
  }

  @Override
  protected Object persistentLoad(Object id) {
    // ('storage', class, key, device, elements), in the legacy format also a view or None
    if (!(id instanceof Object[] parts)
        || parts.length < 5
        || parts.length > 6
        || !"storage".equals(parts[0])
        || !(parts[1] instanceof StorageType type)
        || !(parts[2] instanceof String key)) {
      throw new PickleException("the pickle names a storage in an unknown way");
    }
    Storage storage = new Storage(type.type, type.typeName, key, natural(parts[4]));
    if (parts.length == 6 && parts[5] != null) {
      if (!(parts[5] instanceof Object[] view) || view.length != 3) {
        throw new PickleException("the pickle describes a part of a storage in an unknown way");
      }
      return new StorageView(storage, natural(view[1]));
    }
    return new StorageView(storage, 0);
  }

  private String string() throws IOException {
    int length = PickleUtils.bytes_to_integer(PickleUtils.readbytes(input, 4));
    if (length < 0 || length > MAX_STRING_BYTES) {
      throw new PickleException("the pickle has a string of " + (length & 0xffffffffL) + " bytes");
    }
    return new String(PickleUtils.readbytes(input, length), StandardCharsets.UTF_8);
  }

  private Allowed allowed() throws IOException {
    String name = PickleUtils.readline(input) + "." + PickleUtils.readline(input);
    Allowed allowed = ALLOWED.get(name);
    if (allowed == null) {
      throw new PickleException(
          "the pickle wants '"
              + (name.length() > 200 ? name.substring(0, 200) + "..." : name)
              + "', which weights do not need; refused, nothing of it was run");
    }
    return allowed;
  }

  @SuppressWarnings("unchecked")
  private static Map<Object, Object> dictionary(Object object) {
    if (!(object instanceof LinkedHashMap)) {
      throw new PickleException("the pickle sets an item of something that is not a dictionary");
    }
    return (Map<Object, Object>) object;
  }

  /** Keys that are collections are refused: their hash codes can take for ever. */
  private static void put(Map<Object, Object> dictionary, Object key, Object value) {
    if (!(key instanceof String || key instanceof Number)) {
      throw new PickleException("the pickle has a dictionary key that is not a string or a number");
    }
    dictionary.put(key, value);
  }

  private static Object orderedDict(Object[] arguments) {
    Map<Object, Object> dictionary = new LinkedHashMap<>();
    if (arguments.length > 1) {
      throw new PickleException("the pickle makes a dictionary in an unknown way");
    }
    if (arguments.length == 1) { // Python 2 wrote a list of pairs
      if (!(arguments[0] instanceof List<?> items)) {
        throw new PickleException("the pickle makes a dictionary in an unknown way");
      }
      for (Object item : items) {
        if (item instanceof Object[] pair && pair.length == 2) {
          put(dictionary, pair[0], pair[1]);
        } else if (item instanceof List<?> list && list.size() == 2) {
          put(dictionary, list.get(0), list.get(1));
        } else {
          throw new PickleException("the pickle makes a dictionary in an unknown way");
        }
      }
    }
    return dictionary;
  }

  private static Object tensor(Object[] arguments) {
    // (storage, offset, size, stride[, requires_grad, backward_hooks[, metadata]])
    if (arguments.length < 4
        || !(arguments[0] instanceof StorageView view)
        || !(arguments[2] instanceof Object[] size)
        || !(arguments[3] instanceof Object[] stride)
        || size.length != stride.length
        || size.length > 8) {
      throw new PickleException("the pickle makes a tensor in an unknown way");
    }
    return new Tensor(
        view.storage,
        Math.addExact(view.offset, natural(arguments[1])),
        Arrays.stream(size).mapToLong(TorchUnpickler::natural).toArray(),
        Arrays.stream(stride).mapToLong(TorchUnpickler::natural).toArray());
  }

  private static Object parameter(Object[] arguments) {
    if (arguments.length == 0 || !(arguments[0] instanceof Tensor tensor)) {
      throw new PickleException("the pickle makes a parameter in an unknown way");
    }
    return tensor;
  }

  private static long natural(Object number) {
    if ((number instanceof Integer || number instanceof Long)
        && ((Number) number).longValue() >= 0) {
      return ((Number) number).longValue();
    }
    throw new PickleException("the pickle has " + describe(number) + " for a natural number");
  }

  private static String describe(@Nullable Object object) {
    return object instanceof Number ? object.toString() : "something else";
  }

  /** Ends with an error when a pickle is longer than any state dict's. */
  private static final class Limited extends FilterInputStream {
    private int left = MAX_PICKLE_BYTES;

    Limited(InputStream in) {
      super(in);
    }

    private void take(int n) {
      left -= Math.max(n, 0);
      if (left < 0) {
        throw new PickleException("the pickle is longer than " + MAX_PICKLE_BYTES + " bytes");
      }
    }

    @Override
    public int read() throws IOException {
      int value = super.read();
      take(value < 0 ? 0 : 1);
      return value;
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
      int n = super.read(target, offset, length);
      take(n);
      return n;
    }
  }
}
