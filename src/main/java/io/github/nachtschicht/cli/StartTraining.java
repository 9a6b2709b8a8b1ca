package io.github.nachtschicht.cli;

import io.github.nachtschicht.support.Folders;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * Does once what commands do, so that Java can archive the classes they load. The start script runs
 * it; what it prints is of no interest, nor is whether all of it works.
 */
public final class StartTraining {

  private StartTraining() {}

  public static void main(String[] args) throws IOException {
    Path folder = Files.createTempDirectory("nachtschicht-start");
    try {
      Path input = Files.createDirectories(folder.resolve("in"));
      Path text = input.resolve("brief.txt");
      String news =
          "Der Rat tagt am Montag.\n\n"
              + "Der Zug fährt morgen nach Berlin. Er hält nicht in Köln, sagte Anna Berg. Die"
              + " Fahrt kostet 12,50 Euro. Im Mai beginnt der Bau einer Brücke.\n\n"
              + "Die Schule bleibt bis Herbst zu. Das Geld reicht nur für ein Jahr, heißt es.\n";
      Files.writeString(text, news);
      Files.writeString(input.resolve("notiz.md"), "# Notiz\n\nDas Wetter ist *schön*.\n");
      Files.writeString(input.resolve("seite.html"), "<h1>Seite</h1><p>Das Haus ist alt.</p>\n");
      String output = folder.resolve("out").toString();
      List<String> run = List.of("run", "--input", input.toString(), "--output", output);
      List<String> table = Stream.concat(run.stream(), Stream.of("--layout", "table")).toList();
      for (List<String> command :
          List.of(
              List.of("--help"),
              List.of("run", "--help"),
              run,
              run,
              table,
              List.of("history", "--output", output),
              List.of("accept", output + "/brief.de-en.md"),
              List.of("corrections", "list", "--corrections", output + "/corrections.tmx"),
              List.of("models", "list"))) {
        // What the user configured is not for these.
        var unused = CommandRunner.execute(Configuration.none(), command.toArray(String[]::new));
      }
      Files.writeString(folder.resolve("application.yml"), "nachtschicht:\n  beam-size: 4\n");
      System.setProperty("spring.config.location", folder + "/");
      var unused = new Configuration().list("nachtschicht.include");
    } finally {
      Folders.deleteAll(folder);
    }
  }
}
