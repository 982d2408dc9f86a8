package dev.licet.identity.management.search;

import dev.licet.identity.management.search.SearchField.Kind;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;

/** What one kind of thing can be searched by; no other name is understood. */
public final class SearchFields {
  private static final Pattern PATH = Pattern.compile("[A-Za-z0-9_-]+(\\.[A-Za-z0-9_-]+){0,9}");

  private final Map<String, SearchField> fields;

  private SearchFields(Map<String, SearchField> fields) {
    this.fields = fields;
  }

  public static SearchFields none() {
    return new SearchFields(Map.of());
  }

  /** The same with a field more. */
  public SearchFields with(String name, Kind kind, String column) {
    return with(SearchField.of(name, kind, column));
  }

  /** The same with a field more that is a column of rows elsewhere. */
  public SearchFields within(String around, String name, Kind kind, String column) {
    return with(new SearchField(name, kind, column, "", around));
  }

  /** The same with a field more that is a member of a document, and what is in that member. */
  public SearchFields member(String name, String column) {
    return with(new SearchField(name, Kind.JSON, column, "$.\"" + name + "\"", "%s"));
  }

  /** The same with a field more that is a number, which queries write in a form of its own. */
  public SearchFields numbered(
      String name, String column, Function<String, Optional<Long>> numbers) {
    return with(new SearchField(name, Kind.NUMBER, column, "", "%s", numbers));
  }

  private SearchFields with(SearchField field) {
    var more = new LinkedHashMap<>(fields);
    more.put(field.name(), field);
    return new SearchFields(more);
  }

  /** That a text field begins so. */
  public Condition startsWith(String name, String begin) {
    return new Condition.Like(find(name).orElseThrow(), Condition.Place.BEGIN, begin);
  }

  /** That a text field has that value. */
  public Condition same(String name, String value) {
    return new Condition.Same(find(name).orElseThrow(), value);
  }

  /** That a text field has that in it. */
  public Condition contains(String name, String part) {
    return new Condition.Like(find(name).orElseThrow(), Condition.Place.ANYWHERE, part);
  }

  /** That a time is not before one and is before another. */
  public Condition within(String name, Optional<Instant> from, Optional<Instant> to) {
    return new Condition.Within(find(name).orElseThrow(), from, to);
  }

  /** The field of that name; of a document, its member of that path. */
  Optional<SearchField> find(String name) {
    var known = Optional.ofNullable(fields.get(name)).filter(SearchFields::isValue);
    return known.or(() -> member(name));
  }

  /** Of a whole document there are only its members to be searched by. */
  private static boolean isValue(SearchField field) {
    return field.kind() != Kind.JSON || !field.path().isEmpty();
  }

  private Optional<SearchField> member(String name) {
    var parts = name.split("\\.", 2);
    return Optional.ofNullable(fields.get(parts[0]))
        .filter(field -> field.kind() == Kind.JSON)
        .filter(_ -> parts.length == 2 && PATH.matcher(parts[1]).matches())
        .map(field ->
            field.at(name, field.beginning() + ".\"" + parts[1].replace(".", "\".\"") + "\""));
  }
}
