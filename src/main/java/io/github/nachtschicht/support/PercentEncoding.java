package io.github.nachtschicht.support;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/** Writes a text so that it can stand in a URL (RFC 3986, section 2). */
public final class PercentEncoding {

  private PercentEncoding() {}

  /**
   * The text's bytes in UTF-8, all but letters, digits, {@code -}, {@code .}, {@code _} and {@code
   * ~} as {@code %XX}.
   */
  public static String of(String text) {
    // URLEncoder writes forms: a space as +, * as it is, and ~ encoded
    return URLEncoder.encode(text, StandardCharsets.UTF_8)
        .replace("+", "%20")
        .replace("*", "%2A")
        .replace("%7E", "~");
  }
}
