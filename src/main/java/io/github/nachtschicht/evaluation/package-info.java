/** Corpus measures of translation quality: BLEU and chrF. */
@NullMarked
package io.github.nachtschicht.evaluation;

import org.jspecify.annotations.NullMarked;
