package dev.licet.identity.store;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import dev.licet.identity.shared.StartRefused;
import javax.sql.DataSource;
import org.flywaydb.core.api.FlywayException;

/** PostgreSQL: a plain pool, several nodes. */
final class PostgresStore implements Store {
  private final HikariDataSource pool;

  PostgresStore(StoreSettings.Postgres settings) {
    migrate(settings);
    var config = new HikariConfig();
    config.setPoolName("postgresql");
    config.setJdbcUrl(settings.url());
    config.setUsername(settings.user());
    config.setPassword(settings.password());
    config.setConnectionTimeout(10_000);
    this.pool = new HikariDataSource(config);
  }

  private static void migrate(StoreSettings.Postgres settings) {
    try {
      Migrations.run(Dialect.POSTGRESQL, settings.url(), settings.user(), settings.password());
    } catch (FlywayException e) {
      throw new StartRefused(
          "LICET_DATABASE_URL is '%s', but the database cannot be used: %s"
              .formatted(
                  settings.url().replaceAll("password=[^&]*", "password=***"),
                  Migrations.reason(e)));
    }
  }

  @Override
  public DataSource dataSource() {
    return pool;
  }

  @Override
  public Nodes nodes() {
    return new Nodes(true);
  }

  @Override
  public Dialect dialect() {
    return Dialect.POSTGRESQL;
  }

  @Override
  public void close() {
    pool.close();
  }
}
