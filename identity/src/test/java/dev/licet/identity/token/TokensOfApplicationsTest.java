package dev.licet.identity.token;

import static org.assertj.core.api.Assertions.assertThat;

import dev.licet.identity.TestServer;
import dev.licet.identity.audit.Logs;
import dev.licet.identity.audit.day.Day;
import dev.licet.identity.audit.day.Days;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What many tokens of applications (client_credentials) leave behind. */
class TokensOfApplicationsTest {
  private static final int TOKENS = 2_000;
  private static final int CALLERS = 8;

  @TempDir static Path folder;
  private static TestServer server;

  @BeforeAll
  static void start() {
    server = Client.start(folder);
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  @Test
  void areCountedButAddNoRowToAnyTable() throws Exception {
    var days = server.bean(Days.class);
    server.bean(Logs.class).number();
    days.flush();
    var before = rows();
    long counted = counted(days);
    assertThat(before).hasSizeGreaterThan(50);
    take();
    days.flush();
    assertThat(counted(days) - counted).isEqualTo(TOKENS);
    assertThat(rows()).isEqualTo(before);
  }

  private static void take() throws Exception {
    var client = new Client(server);
    var parameters = Client.good("urn:plain");
    try (var threads = Executors.newFixedThreadPool(CALLERS)) {
      List<Callable<String>> calls = new ArrayList<>();
      for (int i = 0; i < TOKENS; i++) {
        calls.add(() -> client.token(parameters));
      }
      for (var call : threads.invokeAll(calls)) {
        assertThat(call.get()).isNotBlank();
      }
    }
  }

  private static long counted(Days days) {
    var today = days.today();
    return days.between(today.minusDays(1), today).stream().mapToLong(Day::tokens).sum();
  }

  /** How many rows each table has, but for the one with a row a day. */
  private static Map<String, Long> rows() throws SQLException {
    var jdbc = JdbcClient.create(server.bean(DataSource.class));
    var rows = new TreeMap<String, Long>();
    var tables = tables();
    assertThat(tables.remove("log_days")).isTrue();
    for (var table : tables) {
      rows.put(table, jdbc.sql("select count(*) from " + table).query(Long.class).single());
    }
    return rows;
  }

  private static List<String> tables() throws SQLException {
    try (var connection = server.bean(DataSource.class).getConnection();
        var found = connection.getMetaData().getTables(null, null, "%", new String[] {"TABLE"})) {
      var tables = new ArrayList<String>();
      while (found.next()) {
        tables.add(found.getString("TABLE_NAME"));
      }
      return tables;
    }
  }
}
