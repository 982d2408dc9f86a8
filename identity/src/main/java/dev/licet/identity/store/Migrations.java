package dev.licet.identity.store;

import java.util.Map;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.jspecify.annotations.Nullable;

/** Brings the tables up to date, before anybody can see them. */
final class Migrations {
  private Migrations() {}

  static void run(Dialect dialect, String url, @Nullable String user, @Nullable String password) {
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
