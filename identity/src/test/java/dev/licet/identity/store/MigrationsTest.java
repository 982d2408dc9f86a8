package dev.licet.identity.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.configuration.FluentConfiguration;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

@Tag("once")
class MigrationsTest {
  private static final Path FOLDER = Path.of("src/main/resources/db/migration");

  /** The newest of the schemas before universal login's flows. */
  private static final String EARLIER = "045";

  /** An index can go: who does not know of that is only slower. */
  private static final Pattern ADDS =
      Pattern.compile(
          "create (unique )?(table|index) .*|drop index .*|alter table \\w+ add column (?!.*not null).*"
              + "|alter table \\w+ add column .*not null default .*",
          Pattern.DOTALL);

  private static final Pattern CREATES = Pattern.compile("create table (\\w+) .*", Pattern.DOTALL);

  @TempDir Path folder;

  /** A node of the former version goes on while its neighbours have the new schema already. */
  @Test
  void laterMigrationsTakeNothingAwayThatTheFormerVersionUses() throws IOException {
    var all = new ArrayList<String>();
    for (var file : later()) {
      var statements = statements(Files.readString(file));
      // What fills a table that the former version does not know, it cannot miss.
      assertThat(statements)
          .as(file.toString())
          .allMatch(one -> ADDS.matcher(one).matches() || fillsOneOf(created(statements), one));
      all.addAll(statements);
    }
    assertThat(all).hasSizeGreaterThan(20);
  }

  private static List<String> statements(String file) {
    return Stream.of(file.replaceAll("--[^\n]*", "").split(";"))
        .map(String::strip)
        .filter(statement -> !statement.isEmpty())
        .toList();
  }

  private static List<String> created(List<String> statements) {
    return statements.stream()
        .map(CREATES::matcher)
        .filter(Matcher::matches)
        .map(table -> table.group(1))
        .toList();
  }

  private static boolean fillsOneOf(List<String> tables, String statement) {
    return tables.stream().anyMatch(table -> statement.startsWith("insert into " + table + " "));
  }

  @Test
  void anEarlierSchemaComesForwardWithWhatItHolds() {
    var url = "jdbc:sqlite:" + folder.resolve("licet.db");
    flyway(url).target(EARLIER).load().migrate();
    var connection = new SingleConnectionDataSource(url, true);
    try {
      var database = JdbcClient.create(connection);
      database.sql("insert into tenant_setup (id, file_digest) values (7, 'seven')").update();
      Migrations.run(Dialect.SQLITE, url, null, null);
      assertThat(
              database
                  .sql("select file_digest from tenant_setup where id = 7")
                  .query(String.class)
                  .single())
          .isEqualTo("seven");
      assertThat(database.sql("select count(*) from refresh_tokens").query(Long.class).single())
          .isZero();
    } finally {
      connection.destroy();
    }
  }

  /** What Flyway compares once more, and would stop at. */
  @Test
  void flywayIsNotAskedWhereAllFilesWereApplied() {
    var url = "jdbc:sqlite:" + folder.resolve("licet.db");
    Migrations.run(Dialect.SQLITE, url, null, null);
    changeNewest(url, "checksum = 1");
    assertThatThrownBy(() -> flyway(url).load().migrate()).isInstanceOf(FlywayException.class);
    assertThatCode(() -> Migrations.run(Dialect.SQLITE, url, null, null))
        .doesNotThrowAnyException();
  }

  @Test
  void aMigrationThatFailedStopsTheStart() {
    var url = "jdbc:sqlite:" + folder.resolve("licet.db");
    Migrations.run(Dialect.SQLITE, url, null, null);
    changeNewest(url, "success = false");
    assertThatThrownBy(() -> Migrations.run(Dialect.SQLITE, url, null, null))
        .isInstanceOf(FlywayException.class);
  }

  private static void changeNewest(String url, String change) {
    var connection = new SingleConnectionDataSource(url, true);
    try {
      JdbcClient.create(connection)
          .sql(
              "update flyway_schema_history set "
                  + change
                  + " where installed_rank = (select max(installed_rank) from flyway_schema_history)")
          .update();
    } finally {
      connection.destroy();
    }
  }

  /** The former version, which has not the files of what came later. */
  @Test
  void aNodeOfTheFormerVersionStartsOnTheNewSchema() throws IOException {
    var url = "jdbc:sqlite:" + folder.resolve("licet.db");
    Migrations.run(Dialect.SQLITE, url, null, null);
    var former = Files.createDirectory(folder.resolve("former"));
    for (var file : files()) {
      if (!later().contains(file)) {
        Files.copy(file, former.resolve(file.getFileName()));
      }
    }
    var migrated = flyway(url).locations("filesystem:" + former).load().migrate();
    assertThat(migrated.migrationsExecuted).isZero();
  }

  private static FluentConfiguration flyway(String url) {
    return Flyway.configure()
        .dataSource(url, null, null)
        .locations("classpath:db/migration")
        .placeholders(Map.of("bytewise", Dialect.SQLITE.bytewise()))
        .loggers("slf4j");
  }

  private static List<Path> later() throws IOException {
    return files().stream()
        .filter(file -> file.getFileName().toString().compareTo("V" + EARLIER + "_z") > 0)
        .toList();
  }

  private static List<Path> files() throws IOException {
    try (Stream<Path> files = Files.list(FOLDER)) {
      return files.sorted().toList();
    }
  }
}
