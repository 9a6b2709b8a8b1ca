/** Extractive summarizers and the ROUGE measures they are judged by. */
@NullMarked
package io.github.nachtschicht.summary;

import org.jspecify.annotations.NullMarked;
