package dev.licet.identity.dashboard;

import dev.licet.identity.shared.FieldProblem;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What is wrong with a form, field by field, for its template.
 *
 * @param byField the message to show at each field
 */
public record Problems(Map<String, String> byField) {
  public static Problems none() {
    return new Problems(Map.of());
  }

  public static Problems of(List<FieldProblem> problems) {
    return new Problems(
        problems.stream()
            .collect(
                Collectors.toUnmodifiableMap(
                    FieldProblem::field, FieldProblem::message, (first, _) -> first)));
  }

  /** The message for a field. */
  public @Nullable String at(String field) {
    return byField.get(field);
  }

  public boolean any() {
    return !byField.isEmpty();
  }

  /** The messages of every field. */
  public List<String> all() {
    return except(List.of());
  }

  /** The messages of every field but these: for what no input of the form stands for. */
  public List<String> except(List<String> fields) {
    return byField.entrySet().stream()
        .filter(problem -> !fields.contains(problem.getKey()))
        .map(Map.Entry::getValue)
        .toList();
  }
}
