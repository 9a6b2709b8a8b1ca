/** Checks on a source sentence and its translation that raise flags for the reviewer. */
@NullMarked
package io.github.nachtschicht.quality;

import org.jspecify.annotations.NullMarked;
