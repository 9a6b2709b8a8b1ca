/** Measures the quality checks: injects known errors into clean translations and counts. */
@NullMarked
package io.github.nachtschicht.quality.measure;

import org.jspecify.annotations.NullMarked;
