/** Bilingual Markdown: rendering, front matter, index, and what people edited in it. */
@NullMarked
package io.github.nachtschicht.markdown;

import org.jspecify.annotations.NullMarked;
