package io.github.nachtschicht.cli;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads sizes: {@code 1000} (bytes), {@code 64K}, {@code 100M}, {@code 1G}, powers of 1024. */
public final class Sizes implements ITypeConverter<Long> {

  private static final Pattern FORM = Pattern.compile("(\\d{1,12})([KMG]?)B?");

  @Override
  public Long convert(String value) {
    Matcher matcher = FORM.matcher(value.strip().toUpperCase(Locale.ROOT));
    if (!matcher.matches()) {
      throw new TypeConversionException(
          "'" + value + "' is not a size; write bytes (1000), or 64K, 100M, 1G");
    }
    int shift =
        switch (matcher.group(2)) {
          case "K" -> 10;
          case "M" -> 20;
          case "G" -> 30;
          default -> 0;
        };
    long number = Long.parseLong(matcher.group(1));
    if (number > Long.MAX_VALUE >> shift) {
      throw new TypeConversionException("'" + value + "' is too large");
    }
    return number << shift;
  }
}
