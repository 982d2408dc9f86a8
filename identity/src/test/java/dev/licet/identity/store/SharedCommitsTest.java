package dev.licet.identity.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.datasource.AbstractDataSource;

class SharedCommitsTest {
  @TempDir Path folder;
  private final AtomicInteger batches = new AtomicInteger();
  private SharedCommits commits;

  @BeforeEach
  void makeTables() throws SQLException {
    try (var connection = connect()) {
      run(connection, "create table parents (id integer primary key)");
      run(
          connection,
          "create table rows (id integer primary key, parent integer"
              + " references parents (id) deferrable initially deferred)");
    }
    commits = new SharedCommits(new Counted(), Duration.ofSeconds(10));
  }

  @Test
  void thoseThatWaitGoToTheDiskWithWhoWasWriting() throws Exception {
    var waiting = new ArrayList<FutureTask<Void>>();
    try (var first = commits.getConnection()) {
      insert(first, 0);
      for (int id = 1; id <= 20; id++) {
        waiting.add(inBackground(id));
      }
      first.commit();
    }
    for (var one : waiting) {
      one.get(10, TimeUnit.SECONDS);
    }
    assertThat(ids()).hasSize(21);
    assertThat(batches).hasValue(1);
  }

  @Test
  void oneThatIsUndoneTakesNobodyAlong() throws Exception {
    FutureTask<Void> second;
    try (var first = commits.getConnection()) {
      insert(first, 1);
      second = inBackground(2);
      first.rollback();
    }
    second.get(10, TimeUnit.SECONDS);
    assertThat(ids()).containsExactly(2L);
  }

  @Test
  void oneThatIsClosedBeforeItIsCommittedIsUndone() throws SQLException {
    try (var connection = commits.getConnection()) {
      insert(connection, 1);
    }
    try (var connection = commits.getConnection()) {
      insert(connection, 2);
      connection.commit();
    }
    assertThat(ids()).containsExactly(2L);
  }

  @Test
  void nobodyIsToldThatItHasCommittedWhereTheDiskTookNone() throws Exception {
    FutureTask<Void> second;
    try (var first = commits.getConnection()) {
      run(first, "insert into rows (id, parent) values (1, 404)");
      second = inBackground(2);
      assertThatThrownBy(first::commit).hasMessageContaining("FOREIGN KEY");
    }
    assertThatThrownBy(() -> second.get(10, TimeUnit.SECONDS))
        .isInstanceOf(ExecutionException.class)
        .hasMessageContaining("FOREIGN KEY");
    assertThat(ids()).isEmpty();
  }

  /** As it does when the disk takes no more (https://www.sqlite.org/lang_transaction.html). */
  @Test
  void whoIsUndoneBySqliteItselfNeedNotBeUndoneAgainAndThoseBeforeAreTold() throws Exception {
    FutureTask<Void> second;
    try (var first = commits.getConnection()) {
      insert(first, 1);
      second =
          inBackground(connection -> {
            run(connection, "rollback");
            connection.rollback();
          });
      assertThatThrownBy(first::commit).matches(Unavailable::is);
    }
    second.get(10, TimeUnit.SECONDS);
    assertThat(ids()).isEmpty();
  }

  @Test
  void writesAgainAfterACommitThatFailed() throws SQLException {
    try (var connection = commits.getConnection()) {
      run(connection, "insert into rows (id, parent) values (1, 404)");
      assertThatThrownBy(connection::commit).isInstanceOf(SQLException.class);
    }
    try (var connection = commits.getConnection()) {
      insert(connection, 2);
      connection.commit();
    }
    assertThat(ids()).containsExactly(2L);
  }

  @Test
  void whoWaitsTooLongIsToldAndTheOthersGoOn() throws Exception {
    var hasty = new SharedCommits(new Counted(), Duration.ofMillis(50));
    try (var first = hasty.getConnection()) {
      insert(first, 1);
      var second = new FutureTask<>(hasty::getConnection);
      Thread.ofPlatform().start(second);
      assertThatThrownBy(() -> second.get(10, TimeUnit.SECONDS))
          .hasCauseInstanceOf(SQLTransientConnectionException.class);
      first.commit();
    }
    assertThat(ids()).containsExactly(1L);
  }

  @Test
  void aThreadHasOneTransactionAtATime() throws SQLException {
    try (var _ = commits.getConnection()) {
      assertThatThrownBy(commits::getConnection).isInstanceOf(IllegalStateException.class);
    }
  }

  /** Somebody who inserts a row, and waits for the turn when this returns. */
  private FutureTask<Void> inBackground(int id) {
    return inBackground(connection -> {
      insert(connection, id);
      connection.commit();
    });
  }

  private FutureTask<Void> inBackground(Work work) {
    var task =
        new FutureTask<Void>(() -> {
          try (var connection = commits.getConnection()) {
            work.with(connection);
          }
          return null;
        });
    var thread = Thread.ofPlatform().start(task);
    while (thread.getState() != Thread.State.TIMED_WAITING) {
      Thread.onSpinWait();
    }
    return task;
  }

  private static void insert(Connection connection, int id) throws SQLException {
    run(connection, "insert into rows (id) values (" + id + ")");
  }

  private static void run(Connection connection, String sql) throws SQLException {
    try (var statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  private List<Long> ids() throws SQLException {
    try (var connection = connect();
        var statement = connection.createStatement();
        var rows = statement.executeQuery("select id from rows order by id")) {
      var ids = new ArrayList<Long>();
      while (rows.next()) {
        ids.add(rows.getLong("id"));
      }
      return ids;
    }
  }

  private Connection connect() throws SQLException {
    return DriverManager.getConnection(
        "jdbc:sqlite:" + folder.resolve("test.db") + "?journal_mode=WAL&foreign_keys=on");
  }

  private interface Work {
    void with(Connection connection) throws SQLException;
  }

  /** Opens a connection for each batch, and counts them. */
  private final class Counted extends AbstractDataSource {
    @Override
    public Connection getConnection() throws SQLException {
      batches.incrementAndGet();
      return connect();
    }

    @Override
    public Connection getConnection(String user, String password) {
      throw new UnsupportedOperationException();
    }
  }
}
