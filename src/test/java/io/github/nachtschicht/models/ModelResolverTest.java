package io.github.nachtschicht.models;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ModelResolverTest {

  private static final String COMMIT = "0123456789abcdef0123456789abcdef01234567";
  private static final String OTHER = "fedcba9876543210fedcba9876543210fedcba98";

  @TempDir Path temp;

  private ModelResolver resolver() {
    return new ModelResolver(TestFolders.locations(temp));
  }

  private Path repository() {
    return temp.resolve("hub/models--Helsinki-NLP--opus-mt-de-en");
  }

  @Test
  void resolve_path_comesFirst() throws IOException {
    Path folder = TestFolders.model(temp.resolve("somewhere/mine"));
    assertThat(resolver().resolve(folder.toString()).path()).isEqualTo(folder);
    assertThat(resolver().resolve(folder.toString()).name()).isEqualTo("mine");
  }

  @Test
  void resolve_nameInModelsFolder_isFound() throws IOException {
    Path folder = TestFolders.model(temp.resolve("models/mine"));
    assertThat(resolver().resolve("mine").path()).isEqualTo(folder);
  }

  @Test
  void resolve_hubCache_byMainBranchOrRevision() throws IOException {
    TestFolders.model(repository().resolve("snapshots/" + COMMIT));
    TestFolders.model(repository().resolve("snapshots/" + OTHER));
    assertThatThrownBy(() -> resolver().resolve("Helsinki-NLP/opus-mt-de-en"))
        .hasMessageContaining("several versions")
        .hasMessageContaining("Helsinki-NLP/opus-mt-de-en@" + OTHER);
    Files.createDirectories(repository().resolve("refs"));
    Files.writeString(repository().resolve("refs/main"), OTHER);
    ModelFolder model = resolver().resolve("Helsinki-NLP/opus-mt-de-en");
    assertThat(model.name()).isEqualTo("Helsinki-NLP/opus-mt-de-en");
    assertThat(model.path()).isEqualTo(repository().resolve("snapshots/" + OTHER));
    assertThat(resolver().resolve("Helsinki-NLP/opus-mt-de-en@0123456").path())
        .isEqualTo(repository().resolve("snapshots/" + COMMIT));
    assertThat(resolver().resolve(model.path().toString()).name())
        .isEqualTo("Helsinki-NLP/opus-mt-de-en");
  }

  @Test
  void resolve_partOfModelInHubCache_saysHowToCompleteIt() throws IOException {
    Path snapshot = TestFolders.model(repository().resolve("snapshots/" + COMMIT));
    Files.delete(snapshot.resolve("source.spm"));
    assertThatThrownBy(() -> resolver().resolve("Helsinki-NLP/opus-mt-de-en"))
        .isInstanceOf(ModelException.class)
        .hasMessageContaining("missing source.spm")
        .hasMessageContaining(
            "Complete it with: nachtschicht models pull Helsinki-NLP/opus-mt-de-en");
  }

  @Test
  void resolve_unknown_saysWhereItLookedAndWhichCommandDownloads() {
    assertThatThrownBy(() -> resolver().resolve("Helsinki-NLP/opus-mt-de-en"))
        .hasMessageContaining(temp.resolve("models").toString())
        .hasMessageContaining(temp.resolve("hub").toString())
        .hasMessageEndingWith(
            "Download it with: nachtschicht models pull Helsinki-NLP/opus-mt-de-en");
    assertThatThrownBy(() -> resolver().resolve("opus-mt-de-en"))
        .hasMessageEndingWith("nachtschicht models pull Helsinki-NLP/opus-mt-de-en");
    assertThatThrownBy(() -> resolver().resolve("a/b@v1"))
        .hasMessageEndingWith("nachtschicht models pull a/b --revision v1");
    assertThatThrownBy(() -> resolver().resolve("nachtschicht-de-en"))
        .hasMessageContaining("comes with the program");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "../secret",
        "a/../../secret",
        "./no",
        "/no/such",
        "C:\\no",
        "a--b",
        "x\u0000y",
        "",
        " ",
        "a/b@../../../x",
        "a/b@",
        "~/no-such-folder",
        "-rf",
        "a/b/c/d",
        "models/../secret"
      })
  void resolve_oddNames_areUnknown(String name) throws IOException {
    Files.createDirectories(temp.resolve("models"));
    TestFolders.model(temp.resolve("secret"));
    assertThatThrownBy(() -> resolver().resolve(name)).isInstanceOf(ModelException.class);
  }

  @Test
  void locations_followTheEnvironmentLikeOtherTools() {
    Path home = Path.of("/home/u");
    Path work = Path.of("/work-dir");
    Map<String, String> environment = new LinkedHashMap<>();
    ModelLocations plain = ModelLocations.of(environment, home, work, null, null);
    assertThat(plain.hubCache()).isEqualTo(Path.of("/home/u/.cache/huggingface/hub"));
    assertThat(plain.ownCache()).isEqualTo(Path.of("/home/u/.cache/nachtschicht"));
    assertThat(plain.modelFolders()).containsExactly(Path.of("/work-dir/models"));
    environment.put("XDG_CACHE_HOME", "/xdg");
    assertThat(ModelLocations.of(environment, home, work, null, null).hubCache())
        .isEqualTo(Path.of("/xdg/huggingface/hub"));
    environment.put("HF_HOME", "~/hf");
    assertThat(ModelLocations.of(environment, home, work, null, null).hubCache())
        .isEqualTo(Path.of("/home/u/hf/hub"));
    environment.put("HF_HUB_CACHE", "cache");
    environment.put("NACHTSCHICHT_MODELS_DIR", "/configured");
    ModelLocations all = ModelLocations.of(environment, home, work, null, null);
    assertThat(all.hubCache()).isEqualTo(Path.of("/work-dir/cache"));
    assertThat(all.modelFolders())
        .containsExactly(Path.of("/configured"), Path.of("/work-dir/models"));
    assertThat(ModelLocations.of(environment, home, work, null, Path.of("mine")).modelFolders())
        .containsExactly(Path.of("/work-dir/mine"), Path.of("/work-dir/models"));
  }

  @Test
  void locations_besideTheJar_areLookedInto() {
    Path work = Path.of("/somewhere");
    assertThat(folders(work, "/opt/ns/nachtschicht.jar"))
        .containsExactly(Path.of("/somewhere/models"), Path.of("/opt/ns/models"));
    assertThat(folders(work, "/src/target/nachtschicht.jar"))
        .containsExactly(
            Path.of("/somewhere/models"), Path.of("/src/target/models"), Path.of("/src/models"));
    assertThat(folders(work, "/src/target/classes"))
        .containsExactly(
            Path.of("/somewhere/models"), Path.of("/src/target/models"), Path.of("/src/models"));
  }

  private static List<Path> folders(Path work, String program) {
    return ModelLocations.of(Map.of(), Path.of("/home/u"), work, Path.of(program), null)
        .modelFolders();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "file:/opt/my%20dir/n.jar",
        "jar:file:/opt/my%20dir/n.jar!/BOOT-INF/classes!/",
        "jar:nested:/opt/my%20dir/n.jar/!BOOT-INF/classes/!/",
        "jar:nested:/opt/my dir/n.jar/!BOOT-INF/classes/!/"
      })
  void program_ofCodeLocation_isTheJar(String location) {
    assertThat(ModelLocations.program(location)).isEqualTo(Path.of("/opt/my dir/n.jar"));
  }

  @Test
  void ofProcess_findsTheEmbeddedModel() {
    assertThat(
            new ModelResolver(ModelLocations.ofProcess())
                .resolve(ModelResolver.EMBEDDED)
                .sourceLanguage())
        .isEqualTo("de");
  }
}
