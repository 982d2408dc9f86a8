package dev.licet.identity.dashboard;

import dev.licet.identity.shared.FieldChecks;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The fields of a form, as they were filled in. Each is called what its member is at the Management
 * API; a box that is not ticked is not sent. Beside each the page sends how it stood when it was
 * shown, so that only what somebody has altered counts: not what was changed elsewhere since.
 */
public record FormFields(Map<String, List<String>> sent) {
  private static final String SHOWN = "shown.";
  private static final Pattern NUMBER = Pattern.compile("\\d{1,9}");

  /** A form that shows what is there now. */
  public static FormFields of(Map<String, List<String>> now) {
    var fields = new LinkedHashMap<>(now);
    now.forEach((name, values) -> fields.put(SHOWN + name, values));
    return new FormFields(fields);
  }

  /** What the page sends along, unseen. */
  public Map<String, List<String>> shown() {
    var shown = new LinkedHashMap<String, List<String>>();
    sent.forEach((name, values) -> {
      if (name.startsWith(SHOWN)) {
        shown.put(name, values);
      }
    });
    return shown;
  }

  /** The same with what is there by now, where nobody has altered the field. */
  public FormFields onto(FormFields now) {
    var fields = new LinkedHashMap<>(sent);
    if (!shown().isEmpty()) {
      now.sent.forEach((name, values) -> {
        if (meaning(all(name)).equals(meaning(all(SHOWN + name)))) {
          fields.put(name, values);
        }
      });
    }
    return new FormFields(fields);
  }

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
  public Optional<Integer> number(String name) {
    return Optional.of(text(name)).filter(NUMBER.asMatchPredicate()).map(Integer::valueOf);
  }

  /** Requires a number, of what is said: {@code a number of seconds}. */
  public FieldChecks checkNumber(
      FieldChecks checks, String name, String what, int least, int most) {
    return checks.require(
        number(name).filter(one -> one >= least && one <= most).isPresent(),
        name,
        "Enter %s from %d to %d".formatted(what, least, most));
  }

  /** A box that is not ticked is not sent, and browsers write a line break as two characters. */
  private static Set<String> meaning(List<String> values) {
    return values.stream()
        .map(value -> value.replace("\r\n", "\n").strip())
        .filter(value -> !value.isEmpty() && !value.equals("false"))
        .collect(Collectors.toSet());
  }
}
