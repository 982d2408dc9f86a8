package dev.licet.identity.store;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import javax.sql.DataSource;

/** PostgreSQL: a plain pool, several nodes. */
final class PostgresStore implements Store {
  private final HikariDataSource pool;

  PostgresStore(StoreSettings.Postgres settings) {
    Migrations.run(settings.url(), settings.user(), settings.password());
    var config = new HikariConfig();
    config.setPoolName("postgresql");
    config.setJdbcUrl(settings.url());
    config.setUsername(settings.user());
    config.setPassword(settings.password());
    config.setConnectionTimeout(10_000);
    this.pool = new HikariDataSource(config);
  }

  @Override
  public DataSource dataSource() {
    return pool;
  }

  @Override
  public void close() {
    pool.close();
  }
}
