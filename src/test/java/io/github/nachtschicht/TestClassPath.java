package io.github.nachtschicht;

import java.io.File;
import java.net.URI;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.StringJoiner;

/**
 * The class path of the tests, absolute, to start other processes with; also where a launcher loads
 * them by a class loader of its own.
 */
public final class TestClassPath {

  private TestClassPath() {}

  public static String get() {
    StringJoiner path = new StringJoiner(File.pathSeparator);
    for (String entry : System.getProperty("java.class.path").split(File.pathSeparator, -1)) {
      path.add(Path.of(entry).toAbsolutePath().toString());
    }
    if (TestClassPath.class.getClassLoader() instanceof URLClassLoader loader) {
      for (URL url : loader.getURLs()) {
        path.add(Path.of(URI.create(url.toString())).toString());
      }
    }
    return path.toString();
  }
}
