package dev.licet.identity.protection;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;

/** What people type into the forms of attack protection. */
final class Typed {
  static final String ALLOWLIST = "Enter at most 100 addresses, one a line";

  private static final int MOST = 100;
  private static final Pattern WHOLE = Pattern.compile("\\d{1,7}");
  private static final Pattern SECONDS = Pattern.compile("\\d{1,5}(\\.\\d{1,3})?");

  /** What an address, or a network of them, is written in. */
  static final String ADDRESS_TEXT = "[0-9A-Fa-f:./]{2,64}";

  private static final Pattern ADDRESS = Pattern.compile(ADDRESS_TEXT);

  private Typed() {}

  /** A number from 1 on. */
  static Optional<Integer> whole(String text, int most) {
    return Optional.of(text)
        .filter(WHOLE.asMatchPredicate())
        .map(Integer::valueOf)
        .filter(number -> number >= 1 && number <= most);
  }

  /** Seconds, a day at most, as milliseconds. */
  static Optional<Integer> millis(String seconds) {
    return Optional.of(seconds)
        .filter(SECONDS.asMatchPredicate())
        .map(text -> new BigDecimal(text).movePointRight(3).setScale(0, RoundingMode.UNNECESSARY))
        .map(BigDecimal::intValueExact)
        .filter(millis -> millis >= 1 && millis <= 86_400_000);
  }

  static String seconds(int millis) {
    return BigDecimal.valueOf(millis, 3).stripTrailingZeros().toPlainString();
  }

  static boolean isAllowlist(String text) {
    return lines(text).size() <= MOST && lines(text).stream().allMatch(ADDRESS.asMatchPredicate());
  }

  static ArrayNode list(String text) {
    var list = JsonNodeFactory.instance.arrayNode();
    lines(text).forEach(list::add);
    return list;
  }

  private static List<String> lines(String text) {
    return text.lines().map(String::strip).filter(line -> !line.isEmpty()).toList();
  }
}
