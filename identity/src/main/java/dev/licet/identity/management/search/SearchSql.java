package dev.licet.identity.management.search;

import static java.util.stream.Collectors.joining;

import dev.licet.identity.management.search.Condition.Between;
import dev.licet.identity.management.search.Condition.Both;
import dev.licet.identity.management.search.Condition.Bound;
import dev.licet.identity.management.search.Condition.Either;
import dev.licet.identity.management.search.Condition.Everything;
import dev.licet.identity.management.search.Condition.Exists;
import dev.licet.identity.management.search.Condition.Flag;
import dev.licet.identity.management.search.Condition.Like;
import dev.licet.identity.management.search.Condition.Not;
import dev.licet.identity.management.search.Condition.Numbered;
import dev.licet.identity.management.search.Condition.Same;
import dev.licet.identity.management.search.Condition.Within;
import dev.licet.identity.management.search.SearchField.Kind;
import dev.licet.identity.store.Dialect;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

/**
 * A condition as SQL. Columns come from the fields that a feature named; of the query itself
 * nothing gets into the text.
 */
public final class SearchSql {
  /** After what begins with a text comes that text with this behind it: no character is higher. */
  private static final String LAST = Character.toString(Character.MAX_CODE_POINT);

  private final Dialect dialect;
  private final Map<String, Object> params = new LinkedHashMap<>();
  private final String text;

  private SearchSql(Dialect dialect, Condition condition) {
    this.dialect = dialect;
    this.text = sql(condition);
  }

  public static SearchSql of(Condition condition, Dialect dialect) {
    return new SearchSql(dialect, condition);
  }

  /** What follows {@code where}, in parentheses. */
  public String text() {
    return text;
  }

  /** The values of its named parameters. */
  public Map<String, Object> params() {
    return params;
  }

  private String sql(Condition condition) {
    return switch (condition) {
      case Everything() -> "(1 = 1)";
      case Both(var parts) -> joined(parts, " and ");
      case Either(var parts) -> joined(parts, " or ");
      case Not(var part) -> "(not " + sql(part) + ")";
      case Exists(var field) -> exists(field);
      case Same(var field, var value) -> same(field, value);
      case Like(var field, var place, var part) ->
          onText(field, column -> like(column, place, part, field.kind()));
      case Flag(var field, var value) -> around(field, field.column() + " = :" + param(value));
      case Within within -> within(within);
      case Numbered(var field, var from, var to) -> numbered(field, from, to);
      case Between between -> between(between);
    };
  }

  private String joined(List<Condition> parts, String word) {
    return parts.stream().map(this::sql).collect(joining(word, "(", ")"));
  }

  private String exists(SearchField field) {
    return switch (field.kind()) {
      case JSON -> onText(field, column -> column + " is not null");
      case FLAG, TIME, NUMBER -> around(field, field.column() + " is not null");
      case TEXT, LOWER, FOLDED -> around(field, field.column() + " <> ''");
    };
  }

  private String same(SearchField field, String value) {
    return onText(
        field,
        column ->
            field.kind() == Kind.FOLDED
                ? "%s = lower(:%s)".formatted(column, param(value))
                : "%s = :%s".formatted(column, param(value)));
  }

  private String like(String column, Condition.Place place, String part, Kind kind) {
    var value = (kind == Kind.FOLDED ? "lower(:%s)" : ":%s").formatted(param(part));
    return switch (place) {
      case BEGIN ->
          kind == Kind.JSON
              ? "substr(%s, 1, length(%s)) = %s".formatted(column, value, value)
              : dialect.startsWith(column, value, "(%s || :%s)".formatted(value, param(LAST)));
      case END ->
          "substr(%s, length(%s) - length(%s) + 1) = %s".formatted(column, column, value, value);
      case ANYWHERE -> "replace(%s, %s, '') <> %s".formatted(column, value, column);
    };
  }

  private String within(Within within) {
    var column = within.field().column();
    var from = within.from().map(time -> column + " >= :" + param(time.toEpochMilli()));
    var to = within.to().map(time -> column + " < :" + param(time.toEpochMilli()));
    return around(within.field(), from.orElse("1 = 1") + " and " + to.orElse("1 = 1"));
  }

  private String numbered(SearchField field, long from, long to) {
    var range = "%s between :%s and :%s".formatted(field.column(), param(from), param(to));
    return around(field, range);
  }

  private String between(Between between) {
    var column = between.field().column();
    var low = between.low().map(bound -> column + above(bound));
    var high = between.high().map(bound -> column + below(bound));
    return around(between.field(), low.orElse("1 = 1") + " and " + high.orElse("1 = 1"));
  }

  private String above(Bound bound) {
    return (bound.included() ? " >= :" : " > :") + param(bound.value());
  }

  private String below(Bound bound) {
    return (bound.included() ? " <= :" : " < :") + param(bound.value());
  }

  /** A condition on the field's text: the column's, or one of those in a document. */
  private String onText(SearchField field, UnaryOperator<String> condition) {
    return switch (field.kind()) {
      case JSON ->
          "(exists (select 1 from %s where %s))"
              .formatted(
                  dialect.jsonValues(field.column(), param(field.path())),
                  condition.apply(dialect.jsonValue()));
      case FOLDED -> around(field, condition.apply("lower(" + field.column() + ")"));
      case TEXT, LOWER, FLAG, TIME, NUMBER -> around(field, condition.apply(field.column()));
    };
  }

  private static String around(SearchField field, String condition) {
    return "(" + field.around().formatted(condition) + ")";
  }

  private String param(Object value) {
    var name = "q" + params.size();
    params.put(name, value);
    return name;
  }
}
