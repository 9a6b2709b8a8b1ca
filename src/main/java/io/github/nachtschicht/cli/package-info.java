/** The command line: parses, validates, delegates and returns an exit code. */
@NullMarked
package io.github.nachtschicht.cli;

import org.jspecify.annotations.NullMarked;
