package dev.licet.guard;

import java.util.List;
import java.util.Locale;

/** What a call's Accept header (RFC 9110 section 12.5.1) asks for. */
final class Accepts {
  private Accepts() {}

  /**
   * Whether it names {@code application/problem+json} itself (a wildcard does not: the contract's
   * JSON is the default), and does not like {@code application/json} better.
   */
  static boolean problemJson(List<String> headers) {
    double problem = 0;
    double json = 0;
    for (String header : headers) {
      for (String range : header.split(",", -1)) {
        String[] parts = range.toLowerCase(Locale.ROOT).split(";", -1);
        String type = parts[0].strip();
        if (type.equals("application/problem+json")) {
          problem = quality(parts);
        } else if (type.equals("application/json")) {
          json = quality(parts);
        }
      }
    }
    return problem > 0 && problem >= json;
  }

  private static double quality(String[] parts) {
    for (int i = 1; i < parts.length; i++) {
      String parameter = parts[i].strip();
      if (parameter.startsWith("q=")) {
        return parameter.matches("q=(0(\\.\\d{0,3})?|1(\\.0{0,3})?)")
            ? Double.parseDouble(parameter.substring(2))
            : 0;
      }
    }
    return 1;
  }
}
