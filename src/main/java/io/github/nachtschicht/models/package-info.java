/** Model folders: where they are, what they hold, how they are downloaded and verified. */
@NullMarked
package io.github.nachtschicht.models;

import org.jspecify.annotations.NullMarked;
