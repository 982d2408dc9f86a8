package dev.licet.identity.management.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.licet.identity.management.search.Condition.Both;
import dev.licet.identity.management.search.Condition.Either;
import dev.licet.identity.management.search.Condition.Exists;
import dev.licet.identity.management.search.Condition.Flag;
import dev.licet.identity.management.search.Condition.Like;
import dev.licet.identity.management.search.Condition.Not;
import dev.licet.identity.management.search.Condition.Numbered;
import dev.licet.identity.management.search.Condition.Place;
import dev.licet.identity.management.search.Condition.Same;
import dev.licet.identity.management.search.Condition.Within;
import dev.licet.identity.management.search.SearchField.Kind;
import dev.licet.identity.store.Dialect;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("once")
class SearchesTest {
  private static final SearchFields FIELDS =
      SearchFields.none()
          .with("email", Kind.LOWER, "u.email")
          .with("name", Kind.FOLDED, "u.name")
          .with("id", Kind.TEXT, "u.id")
          .with("blocked", Kind.FLAG, "u.blocked")
          .with("created_at", Kind.TIME, "u.created_at")
          .numbered("log_id", "l.seq", SearchesTest::number)
          .with("app_metadata", Kind.JSON, "u.app_metadata");

  private record Refused(String query, String problem) {}

  private static Optional<Long> number(String id) {
    return id.matches("no\\d") ? Optional.of(Long.parseLong(id.substring(2))) : Optional.empty();
  }

  private static Condition read(String query) {
    return Searches.read(query, FIELDS);
  }

  private static SearchField field(String name) {
    return FIELDS.find(name).orElseThrow();
  }

  private static Same same(String field, String value) {
    return new Same(field(field), value);
  }

  @Test
  void readsValuesAndQuotedTexts() {
    assertThat(read("id:auth0|1")).isEqualTo(same("id", "auth0|1"));
    assertThat(read("id:\"a \\\"b\\\" \\\\ *\"")).isEqualTo(same("id", "a \"b\" \\ *"));
    assertThat(read("email:\"ADA@Example.com\"")).isEqualTo(same("email", "ada@example.com"));
    assertThat(read("name : Ada")).isEqualTo(same("name", "Ada"));
    assertThat(read("id:a\\*b")).isEqualTo(same("id", "a*b"));
    assertThat(read("id:-1")).isEqualTo(same("id", "-1"));
    assertThat(read("blocked:true")).isEqualTo(new Flag(field("blocked"), true));
    assertThat(read("  ")).isEqualTo(Condition.everything());
  }

  @Test
  void readsWildcards() {
    assertThat(read("email:Al*")).isEqualTo(new Like(field("email"), Place.BEGIN, "al"));
    assertThat(read("name:*son")).isEqualTo(new Like(field("name"), Place.END, "son"));
    assertThat(read("name:*son*")).isEqualTo(new Like(field("name"), Place.ANYWHERE, "son"));
    assertThat(read("name:*")).isEqualTo(new Exists(field("name")));
    assertThat(read("_exists_:app_metadata.plan"))
        .isEqualTo(new Exists(field("app_metadata.plan")));
  }

  @Test
  void readsAndOrNotAndParentheses() {
    var a = same("id", "a");
    var b = same("id", "b");
    var c = same("id", "c");
    assertThat(read("id:a OR id:b AND id:c"))
        .isEqualTo(new Either(List.of(a, new Both(List.of(b, c)))));
    assertThat(read("(id:a OR id:b) AND NOT id:c"))
        .isEqualTo(new Both(List.of(new Either(List.of(a, b)), new Not(c))));
    assertThat(read("id:a AND -id:b")).isEqualTo(new Both(List.of(a, new Not(b))));
    assertThat(read("id:(a OR \"b\")")).isEqualTo(new Either(List.of(a, b)));
    assertThat(read("id:(a AND NOT b)")).isEqualTo(new Both(List.of(a, new Not(b))));
  }

  @Test
  void readsRangesOfTimes() {
    var day = Instant.parse("2026-01-31T00:00:00Z");
    var month = Instant.parse("2026-03-01T00:00:00Z");
    var time = field("created_at");
    assertThat(read("created_at:[2026-01-31 TO 2026-02]"))
        .isEqualTo(new Within(time, Optional.of(day), Optional.of(month)));
    assertThat(read("created_at:{2026-01-30 TO *}"))
        .isEqualTo(new Within(time, Optional.of(day), Optional.empty()));
    assertThat(read("created_at:[* TO 2026-01-31T00:00:00.000Z}"))
        .isEqualTo(new Within(time, Optional.empty(), Optional.of(day)));
    assertThat(read("created_at:2026"))
        .isEqualTo(
            new Within(
                time,
                Optional.of(Instant.parse("2026-01-01T00:00:00Z")),
                Optional.of(Instant.parse("2027-01-01T00:00:00Z"))));
  }

