package dev.licet.identity.store;

import java.io.IOException;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

/** Brings the tables up to date, before anybody can see them. */
final class Migrations {
  private static final Logger log = LoggerFactory.getLogger(Migrations.class);

  private Migrations() {}

  /**
   * Asks Flyway only where a file was not applied, an earlier attempt failed, or neither can be
   * told: it takes a twentieth of a start to find that there is nothing to do.
   */
  static void run(Dialect dialect, String url, @Nullable String user, @Nullable String password) {
    if (!areDone(url, user, password)) {
      migrate(dialect, url, user, password);
    }
  }

  private static boolean areDone(String url, @Nullable String user, @Nullable String password) {
    try (var connection = DriverManager.getConnection(url, user, password);
        var statement = connection.createStatement();
        var applied = statement.executeQuery("select script, success from flyway_schema_history")) {
      var missing = files();
      while (applied.next()) {
        if (!applied.getBoolean("success")) {
          return false;
        }
        missing.remove(applied.getString("script"));
      }
      return missing.isEmpty();
    } catch (SQLException | IOException e) {
      log.debug("Which migrations were applied cannot be told: {}", e.getMessage());
      return false;
    }
  }

  private static Set<String> files() throws IOException {
    var files = new PathMatchingResourcePatternResolver().getResources("classpath:db/migration/V*");
    return Stream.of(files)
        .map(Resource::getFilename)
        .collect(Collectors.toCollection(HashSet::new));
  }

  private static void migrate(
      Dialect dialect, String url, @Nullable String user, @Nullable String password) {
    Flyway.configure()
        .dataSource(url, user, password)
        .locations("classpath:db/migration")
        .placeholders(Map.of("bytewise", dialect.bytewise()))
        .loggers("slf4j")
        .load()
        .migrate();
  }

  /** What is at the bottom of a failure, in one line. */
  static String reason(FlywayException failure) {
    Throwable bottom = failure;
    while (bottom.getCause() != null) {
      bottom = bottom.getCause();
    }
    return String.valueOf(bottom.getMessage()).lines().findFirst().orElse("no reason given");
  }
}
