package dev.licet.identity.tenant;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.databind.json.JsonMapper;

/**
 * Fills in what a tenant file takes from the environment, as auth0-deploy-cli does: {@code
 * ##NAME##} stands for the variable's text as it is, {@code @@NAME@@} (with or without quotes) for
 * its text as a string. Lines stay where they are, so that problems can be found by their number.
 */
final class EnvironmentReferences {
  private static final Pattern REFERENCE =
      Pattern.compile("(?<quote>['\"]?)@@(?<text>\\w+)@@\\k<quote>|##(?<raw>\\w+)##");
  private static final JsonMapper JSON = JsonMapper.builder().build();

  private final String file;
  private final Function<String, Optional<String>> variables;

  EnvironmentReferences(String file, Function<String, Optional<String>> variables) {
    this.file = file;
    this.variables = variables;
  }

  /** The references that a text has, each once, as they stand there. */
  static List<String> names(String text) {
    return REFERENCE.matcher(text).results().map(MatchResult::group).distinct().toList();
  }

  String resolve(String text) {
    var lines = text.split("\n", -1);
    for (int i = 0; i < lines.length; i++) {
      var place = new Place(file, i + 1, "");
      if (!lines[i].stripLeading().startsWith("# ")) {
        lines[i] = REFERENCE.matcher(lines[i]).replaceAll(match -> quoted(match, place));
      }
    }
    return String.join("\n", lines);
  }

  private String quoted(MatchResult match, Place place) {
    return Matcher.quoteReplacement(value(match, place));
  }

  private String value(MatchResult match, Place place) {
    var isRaw = match.group("raw") != null;
    var name = isRaw ? match.group("raw") : match.group("text");
    var value =
        variables
            .apply(name)
            .orElseThrow(
                () -> place.refuse("a value for %s in the environment".formatted(name), "none"));
    if (isRaw && value.contains("\n")) {
      throw place.refuse(
          "one line in the environment's " + name, "several: write @@" + name + "@@ instead");
    }
    return isRaw ? value : JSON.writeValueAsString(value);
  }
}
