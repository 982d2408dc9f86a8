package dev.licet.identity.application;

import dev.licet.identity.shared.FieldChecks;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The fields of a form, as they were filled in. Each is called what its member is at the Management
 * API; a box that is not ticked is not sent.
 */
record FormFields(Map<String, List<String>> sent) {
  private static final Pattern NUMBER = Pattern.compile("\\d{1,9}");

  /** What was typed; empty if nothing was. */
  public String text(String name) {
    var values = all(name);
    return values.isEmpty() ? "" : values.getFirst().strip();
  }

  public boolean ticked(String name) {
    return text(name).equals("true");
  }

  /** Every value of that name. */
  public List<String> all(String name) {
    return sent.getOrDefault(name, List.of());
  }

  /** What was typed, if it is a number. */
  Optional<Integer> number(String name) {
    return Optional.of(text(name)).filter(NUMBER.asMatchPredicate()).map(Integer::valueOf);
  }

  void checkNumber(FieldChecks checks, String name, int least, int most) {
    checks.require(
        number(name).filter(one -> one >= least && one <= most).isPresent(),
        name,
        "Enter a number of seconds from %d to %d".formatted(least, most));
  }
}
