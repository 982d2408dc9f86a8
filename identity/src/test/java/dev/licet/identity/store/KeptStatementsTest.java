package dev.licet.identity.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

@Tag("once")
class KeptStatementsTest {
  private static final String ALL = "select id from rows where id > ? order by id";

  @TempDir Path folder;
  private DriverManagerDataSource plain;
  private Connection connection;

  @BeforeEach
  void open() throws SQLException {
    plain =
        new DriverManagerDataSource(
            "jdbc:sqlite:" + folder.resolve("test.db") + "?journal_mode=WAL");
    run("create table rows (id integer primary key)");
    run("insert into rows (id) values (1), (2)");
    connection = new KeptStatements(plain).getConnection();
  }

  @AfterEach
  void close() throws SQLException {
    connection.close();
  }

  @Test
  void holdNobodyAtWhatTheyHaveSeenWhoLeavesRowsUnread() throws SQLException {
    try (var statement = after(0)) {
      assertThat(statement.executeQuery().next()).isTrue();
    }
    run("insert into rows (id) values (3)");
    try (var another = connection.prepareStatement("select count(*) from rows");
        var counted = another.executeQuery()) {
      assertThat(counted.getInt(1)).isEqualTo(3);
    }
  }

  @Test
  void areUsedByOneCallerAtATime() throws SQLException {
    try (var outer = after(0);
        var rows = outer.executeQuery()) {
      var seen = new AtomicInteger();
      while (rows.next()) {
        try (var inner = after(1);
            var others = inner.executeQuery()) {
          assertThat(others.getInt("id")).isEqualTo(2);
        }
        seen.incrementAndGet();
      }
      assertThat(seen).hasValue(2);
    }
  }

  @Test
  void forgetWhatTheyWereGivenAndAreClosedForWhoHasClosedThem() throws SQLException {
    var first = after(1);
    first.close();
    assertThat(first.isClosed()).isTrue();
    assertThatThrownBy(first::executeQuery).isInstanceOf(SQLException.class);
    try (var second = connection.prepareStatement(ALL);
        var rows = second.executeQuery()) {
      assertThat(rows.next()).as("nothing is greater than null").isFalse();
    }
  }

  private PreparedStatement after(int id) throws SQLException {
    var statement = connection.prepareStatement(ALL);
    statement.setInt(1, id);
    return statement;
  }

  private void run(String sql) throws SQLException {
    try (var other = plain.getConnection();
        var statement = other.createStatement()) {
      statement.execute(sql);
    }
  }
}
