package dev.licet.guard.internal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The settings of a {@code .env} file: lines of {@code NAME=value}, with {@code export} before it
 * or not, the value bare or in quotes; empty lines and comments are skipped.
 */
public final class DotEnv {
  private static final Pattern LINE =
      Pattern.compile("\\s*(?:export\\s+)?([A-Za-z_][A-Za-z0-9_.-]*)\\s*=\\s*(.*)");
  private static final Pattern SINGLE_QUOTED = Pattern.compile("'([^']*)'\\s*(?:#.*)?");
  private static final Pattern DOUBLE_QUOTED =
      Pattern.compile("\"((?:[^\"\\\\]|\\\\.)*)\"\\s*(?:#.*)?");
  private static final Pattern COMMENT_AFTER_VALUE = Pattern.compile("(^|\\s+)#.*$");

  private DotEnv() {}

  /**
   * Those of the file in a directory; none if there is no file.
   *
   * @throws IllegalArgumentException if it cannot be read; the message says why, for people
   */
  public static Map<String, String> in(Path directory) {
    Path file = directory.resolve(".env");
    if (!Files.isRegularFile(file)) {
      return Map.of();
    }
    try {
      return parse(Files.readAllLines(file));
    } catch (IOException e) {
      throw new IllegalArgumentException(
          ".env in the working directory cannot be read as UTF-8 text: " + e.getMessage(), e);
    }
  }

  /** The variables in the order of the file; of a name that stands twice, the last value. */
  static Map<String, String> parse(List<String> lines) {
    Map<String, String> variables = new LinkedHashMap<>();
    for (int i = 0; i < lines.size(); i++) {
      String line = i == 0 ? withoutByteOrderMark(lines.get(i)) : lines.get(i);
      if (!line.isBlank() && !line.strip().startsWith("#")) {
        put(variables, line, i + 1);
      }
    }
    return variables;
  }

  private static void put(Map<String, String> variables, String line, int number) {
    Matcher matcher = LINE.matcher(line);
    if (!matcher.matches()) {
      throw malformed(number, "NAME=value");
    }
    variables.put(matcher.group(1), value(matcher.group(2).strip(), number));
  }

  private static String value(String text, int number) {
    if (text.startsWith("'")) {
      return quoted(SINGLE_QUOTED, text, number);
    }
    if (text.startsWith("\"")) {
      return unescaped(quoted(DOUBLE_QUOTED, text, number));
    }
    return COMMENT_AFTER_VALUE.matcher(text).replaceFirst("").strip();
  }

  private static String quoted(Pattern form, String text, int number) {
    Matcher matcher = form.matcher(text);
    if (!matcher.matches()) {
      throw malformed(number, "the value to end with the quote that it starts with");
    }
    return matcher.group(1);
  }

  private static String unescaped(String text) {
    return Pattern.compile("\\\\(.)")
        .matcher(text)
        .replaceAll(match ->
            Matcher.quoteReplacement(
                switch (match.group(1)) {
                  case "n" -> "\n";
                  case "r" -> "\r";
                  case "t" -> "\t";
                  default -> match.group(1);
                }));
  }

  private static String withoutByteOrderMark(String line) {
    return line.startsWith("\uFEFF") ? line.substring(1) : line;
  }

  /** Does not quote the line: a .env file is where people keep their secrets. */
  private static IllegalArgumentException malformed(int number, String expected) {
    return new IllegalArgumentException(".env, line " + number + ": expected " + expected);
  }
}