  @Test
  void readsRangesOfNumbersInTheFormOfTheField() {
    var field = field("log_id");
    assertThat(read("log_id:no7")).isEqualTo(new Numbered(field, 7, 7));
    assertThat(read("log_id:\"no7\"")).isEqualTo(new Numbered(field, 7, 7));
    assertThat(read("log_id:[no7 TO no9]")).isEqualTo(new Numbered(field, 7, 9));
    assertThat(read("log_id:{no7 TO no9}")).isEqualTo(new Numbered(field, 8, 8));
    assertThat(read("log_id:{no7 TO *]")).isEqualTo(new Numbered(field, 8, Long.MAX_VALUE));
    assertThat(read("log_id:[* TO no7}")).isEqualTo(new Numbered(field, Long.MIN_VALUE, 6));
    assertThat(read("log_id:*")).isEqualTo(new Exists(field));
  }

  @Test
  void refusesWhatItDoesNotUnderstandAndSaysWhere() { // I22
    for (var refused :
        List.of(
            new Refused(
                "alice",
                "something else instead of the name of a field and a colon at character 1"),
            new Refused("pass:x", "an unknown field at character 1"),
            new Refused("app_metadata:x", "an unknown field at character 1"),
            new Refused("app_metadata.a\\\"b:x", "an unknown field at character 1"),
            new Refused("id:a id:b", "something else instead of AND or OR at character 6"),
            new Refused(
                "id:a AND", "the end instead of the name of a field and a colon at character 9"),
            new Refused("id:", "the end instead of a value at character 4"),
            new Refused("(id:a", "the end instead of ) at character 6"),
            new Refused("id:\"a", "a quotation mark without its end at character 4"),
            new Refused("id:a\\", "a backslash before nothing at character 5"),
            new Refused("id:a*b", "a wildcard in the middle of a value at character 4"),
            new Refused(
                "name:*on", "a wildcard with fewer than 3 characters after it at character 6"),
            new Refused("id:**", "a wildcard with fewer than 3 characters after it at character 4"),
            new Refused("blocked:yes", "neither true nor false at character 9"),
            new Refused("log_id:7", "no log_id as answers have it at character 8"),
            new Refused("log_id:no7*", "no log_id as answers have it at character 8"),
            new Refused("log_id:[no7 TO 8]", "no log_id as answers have it at character 16"),
            new Refused(
                "created_at:[1 TO 2]",
                "no time such as 2026-01-31 or 2026-01-31T10:00:00Z at character 13"),
            new Refused(
                "blocked:[true TO false]", "a range of a field that has no order at character 10"),
            new Refused("id:[a b]", "something else instead of TO at character 7"),
            new Refused("id:[a TO b", "the end instead of ] or } at character 11"),
            new Refused("id:\uE000", "a character of the private use area at character 4"))) {
      assertThatThrownBy(() -> read(refused.query))
          .as(refused.query)
          .isInstanceOfSatisfying(
              NotUnderstood.class, e -> assertThat(e.problem()).isEqualTo(refused.problem));
    }
    assertThatThrownBy(() -> read("(".repeat(900) + "id:a" + ")".repeat(900)))
        .isInstanceOf(NotUnderstood.class);
    assertThatThrownBy(() -> read("NOT ".repeat(400) + "id:a")).isInstanceOf(NotUnderstood.class);
    assertThatThrownBy(() -> read("id:a" + " OR id:a".repeat(60)))
        .isInstanceOf(NotUnderstood.class);
  }

  /** Whatever is sent, it is understood or refused; and none of it gets into the SQL. */
  @Test
  void neverFailsAndNeverWritesAValueIntoTheSql() { // I22
    var parts =
        List.of(
            "id",
            "email",
            "name",
            "blocked",
            "created_at",
            "log_id",
            "no7",
            "app_metadata.a",
            ":",
            "\"",
            "(",
            ")",
            "[",
            "]",
            "{",
            "}",
            "*",
            "\\",
            "'",
            ";",
            "--",
            "/*",
            " AND ",
            " OR ",
            " NOT ",
            " TO ",
            "true",
            "2026-01-01",
            "zqx",
            " ",
            "%",
            "_",
            "-",
            "$",
            "_exists_",
            "é",
            "\uD83D\uDE00");
    var random = new Random(20_261_126);
    int understood = 0;
    for (int i = 0; i < 200_000; i++) {
      var query = new StringBuilder();
      for (int length = 1 + random.nextInt(12); length > 0; length--) {
        query.append(parts.get(random.nextInt(parts.size())));
      }
      understood += isUnderstood(query.toString()) ? 1 : 0;
    }
    assertThat(understood).isGreaterThan(500);
  }

  private static boolean isUnderstood(String query) {
    try {
      var condition = read(query);
      for (var dialect : Dialect.values()) {
        var sql = SearchSql.of(condition, dialect);
        assertThat(sql.text()).as(query).doesNotContain("zqx", ";", "--", "/*", "\\", "%");
      }
      return true;
    } catch (NotUnderstood e) {
      assertThat(e.problem()).as(query).contains(" at character ").doesNotContain("zqx");
      return false;
    }
  }
}
