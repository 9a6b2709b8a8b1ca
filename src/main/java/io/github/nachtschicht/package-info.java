/** The application: entry point, configuration properties and wiring. */
@NullMarked
package io.github.nachtschicht;

import org.jspecify.annotations.NullMarked;
