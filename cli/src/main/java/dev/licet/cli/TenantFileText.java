package dev.licet.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** A tenant file as it goes to the server, with the variables that it refers to and no other. */
final class TenantFileText {
  private static final Pattern REFERENCE = Pattern.compile("@@(?<text>\\w+)@@|##(?<raw>\\w+)##");

  private TenantFileText() {}

  /** The body of a call about a file. */
  static Map<String, Object> body(Surroundings surroundings, Path file) {
    String content = read(surroundings.directory().resolve(file));
    Map<String, Object> body = new LinkedHashMap<>();
    body.put("file", file.toString());
    body.put("content", content);
    body.put("variables", variables(surroundings, content));
    return body;
  }

  private static Map<String, String> variables(Surroundings surroundings, String content) {
    Map<String, String> variables = new LinkedHashMap<>();
    REFERENCE
        .matcher(content)
        .results()
        .map(match -> Optional.ofNullable(match.group("text")).orElse(match.group("raw")))
        .forEach(name ->
            Optional.ofNullable(surroundings.environment().get(name))
                .ifPresent(value -> variables.put(name, value)));
    return variables;
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException unreadable) {
      throw new Problem(file + " must be a text file that can be read.", unreadable);
    }
  }
}
