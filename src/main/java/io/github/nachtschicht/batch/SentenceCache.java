package io.github.nachtschicht.batch;

import io.github.nachtschicht.markdown.Corrections.SentenceKey;
import io.github.nachtschicht.support.Sha256;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Remembers the keys of the sentences of each document, and which terms of the glossary it holds,
 * so that whether a person's corrections or the glossary's entries apply to it can be told from its
 * hash alone. Lost or damaged, it is made again.
 */
final class SentenceCache {

  private static final String NAME = "sentences.cache";
  private static final String FORMAT = "nachtschicht-sentences/3";
  private static final int HASH_LENGTH = 64;

  /** Larger files are not ours. */
  private static final long MAX_BYTES = 1 << 30;

  private final String settings;
  private final Map<String, Entry> entries = new ConcurrentHashMap<>();
  private volatile boolean changed;

  /**
   * What is known of a document.
   *
   * @param sha256 SHA-256 of its bytes
   * @param sentences its sentences
   * @param glossary fingerprint of the glossary that was looked for in it
   * @param terms fingerprint of that glossary's entries whose terms stand in it; empty for none
   */
  record Entry(String sha256, List<SentenceKey> sentences, String glossary, String terms) {}

  private SentenceCache(String settings) {
    this.settings = settings;
  }

  /**
   * Reads what an earlier run remembered.
   *
   * @param state the state folder; need not exist
   * @param settings fingerprint of what decides how documents are read and split; what was
   *     remembered under another one is forgotten
   */
  static SentenceCache load(Path state, String settings) {
    SentenceCache cache = new SentenceCache(settings);
    Path file = state.resolve(NAME);
    try {
      if (Files.isRegularFile(file) && Files.size(file) <= MAX_BYTES) {
        cache.read(Files.readAllBytes(file));
      }
    } catch (IOException e) {
      cache.entries.clear();
    }
    return cache;
  }

  private void read(byte[] file) throws IOException {
    int length = file.length - HASH_LENGTH;
    if (length < 0 || !hash(file, length).equals(ascii(file, length))) {
      return;
    }
    DataInputStream in = new DataInputStream(new ByteArrayInputStream(file, 0, length));
    if (!in.readUTF().equals(FORMAT) || !in.readUTF().equals(settings)) {
      return;
    }
    for (int left = in.readInt(); left > 0; left--) {
      String name = in.readUTF();
      String sha256 = in.readUTF();
      List<SentenceKey> sentences = new ArrayList<>();
      for (int n = in.readInt(); n > 0; n--) {
        long key = in.readLong();
        int[] words = new int[in.readInt()];
        for (int w = 0; w < words.length; w++) {
          words[w] = in.readInt();
        }
        sentences.add(new SentenceKey(key, words));
      }
      entries.put(name, new Entry(sha256, sentences, in.readUTF(), in.readUTF()));
    }
  }

  /** What is known of a document; null if that is nothing for these bytes. */
  @Nullable Entry get(String name, String sha256) {
    Entry entry = entries.get(name);
    return entry != null && entry.sha256().equals(sha256) ? entry : null;
  }

  void put(String name, Entry entry) {
    entries.put(name, entry);
    changed = true;
  }

  /** Forgets all documents but these. */
  void retain(Set<String> names) {
    entries.keySet().retainAll(names);
  }

  /** Writes what was learnt, if anything was. */
  void save(OutputFiles files) {
    if (!changed) {
      return;
    }
    try {
      ByteArrayOutputStream bytes = new ByteArrayOutputStream();
      DataOutputStream out = new DataOutputStream(bytes);
      out.writeUTF(FORMAT);
      out.writeUTF(settings);
      out.writeInt(entries.size());
      for (Map.Entry<String, Entry> entry : new TreeMap<>(entries).entrySet()) {
        out.writeUTF(entry.getKey());
        out.writeUTF(entry.getValue().sha256());
        out.writeInt(entry.getValue().sentences().size());
        for (SentenceKey sentence : entry.getValue().sentences()) {
          out.writeLong(sentence.key());
          out.writeInt(sentence.words().length);
          for (int word : sentence.words()) {
            out.writeInt(word);
          }
        }
        out.writeUTF(entry.getValue().glossary());
        out.writeUTF(entry.getValue().terms());
      }
      out.writeBytes(hash(bytes.toByteArray(), bytes.size()));
      files.writeState(NAME, bytes.toByteArray());
    } catch (IOException e) {
      // The next run reads the documents again, and says what is wrong with the disk if it matters.
    }
  }

  private static String hash(byte[] bytes, int length) {
    return Sha256.of(java.util.Arrays.copyOf(bytes, length));
  }

  private static String ascii(byte[] bytes, int from) {
    return new String(bytes, from, HASH_LENGTH, java.nio.charset.StandardCharsets.US_ASCII);
  }
}
