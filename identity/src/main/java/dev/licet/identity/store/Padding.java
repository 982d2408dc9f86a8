package dev.licet.identity.store;

import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;

/**
 * Makes lists for {@code in (:values)} whose lengths are few: each length is a statement of its
 * own, which would be kept.
 */
public final class Padding {
  private Padding() {}

  /** A power of two of these, which are not none: the last is repeated, which changes no answer. */
  public static <T> List<T> of(Collection<T> values) {
    var all = List.copyOf(values);
    int size = Integer.highestOneBit(2 * all.size() - 1);
    return Stream.concat(all.stream(), Stream.generate(all::getLast)).limit(size).toList();
  }
}
