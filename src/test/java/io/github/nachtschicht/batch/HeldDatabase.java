package io.github.nachtschicht.batch;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;

/** Keeps an H2 database open until it is killed: another program, for tests. */
final class HeldDatabase {

  private HeldDatabase() {}

  /** Opens the first argument's database and makes the second argument's file when it is open. */
  public static void main(String[] arguments) throws Exception {
    try (var connection = DriverManager.getConnection("jdbc:h2:file:" + arguments[0], "sa", "")) {
      Files.createFile(Path.of(arguments[1]));
      Thread.sleep(120_000);
    }
  }
}
