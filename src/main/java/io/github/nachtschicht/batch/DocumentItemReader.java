package io.github.nachtschicht.batch;

import java.util.Iterator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.batch.infrastructure.item.ItemReader;

/** Hands out the documents to translate, in the order given. */
final class DocumentItemReader implements ItemReader<PlannedDocument> {

  private final Iterator<PlannedDocument> documents;

  DocumentItemReader(List<PlannedDocument> documents) {
    this.documents = documents.iterator();
  }

  @Override
  public @Nullable PlannedDocument read() {
    return documents.hasNext() ? documents.next() : null;
  }
}
