package dev.licet.identity.shared;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Collects what is wrong with the fields of a request: of each field the first thing only. */
public final class FieldChecks {
  private final Map<String, String> problems = new LinkedHashMap<>();

  /** Notes the message unless the condition holds (or the field has a problem already). */
  public FieldChecks require(boolean holds, String field, String message) {
    if (!holds) {
      problems.putIfAbsent(field, message);
    }
    return this;
  }

  /** Requires one line of text, which may be empty. */
  public FieldChecks line(String field, String text, int longest) {
    return require(isLine(text), field, "This must be one line without control characters")
        .require(
            text.length() <= longest,
            field,
            "This may have at most %d characters, not %d".formatted(longest, text.length()));
  }

  /** Requires what people can tell things by: one line, not empty, no angle brackets. */
  public FieldChecks name(String field, String text, int longest) {
    return require(!text.isBlank(), field, "Give it a name")
        .line(field, text, longest)
        .require(
            text.indexOf('<') < 0 && text.indexOf('>') < 0, field, "A name cannot contain < or >");
  }

  /** What was found, in the order of the checks; empty if all is well. */
  public List<FieldProblem> problems() {
    return problems.entrySet().stream()
        .map(problem -> new FieldProblem(problem.getKey(), problem.getValue()))
        .toList();
  }

  /** Whether the text is one line that every database stores: no control character among it. */
  public static boolean isLine(String text) {
    return text.codePoints().noneMatch(FieldChecks::breaksLines);
  }

  private static boolean breaksLines(int character) {
    return switch (Character.getType(character)) {
      case Character.CONTROL,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR,
          Character.SURROGATE ->
          true;
      default -> false;
    };
  }
}
