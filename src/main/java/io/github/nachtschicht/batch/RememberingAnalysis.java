package io.github.nachtschicht.batch;

import io.github.nachtschicht.settings.SettingsFingerprint;
import io.github.nachtschicht.summary.Summarizer;
import io.github.nachtschicht.summary.Summary;
import io.github.nachtschicht.summary.SummaryLength;
import io.github.nachtschicht.text.ParsedDocument;
import io.github.nachtschicht.text.SentenceSplitter;
import io.github.nachtschicht.text.SourceDocument;
import io.github.nachtschicht.text.Span;
import io.github.nachtschicht.translation.memory.SentenceMemory;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Splits and summarizes only what is not remembered. */
public final class RememberingAnalysis implements SentenceSplitter, Summarizer {

  private static final byte VERSION = 1;

  private final SentenceMemory memory;
  private final String splitting;
  private final String summarizing;
  private final SentenceSplitter splitter;
  private final Summarizer summarizer;

  /**
   * @param settings what splitting and summarizing depend on beside the document, versions included
   */
  public RememberingAnalysis(
      SentenceMemory memory,
      SettingsFingerprint settings,
      SentenceSplitter splitter,
      Summarizer summarizer) {
    this.memory = memory;
    this.splitting = String.join("\n", "sentences", settings.reading());
    this.summarizing = String.join("\n", "summary", settings.reading(), settings.summary());
    this.splitter = splitter;
    this.summarizer = summarizer;
  }

  @Override
  public List<Span> split(String text) {
    ByteBuffer what = ByteBuffer.allocate(Character.BYTES * text.length());
    what.asCharBuffer().put(text);
    ByteBuffer known = known(splitting, what.array());
    if (known == null) {
      List<Span> spans = splitter.split(text);
      ByteBuffer learnt = learnt(spans.size());
      spans.forEach(span -> learnt.putInt(span.start()).putInt(span.end()));
      memory.put(splitting, what.array(), learnt.array());
      return spans;
    }
    List<Span> spans = new ArrayList<>();
    while (known.hasRemaining()) {
      spans.add(new Span(known.getInt(), known.getInt()));
    }
    return spans;
  }

  @Override
  public Summary summarize(ParsedDocument document, int title, SummaryLength length) {
    SourceDocument source = document.source();
    byte[] what =
        String.join("\n", source.sha256(), String.valueOf(title), length.toString(), source.name())
            .getBytes(StandardCharsets.UTF_8);
    ByteBuffer known = known(summarizing, what);
    if (known == null) {
      Summary summary = summarizer.summarize(document, title, length);
      ByteBuffer learnt = learnt(summary.segments().size());
      for (int i = 0; i < summary.segments().size(); i++) {
        learnt.putInt(summary.segments().get(i)).putInt(summary.headings().get(i));
      }
      memory.put(summarizing, what, learnt.array());
      return summary;
    }
    List<Integer> segments = new ArrayList<>();
    List<Integer> headings = new ArrayList<>();
    while (known.hasRemaining()) {
      segments.add(known.getInt());
      headings.add(known.getInt());
    }
    return new Summary(segments, headings);
  }

  @Override
  public String signature() {
    return summarizer.signature();
  }

  /** Pairs of numbers that are remembered; null if none are. */
  private @Nullable ByteBuffer known(String context, byte[] what) {
    byte[] content = memory.find(context, what);
    ByteBuffer known = content == null ? null : ByteBuffer.wrap(content);
    return known != null && known.get() == VERSION && known.remaining() % (2 * Integer.BYTES) == 0
        ? known
        : null;
  }

  private static ByteBuffer learnt(int pairs) {
    return ByteBuffer.allocate(1 + 2 * Integer.BYTES * pairs).put(VERSION);
  }
}
