/**
 * From bytes to {@link io.github.nachtschicht.text.ParsedDocument}: encodings, formats and
 * language, one parser a format.
 */
@NullMarked
package io.github.nachtschicht.reading;

import org.jspecify.annotations.NullMarked;
