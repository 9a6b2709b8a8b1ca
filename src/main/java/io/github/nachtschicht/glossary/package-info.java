/**
 * How the house calls things: glossary files, the German words that a term is found by, and the
 * English forms it may have.
 */
@NullMarked
package io.github.nachtschicht.glossary;

import org.jspecify.annotations.NullMarked;
