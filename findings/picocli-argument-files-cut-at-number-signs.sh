#!/usr/bin/env bash
# info.picocli:picocli 4.7.7, seen 2026-11-30.
# Guess: in a file of arguments (@FILE) a line or a word is an argument as in a shell: quotes group, wherever in a word they stand, and "#" begins a comment
# at the start of a line or of a word.
# Seen: "#" begins one anywhere, so that "--title=a#b" is a. Quotes, single ones too, begin an argument of their own wherever they stand: --title="Ein Jahr" is an
# empty title and a file "Ein Jahr", "Rock'n'Roll" three arguments, and the title is lost without an error. Only quotes around the whole keep it.
. "$(dirname "$0")/lib.sh"
java_with info.picocli:picocli:4.7.7 <<'JAVA' | expect "--title=Bericht#5 > title Bericht, files []
--title=Bericht > title Bericht, files []
# Bericht > title null, files []
--title=\"Ein Jahr\" > title , files [Ein Jahr]
--title='Ein Jahr' > title , files [Ein Jahr]
--title=Rock'n'Roll > title Rock, files [n, Roll]
\"--title=Ein Jahr\" > title Ein Jahr, files []
--title \"Ein Jahr\" > title Ein Jahr, files []
\"--title=Bericht #5\" > title Bericht #5, files []"
import java.nio.file.*;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.*;

public class Main {
  @Command
  static class Options {
    @Option(names = "--title")
    String title;

    @Parameters List<String> files = List.of();
  }

  public static void main(String[] args) throws Exception {
    for (String line :
        List.of(
            "--title=Bericht#5", "--title=Bericht", "# Bericht", "--title=\"Ein Jahr\"", "--title='Ein Jahr'", "--title=Rock'n'Roll", "\"--title=Ein Jahr\"",
            "--title \"Ein Jahr\"", "\"--title=Bericht #5\"")) {
      Files.writeString(Path.of("arguments"), line + "\n");
      Options options = new Options();
      new CommandLine(options).parseArgs("@arguments");
      System.out.println(line + " > title " + options.title + ", files " + options.files);
    }
  }
}
JAVA
