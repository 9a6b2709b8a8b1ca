/** Settings: declared once, and from that the command line, configuration, fingerprints, report. */
@NullMarked
package io.github.nachtschicht.settings;

import org.jspecify.annotations.NullMarked;
