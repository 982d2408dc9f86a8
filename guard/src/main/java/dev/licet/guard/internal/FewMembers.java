package dev.licet.guard.internal;

import java.util.AbstractMap;
import java.util.AbstractSet;
import java.util.Iterator;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The members of a small JSON object, as nearly all are: names and values in turn in one array. It
 * takes a fraction of the room of a table, and a name that is not there is mostly known by one bit.
 * Unchangeable from outside; its order is that of the text.
 */
final class FewMembers extends AbstractMap<String, Json> {
  /** With more members a table is quicker, and an attacker would choose how much slower this is. */
  static final int MAX = 16;

  private Object[] pairs = new Object[16];
  private int end;
  private long bits;

  /** Adds a member, unless there is one of this name; there must be fewer than {@link #MAX}. */
  boolean add(String name, Json value) {
    if (get(name) != null) {
      return false;
    }
    if (end == pairs.length) {
      pairs = java.util.Arrays.copyOf(pairs, 2 * MAX);
    }
    pairs[end] = name;
    pairs[end + 1] = value;
    end += 2;
    bits |= bit(name);
    return true;
  }

  private static long bit(String name) {
    int hash = name.hashCode();
    return 1L << (hash ^ hash >>> 6 ^ hash >>> 17);
  }

  @Override
  public @Nullable Json get(@Nullable Object name) {
    if (!(name instanceof String text) || (bits & bit(text)) == 0) {
      return null;
    }
    int place = placeOf(text);
    return place < 0 ? null : (Json) pairs[place + 1];
  }

  /** A known name is one object wherever it stands: mostly to look for that is enough. */
  @SuppressWarnings("ReferenceEquality") // only to be quicker: texts that are equal are found too
  private int placeOf(String name) {
    for (int i = 0; i < end; i += 2) {
      if (pairs[i] == name) {
        return i;
      }
    }
    for (int i = 0; i < end; i += 2) {
      if (pairs[i].equals(name)) {
        return i;
      }
    }
    return -1;
  }

  @Override
  public boolean containsKey(@Nullable Object name) {
    return get(name) != null;
  }

  @Override
  public int size() {
    return end / 2;
  }

  @Override
  public Set<Map.Entry<String, Json>> entrySet() {
    return new AbstractSet<>() {
      @Override
      public Iterator<Map.Entry<String, Json>> iterator() {
        return new Entries();
      }

      @Override
      public int size() {
        return end / 2;
      }
    };
  }

  private final class Entries implements Iterator<Map.Entry<String, Json>> {
    private int at;

    @Override
    public boolean hasNext() {
      return at < end;
    }

    @Override
    public Map.Entry<String, Json> next() {
      if (at >= end) {
        throw new NoSuchElementException();
      }
      at += 2;
      return Map.entry((String) pairs[at - 2], (Json) pairs[at - 1]);
    }
  }
}
