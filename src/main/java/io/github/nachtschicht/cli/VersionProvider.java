package io.github.nachtschicht.cli;

import picocli.CommandLine.IVersionProvider;

/** Version of the program and of the Java it runs on. */
public class VersionProvider implements IVersionProvider {

  @Override
  public String[] getVersion() {
    return new String[] {
      "nachtschicht " + programVersion(),
      "Java " + System.getProperty("java.runtime.version") + ", " + System.getProperty("os.name")
    };
  }

  /** The program's version; {@code (development build)} where it does not run from its jar. */
  static String programVersion() {
    String version = VersionProvider.class.getPackage().getImplementationVersion();
    return version == null ? "(development build)" : version;
  }
}
