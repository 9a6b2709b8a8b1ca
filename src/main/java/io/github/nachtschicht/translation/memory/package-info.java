/**
 * Sentences that were translated before, kept from night to night. The one place that knows H2's
 * MVStore.
 */
@NullMarked
package io.github.nachtschicht.translation.memory;

import org.jspecify.annotations.NullMarked;
