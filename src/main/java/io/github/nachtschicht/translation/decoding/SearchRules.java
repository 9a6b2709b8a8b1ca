package io.github.nachtschicht.translation.decoding;

import io.github.nachtschicht.translation.DecodingOptions;

/**
 * What a search needs to know beside the options.
 *
 * @param options how to search
 * @param startId token that every hypothesis begins with
 * @param endId token that ends a hypothesis
 * @param forcedEndId token forced at the last place, or -1
 */
public record SearchRules(DecodingOptions options, int startId, int endId, int forcedEndId) {}
