package io.github.nachtschicht.models;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.nachtschicht.models.ModelCatalog.Check;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ModelCatalogTest {

  private static final String ONE = "1".repeat(40);
  private static final String TWO = "2".repeat(40);

  @TempDir Path temp;

  private ModelCatalog catalog() {
    return new ModelCatalog(TestFolders.locations(temp));
  }

  /** A repository in the hub's cache with one snapshot of the given files. */
  private Path cached(String repository, String commit, Map<String, byte[]> files)
      throws IOException {
    HubCache cache = new HubCache(temp.resolve("hub"), repository);
    Files.createDirectories(cache.folder().resolve("blobs"));
    Files.createDirectories(cache.snapshot(commit));
    for (Map.Entry<String, byte[]> file : files.entrySet()) {
      boolean large = !file.getKey().endsWith(".json");
      String hash =
          large ? HubEmulator.sha256(file.getValue()) : HubEmulator.gitHash(file.getValue());
      Files.write(cache.blob(hash), file.getValue());
      Files.createSymbolicLink(
          cache.snapshot(commit).resolve(file.getKey()), Path.of("../../blobs/" + hash));
    }
    return cache.snapshot(commit);
  }

  @Test
  void list_everywhere_namesWhatModelTakes() throws IOException {
    TestFolders.model(temp.resolve("models/mine"));
    TestFolders.model(temp.resolve("models/Org/inner"));
    Files.createDirectories(temp.resolve("models/broken"));
    Files.writeString(temp.resolve("models/broken/config.json"), "{\"model_type\": \"marian\"}");
    Map<String, byte[]> files = TestFolders.files(100, "pytorch_model.bin");
    cached("Org/name", ONE, files);
    cached("Org/name", TWO, files);
    Files.createDirectories(temp.resolve("hub/models--Org--name/refs"));
    Files.writeString(temp.resolve("hub/models--Org--name/refs/main"), ONE);
    cached("Org/llm", ONE, Map.of("config.json", TestFolders.utf8("{\"model_type\": \"llama\"}")));

    List<ModelCatalog.Entry> entries = catalog().list();
    assertThat(entries)
        .extracting(ModelCatalog.Entry::name)
        .containsExactly("Org/inner", "broken", "mine", "Org/name", "Org/name@222222222222");
    assertThat(entries.get(1).folder()).isNull();
    assertThat(entries.get(1).problem()).contains("missing vocab.json");
    ModelResolver resolver = new ModelResolver(TestFolders.locations(temp));
    for (ModelCatalog.Entry entry : entries) {
      if (entry.folder() != null) {
        assertThat(resolver.resolve(entry.name()).path()).isEqualTo(entry.path());
      }
    }
  }

  @Test
  void list_nothing_isEmpty() {
    assertThat(catalog().list()).isEmpty();
  }

  @Test
  void verify_hubCache_comparesWithTheBlobsNames() throws IOException {
    Path snapshot = cached("Org/name", ONE, TestFolders.files(5000, "pytorch_model.bin"));
    ModelCatalog.Verification whole = catalog().verify("Org/name");
    assertThat(whole.passed()).isTrue();
    assertThat(whole.files()).hasSize(7).allMatch(file -> file.check() == Check.OK);
    for (String name : List.of("pytorch_model.bin", "vocab.json")) {
      Path blob = snapshot.resolve(name).toRealPath();
      byte[] bytes = Files.readAllBytes(blob);
      bytes[bytes.length / 2] ^= 1;
      Files.write(blob, bytes);
      ModelCatalog.Verification damaged = catalog().verify("Org/name");
      assertThat(damaged.passed()).isFalse();
      assertThat(damaged.files())
          .filteredOn(file -> file.check() == Check.DAMAGED)
          .singleElement()
          .satisfies(file -> assertThat(file.path()).hasFileName(name));
      assertThat(damaged.fingerprint()).isNotEqualTo(whole.fingerprint());
      assertThatThrownBy(() -> damaged.model().requireUndamaged(false))
          .isInstanceOf(ModelException.class)
          .hasMessageContaining(name + " is damaged");
      bytes[bytes.length / 2] ^= 1;
      Files.write(blob, bytes);
    }
  }

  @Test
  void verify_folderWithoutSums_saysThereIsNothingToCompare() throws IOException {
    TestFolders.model(temp.resolve("models/mine"));
    assertThat(catalog().verify("mine").files())
        .hasSize(7)
        .allMatch(file -> file.check() == Check.NOTHING_TO_COMPARE);
  }

  @Test
  void verify_trustsNoRememberedHash() throws IOException {
    Path folder =
        TestFolders.write(
            temp.resolve("models/big"), TestFolders.files(2 << 20, "model.safetensors"));
    Path weights = folder.resolve("model.safetensors");
    FileHashes hashes = new FileHashes(temp.resolve("own/hashes"));
    while (TestFolders.tree(temp.resolve("own/hashes")).isEmpty()) {
      hashes.sha256(weights); // remembered once the file is two seconds old
    }
    Path entry =
        temp.resolve("own/hashes").resolve(TestFolders.tree(temp.resolve("own/hashes")).get(0));
    String right = FileHashes.unremembered().sha256(weights);
    Files.writeString(entry, Files.readString(entry).replace(right, "f".repeat(64)));
    ModelCatalog.Verification verification = catalog().verify("big");
    assertThat(verification.files()).extracting(ModelCatalog.VerifiedFile::sha256).contains(right);
    Files.writeString(folder.resolve("SHA256SUMS"), "f".repeat(64) + "  model.safetensors\n");
    ModelFolder model = verification.model();
    model.requireUndamaged(false);
    assertThatThrownBy(() -> model.requireUndamaged(true))
        .hasMessageContaining("model.safetensors is damaged");
    assertThat(verification.fingerprint())
        .isNotEqualTo(new ModelResolver(TestFolders.locations(temp)).resolve("big").fingerprint());
  }

  @Test
  void importFolder_copiesWithSumsThatVerify() throws IOException {
    Path source = TestFolders.model(temp.resolve("download/opus"));
    Files.writeString(source.resolve("README.md"), "licence");
    Files.writeString(source.resolve("tf_model.h5"), "not needed");
    ModelFolder imported = new ModelImport(TestFolders.locations(temp)).copy(source, null);
    assertThat(imported.path()).isEqualTo(temp.resolve("models/opus"));
    assertThat(TestFolders.tree(imported.path()))
        .contains("README.md", "SHA256SUMS")
        .doesNotContain("tf_model.h5");
    assertThat(imported.fingerprint())
        .isEqualTo(ModelFolder.open(source, "x", TestFolders.locations(temp)).fingerprint());
    assertThat(catalog().verify("opus").files()).allMatch(file -> file.check() == Check.OK);
    Files.writeString(imported.path().resolve("config.json"), "{\"model_type\": \"marian\" }");
    assertThat(catalog().verify("opus").passed()).isFalse();
    assertThatThrownBy(() -> imported.requireUndamaged(false))
        .hasMessageContaining("config.json is damaged")
        .hasMessageContaining("SHA256SUMS");
    assertThatThrownBy(() -> new ModelImport(TestFolders.locations(temp)).copy(source, null))
        .hasMessageContaining("There is already " + imported.path());
    assertThat(new ModelImport(TestFolders.locations(temp)).copy(source, "second").name())
        .isEqualTo("second");
    try (var left = Files.list(temp.resolve("models"))) {
      assertThat(left.map(p -> p.getFileName().toString()))
          .containsExactlyInAnyOrder("opus", "second");
    }
  }

  @Test
  void importFolder_notWhole_leavesNothing() throws IOException {
    Path source = TestFolders.model(temp.resolve("download/opus"));
    Files.delete(source.resolve("source.spm"));
    assertThatThrownBy(() -> new ModelImport(TestFolders.locations(temp)).copy(source, null))
        .hasMessageContaining("missing source.spm");
    assertThat(temp.resolve("models")).doesNotExist();
  }

  @ParameterizedTest
  @ValueSource(strings = {"../x", "/x", "a/b/c", ".hidden", "", "a\\b"})
  void importFolder_nameThatLeaves_isRefused(String name) throws IOException {
    Path source = TestFolders.model(temp.resolve("download/opus"));
    assertThatThrownBy(() -> new ModelImport(TestFolders.locations(temp)).copy(source, name))
        .hasMessageContaining("cannot be the name of a model");
  }

  @Test
  void remove_folder_deletesItAlone() throws IOException {
    TestFolders.model(temp.resolve("models/mine"));
    TestFolders.model(temp.resolve("models/other"));
    ModelRemoval removal = ModelRemoval.plan("mine", TestFolders.locations(temp));
    assertThat(removal.bytes()).isPositive();
    assertThat(temp.resolve("models/mine")).exists();
    removal.execute();
    assertThat(temp.resolve("models/mine")).doesNotExist();
    assertThat(temp.resolve("models/other")).exists();
  }

  @Test
  void remove_linkedFolder_deletesTheLinkNotTheModel() throws IOException {
    Path real = TestFolders.model(temp.resolve("elsewhere/real"));
    Files.createDirectories(temp.resolve("models"));
    Files.createSymbolicLink(temp.resolve("models/linked"), real);
    ModelRemoval.plan("linked", TestFolders.locations(temp)).execute();
    assertThat(temp.resolve("models/linked")).doesNotExist();
    assertThat(TestFolders.tree(real)).hasSize(7);
  }

  @Test
  void remove_oneSnapshot_keepsWhatTheOtherUses() throws IOException {
    Map<String, byte[]> files = TestFolders.files(5000, "pytorch_model.bin");
    cached("Org/name", ONE, files);
    files.put("pytorch_model.bin", TestFolders.noise(77, 6000));
    cached("Org/name", TWO, files);
    Path refs = Files.createDirectories(temp.resolve("hub/models--Org--name/refs"));
    Files.writeString(refs.resolve("main"), TWO);
    Files.writeString(refs.resolve("old"), ONE);
    Path foreign = Files.writeString(temp.resolve("precious"), "not a blob");
    Files.createSymbolicLink(
        temp.resolve("hub/models--Org--name/snapshots/" + ONE + "/extra"), foreign);
    ModelRemoval removal = ModelRemoval.plan("Org/name@" + ONE, TestFolders.locations(temp));
    assertThat(removal.bytes()).isEqualTo(5000);
    removal.execute();
    assertThat(TestFolders.tree(refs)).containsExactly("main");
    assertThat(foreign).exists();
    assertThat(catalog().verify("Org/name").passed()).isTrue();
    ModelRemoval.plan("Org/name", TestFolders.locations(temp)).execute();
    assertThat(temp.resolve("hub/models--Org--name")).doesNotExist();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"nachtschicht-de-en", "none", "../x", "/etc", "Org/none", "Org/name@3333333"})
  void remove_unknownOrEmbedded_isRefused(String name) throws IOException {
    TestFolders.model(temp.resolve("models/nachtschicht-de-en"));
    TestFolders.model(temp.resolve("x"));
    assertThatThrownBy(() -> ModelRemoval.plan(name, TestFolders.locations(temp)))
        .isInstanceOf(ModelException.class);
  }
}
