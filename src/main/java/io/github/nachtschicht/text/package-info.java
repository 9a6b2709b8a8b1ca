/**
 * Documents, blocks and segments, and the splitting of German text into sentences. Everything else
 * builds on these types.
 */
@NullMarked
package io.github.nachtschicht.text;

import org.jspecify.annotations.NullMarked;
