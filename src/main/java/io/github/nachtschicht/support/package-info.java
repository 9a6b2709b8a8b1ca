/** What many parts need and no part owns; knows none of them. */
@NullMarked
package io.github.nachtschicht.support;

import org.jspecify.annotations.NullMarked;
