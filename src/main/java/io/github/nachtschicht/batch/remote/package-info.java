/** One run over many machines: manager and workers, and the messages between them. */
@NullMarked
package io.github.nachtschicht.batch.remote;

import org.jspecify.annotations.NullMarked;
