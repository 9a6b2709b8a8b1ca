/** The translation port: what the rest of the program knows of machine translation. */
@NullMarked
package io.github.nachtschicht.translation;

import org.jspecify.annotations.NullMarked;
