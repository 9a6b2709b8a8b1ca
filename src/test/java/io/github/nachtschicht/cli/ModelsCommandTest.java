package io.github.nachtschicht.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.nachtschicht.TranslationModel;
import io.github.nachtschicht.models.HubEmulator;
import io.github.nachtschicht.models.HubSettings;
import io.github.nachtschicht.models.ModelLocations;
import io.github.nachtschicht.models.ModelResolver;
import io.github.nachtschicht.models.TestFolders;
import io.github.nachtschicht.translation.ModelOptions;
import io.github.nachtschicht.translation.marian.RandomMarianFolder;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class ModelsCommandTest {

  @TempDir Path temp;
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();
  private String endpoint = "http://127.0.0.1:1";

  private int run(String... args) {
    out.getBuffer().setLength(0);
    err.getBuffer().setLength(0);
    ModelsCommand models =
        new ModelsCommand(Configuration.none()) {
          @Override
          ModelLocations locations() {
            return new ModelLocations(
                List.of(temp.resolve("models")), temp.resolve("hub"), temp.resolve("own"));
          }

          @Override
          HubSettings hub() {
            return HubSettings.of(Map.of("HF_ENDPOINT", endpoint));
          }
        };
    return new CommandLine(models)
        .setExecutionExceptionHandler(CommandRunner::executionError)
        .setOut(new PrintWriter(out, true))
        .setErr(new PrintWriter(err, true))
        .setColorScheme(CommandLine.Help.defaultColorScheme(CommandLine.Help.Ansi.OFF))
        .execute(args);
  }

  private static Path model(Path folder) throws IOException {
    Files.createDirectories(folder);
    Files.writeString(folder.resolve("config.json"), "{\"model_type\": \"marian\"}");
    Files.writeString(
        folder.resolve("tokenizer_config.json"),
        "{\"source_lang\": \"fr\", \"target_lang\": \"en\"}");
    for (String file : List.of("vocab.json", "source.spm", "target.spm", "model.safetensors")) {
      Files.writeString(folder.resolve(file), "{}");
    }
    return folder;
  }

  @Test
  void importListVerifyPathRemove_oneAfterTheOther() throws IOException {
    Path source = model(temp.resolve("usb/stick-model"));
    assertThat(run("import", source.toString())).as(err.toString()).isZero();
    assertThat(out.toString())
        .contains("Imported into " + temp.resolve("models/stick-model"))
        .contains("Note: the model stick-model translates 'fr' to 'en', not German to English.")
        .contains("nachtschicht run --model stick-model");
    assertThat(run("list")).isZero();
    assertThat(out.toString())
        .contains("stick-model  fr-en")
        .contains("nachtschicht models pull  (Helsinki-NLP/opus-mt-de-en)");
    assertThat(run("list", "--json")).isZero();
    assertThat(out.toString()).contains("\"source_language\" : \"fr\"");
    assertThat(run("path", "stick-model")).isZero();
    assertThat(out.toString().strip()).isEqualTo(temp.resolve("models/stick-model").toString());
    assertThat(run("verify", "stick-model")).isZero();
    assertThat(out.toString()).contains("ok ").contains("fingerprint ");
    Files.writeString(temp.resolve("models/stick-model/source.spm"), "[]");
    assertThat(run("verify", "stick-model")).isEqualTo(1);
    assertThat(out.toString()).contains("DAMAGED").contains("source.spm");
    assertThat(run("remove", "stick-model")).isEqualTo(1);
    assertThat(out.toString()).contains("Nothing was removed");
    assertThat(run("remove", "stick-model", "--yes")).isZero();
    assertThat(temp.resolve("models/stick-model")).doesNotExist();
  }

  @Test
  void remove_compiledModel_takesWhatWasCompiledOfItAlone() throws IOException {
    Path first = compiled("first", 1);
    Path second = compiled("second", 2);
    assertThat(run("remove", "first")).isEqualTo(1);
    assertThat(out.toString()).contains(first.toString()).contains("Nothing was removed");
    assertThat(first).isDirectory();
    assertThat(run("remove", "first", "--yes")).as(err.toString()).isZero();
    assertThat(temp.resolve("models/first")).doesNotExist();
    assertThat(first).doesNotExist();
    assertThat(second).isDirectory();
    Files.writeString(temp.resolve("models/second/config.json"), "{\"model_type\": \"marian\"}");
    assertThat(run("remove", "second", "--yes")).as(err.toString()).isZero();
    assertThat(temp.resolve("models/second")).doesNotExist();
  }

  /** Makes a model and uses it once; gives the folder that it was compiled into. */
  private Path compiled(String name, long seed) throws IOException {
    Path folder = temp.resolve("models").resolve(name);
    RandomMarianFolder.writeSmall(folder, RandomMarianFolder.Format.SAFETENSORS_F32, seed);
    ModelLocations locations =
        new ModelLocations(
            List.of(temp.resolve("models")), temp.resolve("hub"), temp.resolve("own"));
    Path cache = locations.compiledCache();
    TranslationModel model = TranslationModel.of(new ModelResolver(locations).resolve(name));
    model.open(ModelOptions.of(cache)).close();
    assertThat(model.compiled(cache)).hasSize(1);
    return model.compiled(cache).get(0);
  }

  @Test
  void unknownModel_isOneMessageAndExitCodeOne() {
    for (String command : List.of("verify", "path", "remove", "import")) {
      assertThat(run(command, "no-such-model")).as(command).isEqualTo(1);
      assertThat(err.toString().lines()).as(command).hasSize(1);
      assertThat(err.toString()).contains("no-such-model").doesNotContain("Exception");
    }
  }

  @Test
  void pull_withoutTerminal_printsPlainLinesLicenceAndFolder() throws IOException {
    try (HubEmulator hub = new HubEmulator(TestFolders.files(30_000_000, "pytorch_model.bin"))) {
      endpoint = hub.endpoint().toString();
      assertThat(run("pull", "--no-proof")).as(err.toString()).isZero();
    }
    assertThat(out.toString().strip())
        .isEqualTo(
            temp.resolve("hub/models--Helsinki-NLP--opus-mt-de-en/snapshots/" + HubEmulator.COMMIT)
                .toString());
    assertThat(err.toString())
        .contains(
            "Helsinki-NLP/opus-mt-de-en at "
                + HubEmulator.COMMIT
                + ": 7 files, 30.0 MB to download")
        .contains("pytorch_model.bin: 50 %")
        .contains("pytorch_model.bin: 30.0 MB, verified")
        .contains("Licence: CC-BY-4.0")
        .contains("Tiedemann")
        .contains("nachtschicht run --model Helsinki-NLP/opus-mt-de-en")
        .doesNotContain("\r");
  }

  @Test
  void pull_impossibleName_isOneMessage() {
    assertThat(run("pull", "../../etc")).isEqualTo(1);
    assertThat(err.toString()).contains("cannot be the name of a model").doesNotContain("\tat ");
  }
}
