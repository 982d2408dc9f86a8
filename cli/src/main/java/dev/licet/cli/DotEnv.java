package dev.licet.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The settings of a {@code .env} file: lines of {@code NAME=value}, with or without quotes. */
final class DotEnv {
  private static final Pattern LINE =
      Pattern.compile(
          "\\s*(?:export\\s+)?(?<name>[A-Za-z_]\\w*)\\s*=\\s*"
              + "(?:\"(?<double>[^\"]*)\"|'(?<single>[^']*)'|(?<bare>.*?))\\s*(?:(?<=[\\s\"'])#.*)?");

  private DotEnv() {}

  /** Those of the file in a directory; none if there is no file. */
  static Map<String, String> in(Path directory) {
    Path file = directory.resolve(".env");
    if (!Files.isRegularFile(file)) {
      return Map.of();
    }
    Map<String, String> settings = new HashMap<>();
    try {
      Files.readAllLines(file).forEach(line -> read(line, settings));
    } catch (IOException unreadable) {
      throw new Problem(file + " cannot be read as text.", unreadable);
    }
    return settings;
  }

  private static void read(String line, Map<String, String> settings) {
    Matcher parts = LINE.matcher(line);
    if (parts.matches()) {
      for (String form : new String[] {"double", "single", "bare"}) {
        String value = parts.group(form);
        if (value != null) {
          settings.put(parts.group("name"), value);
        }
      }
    }
  }
}
