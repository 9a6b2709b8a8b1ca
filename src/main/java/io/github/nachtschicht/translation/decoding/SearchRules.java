package io.github.nachtschicht.translation.decoding;

import io.github.nachtschicht.translation.DecodingOptions;

/**
 * What a search needs to know beside the options.
 *
 * @param options how to search
 * @param startId token that every hypothesis begins with
 * @param endId token that ends a hypothesis
 * @param forcedEndId token forced at the last place, or -1
 * @param renormalize whether what a ban of n-grams leaves is made to add up to 1 again ({@code
 *     renormalize_logits})
 */
public record SearchRules(
    DecodingOptions options, int startId, int endId, int forcedEndId, boolean renormalize) {}
