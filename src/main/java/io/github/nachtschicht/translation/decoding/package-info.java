/** Greedy and beam search over an abstract step model. Knows no tensor runtime. */
@NullMarked
package io.github.nachtschicht.translation.decoding;

import org.jspecify.annotations.NullMarked;
