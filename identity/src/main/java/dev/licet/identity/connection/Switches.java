package dev.licet.identity.connection;

import dev.licet.identity.shared.Slice;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * One page of switches.
 *
 * @param number which page it is, from 0
 * @param total how many there are on all pages
 */
record Switches(List<Switch> rows, int number, long total) {
  private static final int SIZE = 100;
  private static final int LAST = 10_000;

  /** The page of that number, as somebody asked for it. */
  static Slice slice(int number) {
    return new Slice("", (long) number(number) * SIZE, SIZE);
  }

  static Switches of(
      Map<String, String> names, Set<String> was, Set<String> on, int number, long total) {
    var rows =
        names.entrySet().stream()
            .map(one ->
                new Switch(
                    one.getKey(),
                    one.getValue(),
                    was.contains(one.getKey()),
                    on.contains(one.getKey())))
            .toList();
    return new Switches(rows, number(number), total);
  }

  public boolean isCut() {
    return total > rows.size();
  }

  public long first() {
    return (long) number * SIZE + 1;
  }

  public long last() {
    return first() + rows.size() - 1;
  }

  /** The page after this one; 0 if there is none. */
  public int next() {
    return last() < total && !rows.isEmpty() ? number + 1 : 0;
  }

  private static int number(int wanted) {
    return Math.clamp(wanted, 0, LAST);
  }

  /**
   * One of them.
   *
   * @param was how it stands
   * @param on how it is shown, which differs in a form that is shown again
   */
  record Switch(String id, String name, boolean was, boolean on) {}
}
