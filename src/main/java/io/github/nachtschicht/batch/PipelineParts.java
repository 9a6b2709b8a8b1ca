package io.github.nachtschicht.batch;

import io.github.nachtschicht.glossary.Glossary;
import io.github.nachtschicht.markdown.BilingualDocument;
import io.github.nachtschicht.markdown.Corrections;
import io.github.nachtschicht.markdown.MarkdownRenderer.Rendered;
import io.github.nachtschicht.markdown.Provenance;
import io.github.nachtschicht.quality.QualityChecker;
import io.github.nachtschicht.summary.Summarizer;
import io.github.nachtschicht.summary.SummaryLength;
import io.github.nachtschicht.text.ParsedDocument;
import io.github.nachtschicht.text.SentenceSplitter;
import io.github.nachtschicht.translation.SegmentTranslator;
import java.util.function.Function;

/**
 * What a document goes through on its way. All parts are thread-safe.
 *
 * @param parser bytes to blocks
 * @param splitter blocks to sentences
 * @param translator sentences to English; not closed by the pipeline
 * @param corrections what people made of sentences before
 * @param glossary how the house calls things
 * @param checker raises flags
 * @param summarizer chooses the summary
 * @param summaryLength how long that is
 * @param renderer makes the whole Markdown file, front matter included
 * @param provenance what the front matter says of model and settings
 */
public record PipelineParts(
    Parser parser,
    SentenceSplitter splitter,
    SegmentTranslator translator,
    Corrections corrections,
    Glossary glossary,
    QualityChecker checker,
    Summarizer summarizer,
    SummaryLength summaryLength,
    Function<BilingualDocument, Rendered> renderer,
    Provenance provenance) {

  /** Makes a document of a file's bytes; stateless and thread-safe. */
  @FunctionalInterface
  public interface Parser {

    /**
     * Reads a document.
     *
     * @param name path below the input folder, {@code /} between its parts
     * @param bytes the whole file
     * @throws Exception if the document cannot be read; the message says why
     */
    ParsedDocument parse(String name, byte[] bytes) throws Exception;
  }

  /** The same parts with another translator and glossary. */
  PipelineParts with(SegmentTranslator other, Glossary terms) {
    return new PipelineParts(
        parser,
        splitter,
        other,
        corrections,
        terms,
        checker,
        summarizer,
        summaryLength,
        renderer,
        provenance);
  }
}
