package io.github.nachtschicht;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** Which package may know which: the table in {@code docs/architecture.md}, as rules. */
@AnalyzeClasses(
    packages = "io.github.nachtschicht",
    importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

  private static final String BASE = "io.github.nachtschicht";

  private static ArchRule onlyKnows(String name, String... known) {
    String[] allowed = new String[known.length + 1];
    allowed[known.length] = BASE + ".support"; // may be used by all
    for (int i = 0; i < known.length; i++) {
      allowed[i] = BASE + "." + known[i];
    }
    return noClasses()
        .that()
        .resideInAPackage(BASE + "." + name)
        .should()
        .dependOnClassesThat(
            com.tngtech.archunit.base.DescribedPredicate.describe(
                "are Nachtschicht's, but not in " + String.join(", ", known),
                type ->
                    type.getPackageName().startsWith(BASE)
                        && !type.getPackageName().equals(BASE + "." + name)
                        && !java.util.Arrays.asList(allowed).contains(type.getPackageName())))
        .allowEmptyShould(true);
  }

  @ArchTest static final ArchRule SUPPORT = onlyKnows("support");
  @ArchTest static final ArchRule SETTINGS = onlyKnows("settings");
  @ArchTest static final ArchRule TEXT = onlyKnows("text");
  @ArchTest static final ArchRule READING = onlyKnows("reading", "text");
  @ArchTest static final ArchRule TRANSLATION = onlyKnows("translation", "text");

  @ArchTest static final ArchRule DECODING = onlyKnows("translation.decoding", "translation");

  @ArchTest
  static final ArchRule MARIAN =
      onlyKnows("translation.marian", "translation", "translation.decoding", "text");

  @ArchTest static final ArchRule MEMORY = onlyKnows("translation.memory", "translation");

  @ArchTest
  static final ArchRule STORE_ONLY_IN_MEMORY =
      noClasses()
          .that()
          .resideOutsideOfPackages(BASE + ".translation.memory")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("org.h2..");

  @ArchTest static final ArchRule GLOSSARY = onlyKnows("glossary", "translation");
  @ArchTest static final ArchRule MODELS = onlyKnows("models");
  @ArchTest static final ArchRule QUALITY = onlyKnows("quality", "text", "translation");
  @ArchTest static final ArchRule SUMMARY = onlyKnows("summary", "text");

  @ArchTest
  static final ArchRule MARKDOWN =
      onlyKnows("markdown", "text", "translation", "summary", "quality", "settings");

  @ArchTest static final ArchRule EVALUATION = onlyKnows("evaluation", "text");

  @ArchTest
  static final ArchRule BATCH =
      onlyKnows(
          "batch",
          "settings",
          "text",
          "reading",
          "translation",
          "translation.memory",
          "glossary",
          "models",
          "quality",
          "summary",
          "markdown",
          "evaluation");

  @ArchTest
  static final ArchRule REMOTE =
      onlyKnows("batch.remote", "batch", "glossary", "markdown", "translation", "settings");

  @ArchTest
  static final ArchRule BROKER_ONLY_IN_REMOTE =
      noClasses()
          .that()
          .resideOutsideOfPackages(BASE + ".batch.remote", BASE + ".cli")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              "jakarta.jms..", "org.apache.activemq..", "org.springframework.messaging..");

  @ArchTest
  static final ArchRule NOTHING_IMPORTS_CLI =
      noClasses()
          .that()
          .resideOutsideOfPackages(BASE, BASE + ".cli")
          .should()
          .dependOnClassesThat()
          .resideInAPackage(BASE + ".cli");

  @ArchTest
  static final ArchRule RUNTIME_ONLY_IN_MARIAN =
      noClasses()
          .that()
          .resideOutsideOfPackages(BASE, BASE + ".translation.marian")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("ai.djl..", "ai.onnxruntime..");

  @ArchTest
  static final ArchRule SPRING_ONLY_AT_THE_EDGE =
      noClasses()
          .that()
          .resideOutsideOfPackages(BASE, BASE + ".batch", BASE + ".batch.remote", BASE + ".cli")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("org.springframework..");

  @ArchTest
  static final ArchRule PICOCLI_ONLY_IN_CLI =
      noClasses()
          .that()
          .resideOutsideOfPackages(BASE, BASE + ".cli")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("picocli..");

  @ArchTest
  static final ArchRule NO_CYCLES =
      slices().matching(BASE + ".(*)..").should().beFreeOfCycles().allowEmptyShould(true);

  @ArchTest
  static final ArchRule EVERYTHING_HAS_A_PACKAGE = classes().should().resideInAPackage(BASE + "..");
}
