/** The MarianMT adapter: weights, tokenizer, ONNX graphs, and sessions run through DJL. */
@NullMarked
package io.github.nachtschicht.translation.marian;

import org.jspecify.annotations.NullMarked;
