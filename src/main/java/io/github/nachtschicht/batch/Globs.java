package io.github.nachtschicht.batch;

import java.nio.file.FileSystems;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.util.List;
import java.util.regex.PatternSyntaxException;

/**
 * Which files of the input folder are documents. A pattern without {@code /} is held against the
 * file's name in any folder, one with {@code /} against the path below the input folder; {@code *},
 * {@code ?}, {@code **}, {@code [a-z]} and {@code {a,b}} as in {@link
 * java.nio.file.FileSystem#getPathMatcher}, but that <code>**&#47;</code> also stands for no
 * folder.
 */
public final class Globs {

  private final List<Glob> include;
  private final List<Glob> exclude;

  private record Glob(PathMatcher matcher, boolean wholePath) {

    static Glob of(String option, String pattern) {
      String glob = withOptionalFolders(pattern.startsWith("/") ? pattern.substring(1) : pattern);
      try {
        return new Glob(
            FileSystems.getDefault().getPathMatcher("glob:" + glob), pattern.indexOf('/') >= 0);
      } catch (PatternSyntaxException e) {
        throw new IllegalArgumentException(
            "'" + option + "' is not a pattern: '" + pattern + "' (" + e.getDescription() + ")", e);
      }
    }

    /**
     * Lets a <code>**&#47;</code> that is a whole part of the path stand for no folder, too; in
     * Java's patterns it stands for one at least.
     */
    private static String withOptionalFolders(String pattern) {
      StringBuilder glob = new StringBuilder();
      boolean set = false;
      boolean group = false;
      boolean start = true;
      for (int i = 0; i < pattern.length(); i++) {
        char c = pattern.charAt(i);
        if (start && !group && pattern.startsWith("**/", i)) {
          glob.append("{,**/}");
          i += 2;
          continue;
        }
        glob.append(c);
        if (c == '\\' && i + 1 < pattern.length()) {
          glob.append(pattern.charAt(++i));
        } else if (set) {
          set = c != ']';
        } else if (c == '[') {
          set = true;
        } else if (c == '{' || c == '}') {
          group = c == '{';
        }
        start = c == '/' && !set;
      }
      return glob.toString();
    }

    boolean matches(Path relative) {
      Path name = relative.getFileName();
      return matcher.matches(wholePath || name == null ? relative : name);
    }
  }

  private Globs(List<Glob> include, List<Glob> exclude) {
    this.include = include;
    this.exclude = exclude;
  }

  /**
   * Makes a choice of files.
   *
   * @param include what to take; empty takes all
   * @param exclude what to leave out of that
   * @throws IllegalArgumentException if a pattern is malformed
   */
  public static Globs of(List<String> include, List<String> exclude) {
    return new Globs(
        include.stream().map(p -> Glob.of("include", p)).toList(),
        exclude.stream().map(p -> Glob.of("exclude", p)).toList());
  }

  /** Whether a file, given as a path below the input folder, is a document. */
  boolean takes(Path relative) {
    return (include.isEmpty() || include.stream().anyMatch(glob -> glob.matches(relative)))
        && exclude.stream().noneMatch(glob -> glob.matches(relative));
  }
}
