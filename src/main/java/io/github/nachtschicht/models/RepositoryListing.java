package io.github.nachtschicht.models;

import io.github.nachtschicht.support.OneLine;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * What the hub says of a repository at a revision ({@code /api/models/…/revision/…?blobs=true}).
 * Everything in it is checked before it is used: it comes from outside.
 *
 * @param commit 40 hexadecimal digits
 * @param license empty if it says none
 * @param files by name
 */
record RepositoryListing(String commit, String license, Map<String, HubFile> files) {

  private static final Pattern SHA1 = Pattern.compile("[0-9a-f]{40}");
  private static final Pattern SHA256 = Pattern.compile("[0-9a-f]{64}");
  private static final Pattern LICENSE = Pattern.compile("[A-Za-z0-9 ._+-]{1,60}");
  private static final JsonMapper JSON = new JsonMapper();

  /**
   * A file of the repository.
   *
   * @param name plain name
   * @param size bytes
   * @param hash SHA-256 of the content (64 digits) of a file in git's large file storage, else
   *     git's hash of the blob (40 digits); also its name in the cache
   */
  record HubFile(String name, long size, String hash) {

    boolean large() {
      return hash.length() == 64;
    }
  }

  /**
   * Reads the hub's answer.
   *
   * @throws ModelException if it is not what the hub answers, or names files that no repository has
   */
  static RepositoryListing parse(byte[] json, String repository) {
    JsonNode root;
    try {
      root = JSON.readTree(json);
    } catch (JacksonException e) {
      throw refused(repository, "it is not JSON (" + e.getOriginalMessage() + ")");
    }
    String commit = root.path("sha").asString("");
    if (!SHA1.matcher(commit).matches()) {
      throw refused(repository, "it names no commit");
    }
    JsonNode siblings = root.path("siblings");
    if (!siblings.isArray()) {
      throw refused(repository, "it lists no files");
    }
    Map<String, HubFile> files = new LinkedHashMap<>();
    for (JsonNode sibling : siblings) {
      String name = sibling.path("rfilename").asString("");
      checkName(repository, name);
      JsonNode lfs = sibling.path("lfs");
      boolean large = lfs.isObject();
      JsonNode size = large ? lfs.path("size") : sibling.path("size");
      String hash = (large ? lfs.path("sha256") : sibling.path("blobId")).asString("");
      if (!ModelFiles.isWanted(name)) {
        continue;
      }
      if (!size.isIntegralNumber() || !size.canConvertToLong() || size.asLong() < 0) {
        throw refused(repository, "it gives no size of " + name);
      }
      if (!(large ? SHA256 : SHA1).matcher(hash).matches()) {
        throw refused(repository, "it gives no hash of " + name);
      }
      if (files.put(name, new HubFile(name, size.asLong(), hash)) != null) {
        throw refused(repository, "it lists " + name + " twice");
      }
    }
    return new RepositoryListing(commit, license(root), files);
  }

  private static void checkName(String repository, String name) {
    boolean plain =
        !name.isEmpty()
            && name.length() <= 1000
            && !name.startsWith("/")
            && !name.contains("\\")
            && !name.contains(":")
            && name.chars().noneMatch(Character::isISOControl);
    for (String part : name.split("/", -1)) {
      plain = plain && !part.isEmpty() && !part.equals(".") && !part.equals("..");
    }
    if (!plain) {
      throw refused(repository, "it names a file '" + OneLine.brief(name) + "'");
    }
  }

  private static String license(JsonNode root) {
    String license = root.path("cardData").path("license").asString("");
    if (license.isEmpty()) {
      for (JsonNode tag : root.path("tags")) {
        if (tag.asString("").startsWith("license:")) {
          license = tag.asString("").substring("license:".length());
        }
      }
    }
    return LICENSE.matcher(license).matches() ? license : "";
  }

  private static ModelException refused(String repository, String what) {
    return new ModelException(
        "The hub's answer about " + repository + " is refused: " + what + ". Nothing was changed.");
  }
}
