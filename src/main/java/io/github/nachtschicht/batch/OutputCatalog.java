package io.github.nachtschicht.batch;

import io.github.nachtschicht.markdown.FrontMatter;
import java.io.IOException;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What the files of the output folder say of themselves, by name, kept up to date by the run. What
 * the run adds goes to disk but for its name. For one thread at a time.
 */
final class OutputCatalog {

  private final SortedMap<String, Slot> slots = new TreeMap<>();
  private final Spill<KnownOutput> spill;

  /**
   * Begins with what was found.
   *
   * @param spill takes what is added
   */
  OutputCatalog(Map<String, KnownOutput> found, Spill<KnownOutput> spill) {
    this.spill = spill;
    found.forEach(
        (name, output) ->
            slots.put(name, new Slot(output, 0, output.isOurs(), output.isReplaceable())));
  }

  /**
   * Where an output is.
   *
   * @param held the output; null if it is on disk
   * @param at its place there
   * @param ours {@link KnownOutput#isOurs}
   * @param replaceable {@link KnownOutput#isReplaceable}
   */
  private record Slot(@Nullable KnownOutput held, long at, boolean ours, boolean replaceable) {}

  /** Is shown an output. */
  interface Visitor {

    /**
     * Looks at it.
     *
     * @param ours {@link KnownOutput#isOurs}
     * @param replaceable {@link KnownOutput#isReplaceable}
     */
    void visit(String name, boolean ours, boolean replaceable);
  }

  /** Shows all outputs, in the order of their names. */
  void forEach(Visitor visitor) {
    slots.forEach((name, slot) -> visitor.visit(name, slot.ours(), slot.replaceable()));
  }

  boolean contains(String name) {
    return slots.containsKey(name);
  }

  /**
   * What a file says.
   *
   * @return null if it is not known
   * @throws IOException if that cannot be read any more
   */
  @Nullable KnownOutput get(String name) throws IOException {
    Slot slot = slots.get(name);
    if (slot == null) {
      return null;
    }
    return slot.held() == null ? spill.read(slot.at()) : slot.held();
  }

  /**
   * The front matter of a file that is one of ours.
   *
   * @throws IOException if it cannot be read any more
   */
  FrontMatter frontMatter(String name) throws IOException {
    KnownOutput output = get(name);
    FrontMatter front = output == null ? null : output.frontMatter();
    if (front == null) {
      throw new IllegalArgumentException("'" + name + "' is none of ours");
    }
    return front;
  }

  /** Adds or replaces what a file says. */
  void put(KnownOutput output) {
    slots.put(
        output.name(), new Slot(null, spill.add(output), output.isOurs(), output.isReplaceable()));
  }

  void remove(String name) {
    slots.remove(name);
  }
}
