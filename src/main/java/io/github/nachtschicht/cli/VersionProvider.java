package io.github.nachtschicht.cli;

import picocli.CommandLine.IVersionProvider;

/** Version of the program and of the Java it runs on. */
public class VersionProvider implements IVersionProvider {

  @Override
  public String[] getVersion() {
    String version = VersionProvider.class.getPackage().getImplementationVersion();
    return new String[] {
      "nachtschicht " + (version == null ? "(development build)" : version),
      "Java " + System.getProperty("java.runtime.version") + ", " + System.getProperty("os.name")
    };
  }
}
