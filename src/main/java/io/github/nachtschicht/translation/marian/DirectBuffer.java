package io.github.nachtschicht.translation.marian;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * Memory outside the heap that is used again and again for an input; ONNX Runtime reads it in
 * place. What was made from it is good until the next use.
 */
final class DirectBuffer {

  private ByteBuffer bytes = ByteBuffer.allocateDirect(0);

  /** Room for some bytes, in native order; what it holds is undefined. */
  ByteBuffer ofBytes(int count) {
    if (bytes.capacity() < count) {
      bytes = ByteBuffer.allocateDirect(count + count / 2).order(ByteOrder.nativeOrder());
    }
    bytes.clear();
    return bytes.limit(count);
  }

  NDArray longs(NDManager manager, String name, long[] values, long... shape) {
    ByteBuffer room = ofBytes(8 * values.length);
    room.asLongBuffer().put(values);
    return array(manager, name, DataType.INT64, shape);
  }

  /** The bytes last asked for, as an array. */
  NDArray array(NDManager manager, String name, DataType type, long... shape) {
    NDArray array = manager.create(bytes.position(0), new Shape(shape), type);
    array.setName(name);
    return array;
  }
}
