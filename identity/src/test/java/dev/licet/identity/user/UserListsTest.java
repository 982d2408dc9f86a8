package dev.licet.identity.user;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import dev.licet.identity.connection.Connections;
import dev.licet.identity.management.paging.Sort;
import dev.licet.identity.management.search.Condition;
import dev.licet.identity.management.search.SearchSql;
import dev.licet.identity.shared.Slice;
import dev.licet.identity.store.Dialect;
import dev.licet.identity.store.TestDatabase;
import dev.licet.identity.store.TestFeatures;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.ArgumentsSource;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;

/** How the databases go about lists of users, right after many were imported. */
@ParameterizedClass
@ArgumentsSource(TestDatabase.All.class)
class UserListsTest {
  private static final int USERS = 2_000;
  private static final Slice PAGE = new Slice("", 0, 50);
  private static final Condition ADA = UserFields.SEARCHED.startsWith("name", "Ada");
  private static final Condition EMAIL = UserFields.emailStarts("ada");

  @Parameter TestDatabase database;
  @TempDir Path folder;
  private TestFeatures features;
  private final List<String> asked = new ArrayList<>();
  private UserSearchTable table;

  @BeforeEach
  void open() {
    features = TestFeatures.over(database.open(folder), TestUsers.components());
    table = new UserSearchTable(this::asking, features.store().dialect());
    var imports = features.get(UserImports.class);
    var wanted = IntStream.range(0, USERS).mapToObj(UserListsTest::user).toList();
    var connection = features.get(Connections.class).byName(User.DATABASE).orElseThrow();
    imports.save(connection, wanted, false);
    imports.finish(USERS);
  }

  private StatementSpec asking(String sql) {
    asked.add(sql);
    return features.store().jdbc().sql(sql);
  }

  @AfterEach
  void close() {
    features.close();
  }

  /** Who says no name is called by the e-mail. */
  private static ImportedUser user(int number) {
    var email = (number % 5 == 0 ? "ada" : "ben") + number + "@example.com";
    return new ImportedUser(email, Optional.empty(), said -> said, Optional.empty());
  }

  @Test
  void allAreCountedInAnIndexAlone() {
    assertThat(table.count(Condition.everything())).isEqualTo(USERS);
    assertReadAlone("users_listed_by_creation", Condition.everything());
  }

  @Test
  void theLatestAreListedByAnIndexAlone() {
    table.find(Condition.everything(), Optional.of(new Sort("created_at", true)), PAGE);
    assertReadAlone("users_listed_by_creation", Condition.everything());
  }

  @Test
  void thoseWhoseNameBeginsSoAreCountedInAnIndexAlone() {
    assertThat(table.count(ADA)).isEqualTo(USERS / 5);
    assertReadAlone("users_listed_by_name", ADA);
  }

  @Test
  void thoseWhoseEmailBeginsSoAreCountedInAnIndexAlone() {
    assertThat(table.count(EMAIL)).isEqualTo(USERS / 5);
    assertReadAlone("users_listed_by_email", EMAIL);
  }

  /** An unknown name read through all users, at each attempt to sign in with it. */
  @Test
  void aNameToSignInWithIsLookedForInItsIndex() {
    var users = new UserTable(this::asking);
    var params = Map.of("username", "ada", "connection", User.DATABASE, "id", "");
    assertThat(users.byUsername("ada")).isEmpty();
    assertThat(plan(params)).contains("users_by_username");
    assertThat(users.byUsername(User.DATABASE, "ada")).isEmpty();
    assertThat(plan(params)).contains("users_by_username");
    assertThat(users.hasUsername("ada", features.get(Users.class).list("ada", PAGE).getFirst()))
        .isFalse();
    assertThat(plan(params)).contains("users_by_username");
  }

  private void assertReadAlone(String index, Condition condition) {
    assertThat(plan(condition))
        .containsPattern("(USING COVERING INDEX|Index Only Scan( Backward)? using) " + index);
  }

  private String plan(Condition condition) {
    var params = new HashMap<>(SearchSql.of(condition, features.store().dialect()).params());
    params.putAll(Map.of("after", PAGE.after(), "limit", PAGE.limit(), "skip", PAGE.skip()));
    return plan(params);
  }

  /** Of what was asked last. */
  private String plan(Map<String, ?> params) {
    var explain = features.store().dialect() == Dialect.SQLITE ? "explain query plan " : "explain ";
    return features
        .store()
        .jdbc()
        .sql(explain + asked.getLast())
        .params(params)
        .query((row, _) -> row.getString(row.getMetaData().getColumnCount()))
        .list()
        .stream()
        .collect(joining("\n"));
  }
}
