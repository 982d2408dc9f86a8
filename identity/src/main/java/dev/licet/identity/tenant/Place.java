package dev.licet.identity.tenant;

import dev.licet.identity.shared.StartRefused;

/**
 * A place in the tenant file.
 *
 * @param field such as {@code resourceServers[0].name}; empty where no field is meant
 */
record Place(String file, int line, String field) {
  private static final String BROKEN = "LICET_TENANT_FILE is broken: ";

  /** The end of the start: nothing of the file is applied. */
  StartRefused refuse(String expected, String found) {
    return refuse("expected %s, found %s".formatted(expected, found));
  }

  /** A problem that is a sentence already, as others have it, is not ended twice. */
  StartRefused refuse(String problem) {
    return new StartRefused(BROKEN + sentence(problem) + (problem.endsWith(".") ? "" : "."));
  }

  /** The same sentence where no start is under way: the file came from somewhere else. */
  static String withoutSetting(StartRefused refused) {
    var sentence = String.valueOf(refused.getMessage());
    return sentence.startsWith(BROKEN) ? sentence.substring(BROKEN.length()) : sentence;
  }

  /** What the log says of what is left out. */
  String sentence(String text) {
    return "%s, line %d: %s%s".formatted(file, line, field.isEmpty() ? "" : field + ": ", text);
  }

  Place at(int otherLine, String otherField) {
    return new Place(file, otherLine, otherField);
  }
}
