package dev.licet.identity.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.FutureTask;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

@Tag("once")
class SharedCommitsTest {
  @TempDir Path folder;
  private final AtomicInteger asked = new AtomicInteger();
  private final Semaphore answers = new Semaphore(1_000);
  private final Disk disk = new Disk(this::answer);
  private volatile boolean broken;
  private SingleConnectionDataSource writer;
  private SharedCommits commits;

  @AfterEach
  void close() {
    writer.destroy();
  }

  @BeforeEach
  void makeTables() throws SQLException {
    try (var connection = connect()) {
      run(connection, "create table parents (id integer primary key)");
      run(
          connection,
          "create table rows (id integer primary key, parent integer"
              + " references parents (id) deferrable initially deferred)");
    }
    writer = new SingleConnectionDataSource(connect(), true);
    commits = new SharedCommits(writer, disk, Duration.ofSeconds(10));
  }

  /** The disk that is asked to take all. */
  private void answer() throws IOException {
    asked.incrementAndGet();
    answers.acquireUninterruptibly();
    if (broken) {
      throw new IOException("broken");
    }
  }

  @Test
  void thoseThatCommitWhileTheDiskIsBusyGoThereTogether() throws Exception {
    answers.drainPermits();
    var waiting = new ArrayList<FutureTask<Void>>();
    for (int id = 0; id <= 20; id++) {
      waiting.add(inBackground(id));
    }
    assertThat(ids()).as("they write meanwhile").hasSize(21);
    assertThat(waiting).as("nobody is told").noneMatch(FutureTask::isDone);
    assertThat(asked).hasValue(1);
    answers.release(2);
    for (var one : waiting) {
      one.get(10, TimeUnit.SECONDS);
    }
    assertThat(asked).hasValue(2);
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
  void nobodyIsToldThatItHasCommittedWhereTheDiskTookNoneAndNobodyWritesUntilItHas()
      throws Exception {
    broken = true;
    try (var reader = connect()) {
      try (var first = commits.getConnection()) {
        insert(first, 1);
        assertThatThrownBy(first::commit).matches(Unavailable::is);
      }
      run(reader, "begin");
      run(reader, "select id from rows");
      assertThatThrownBy(commits::getConnection).matches(Unavailable::is);
    }
    broken = false;
    try (var second = commits.getConnection()) {
      insert(second, 2);
      second.commit();
    }
    assertThat(ids()).containsExactly(1L, 2L);
  }

  /** As it does when the disk takes no more (https://www.sqlite.org/lang_transaction.html). */
  @Test
  void whoIsUndoneBySqliteItselfNeedNotBeUndoneAgain() throws Exception {
    try (var first = commits.getConnection()) {
      insert(first, 1);
      run(first, "rollback");
      first.rollback();
    }
    try (var second = commits.getConnection()) {
      insert(second, 2);
      second.commit();
    }
    assertThat(ids()).containsExactly(2L);
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
    var hasty = new SharedCommits(writer, disk, Duration.ofMillis(50));
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

  /** Somebody who inserts a row, and waits for the turn or the disk when this returns. */
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
    while (thread.getState() != Thread.State.TIMED_WAITING
        && thread.getState() != Thread.State.WAITING) {
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
        "jdbc:sqlite:"
            + folder.resolve("test.db")
            + "?journal_mode=WAL&foreign_keys=on&busy_timeout=20");
  }

  private interface Work {
    void with(Connection connection) throws SQLException;
  }
}
