/** The Spring Batch job: reader, processor, writer, listeners and the run report. */
@NullMarked
package io.github.nachtschicht.batch;

import org.jspecify.annotations.NullMarked;
