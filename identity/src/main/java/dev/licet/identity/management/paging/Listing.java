package dev.licet.identity.management.paging;

import dev.licet.identity.shared.Slice;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.LongSupplier;

/**
 * A list as one call wants it. By page number it is a bare array, or with {@code include_totals} an
 * object that counts; from a checkpoint it is an object that says how to go on, unless at the end.
 */
public final class Listing {
  static final List<String> PAGES = List.of("page", "per_page", "include_totals");
  static final List<String> PARAMETERS =
      List.of("page", "per_page", "include_totals", "from", "take");

  /** Those whose length Auth0 tells besides. */
  private static final Set<String> WITH_LENGTH = Set.of("users", "logs");

  private final String collection;
  private final Fields fields;
  private final Slice slice;
  private final boolean totals;
  private final Optional<Function<String, String>> checkpoint;

  /**
   * A list.
   *
   * @param checkpoint what says how to go on after the row of a key; empty for lists by page
   */
  Listing(
      String collection,
      Fields fields,
      Slice slice,
      boolean totals,
      Optional<Function<String, String>> checkpoint) {
    this.collection = collection;
    this.fields = fields;
    this.slice = slice;
    this.totals = totals;
    this.checkpoint = checkpoint;
  }

  /** The rows to ask the feature for; from a checkpoint one more, to see whether it goes on. */
  public Slice slice() {
    return checkpoint.isEmpty() ? slice : new Slice(slice.after(), 0, slice.limit() + 1);
  }

  /**
   * The JSON of the answer.
   *
   * @param rows what the feature gave for the slice
   * @param key what tells rows apart, and is their order
   * @param shape a row's JSON
   * @param total how many rows there are in all; asked only if the caller wants to know
   */
  public <T> Object answer(
      List<T> rows,
      Function<T, String> key,
      Function<T, Map<String, Object>> shape,
      LongSupplier total) {
    var items = rows.stream().limit(slice.limit()).map(row -> fields.of(shape.apply(row))).toList();
    if (checkpoint.isPresent()) {
      return goingOn(items, rows, checkpoint.get().compose(key));
    }
    return totals ? counted(items, total.getAsLong()) : items;
  }

  /** The same of all rows that there are, where they are few enough to be at hand. */
  public <T> Object answerOf(
      Collection<T> all, Function<T, String> key, Function<T, Map<String, Object>> shape) {
    var rows =
        all.stream()
            .filter(row -> key.apply(row).compareTo(slice.after()) > 0)
            .sorted(Comparator.comparing(key))
            .skip(slice.skip())
            .limit(slice().limit())
            .toList();
    return answer(rows, key, shape, all::size);
  }

  /** The same where there is nothing. */
  public Object answerNothing() {
    return answer(List.<String>of(), key -> key, _ -> Map.of(), () -> 0);
  }

  private Map<String, Object> counted(List<?> items, long total) {
    var answer = new LinkedHashMap<String, Object>();
    answer.put("total", total);
    answer.put("start", slice.skip());
    answer.put("limit", slice.limit());
    if (WITH_LENGTH.contains(collection)) {
      answer.put("length", items.size());
    }
    answer.put(collection, items);
    return answer;
  }

  private <T> Map<String, Object> goingOn(
      List<?> items, List<T> rows, Function<T, String> afterRow) {
    var answer = new LinkedHashMap<String, Object>();
    answer.put(collection, items);
    if (rows.size() > slice.limit()) {
      answer.put("next", afterRow.apply(rows.get(slice.limit() - 1)));
    }
    return answer;
  }
}
