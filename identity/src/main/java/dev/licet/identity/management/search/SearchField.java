package dev.licet.identity.management.search;

import java.util.Optional;
import java.util.function.Function;

/**
 * Something that can be searched by.
 *
 * @param name in queries
 * @param column in SQL; of {@link Kind#JSON} the document
 * @param path of {@link Kind#JSON} where in the document
 * @param around what the condition on the column stands in, with {@code %s} for it
 * @param numbers of {@link Kind#NUMBER} how queries write it; empty for what is no such number
 */
public record SearchField(
    String name,
    Kind kind,
    String column,
    String path,
    String around,
    Function<String, Optional<Long>> numbers) {
  /** What the column holds, and so what a value is compared with. */
  public enum Kind {
    /** Text, compared letter by letter. */
    TEXT,
    /** Text that is kept in lower case. */
    LOWER,
    /** Text, compared in whatever letters. */
    FOLDED,
    /** True or false. */
    FLAG,
    /** Milliseconds since 1970. */
    TIME,
    /** A number, which outsiders know in another form. */
    NUMBER,
    /** A JSON object. */
    JSON
  }

  SearchField(String name, Kind kind, String column, String path, String around) {
    this(name, kind, column, path, around, _ -> Optional.empty());
  }

  static SearchField of(String name, Kind kind, String column) {
    return new SearchField(name, kind, column, "", "%s");
  }

  /** Where the paths of its members begin. */
  String beginning() {
    return path.isEmpty() ? "$" : path;
  }

  /** The member of that path. */
  SearchField at(String member, String memberPath) {
    return new SearchField(member, kind, column, memberPath, around);
  }
}
