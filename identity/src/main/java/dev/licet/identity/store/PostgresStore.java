package dev.licet.identity.store;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import dev.licet.identity.shared.Settings;
import dev.licet.identity.shared.StartRefused;
import java.util.Properties;
import javax.sql.DataSource;
import org.flywaydb.core.api.FlywayException;

/** PostgreSQL: a pool, several nodes. */
final class PostgresStore implements Store {
  private static final int CONNECTIONS = 16;

  /** How long to wait for a connection of the pool: longer only adds to what waits. */
  private static final int PATIENCE_MILLIS = 2_000;

  /**
   * What is asked for by its key is looked up, however few rows there are: by default PostgreSQL,
   * which reckons with disks that turn, reads tables of up to some hundred rows whole.
   */
  private static final String NO_DISK_TURNS = "set random_page_cost = 1.1";

  /**
   * Who waits so long for a row is told to come again: else one transaction that hangs takes
   * everybody's thread and connection. And one that does nothing for so long is ended, as what it
   * holds is lost if its node is.
   */
  private static final String NO_ENDLESS_WAIT =
      "set lock_timeout = '10s'; set idle_in_transaction_session_timeout = '30s'";

  private final HikariDataSource pool;
  private final Reach reach;

  PostgresStore(StoreSettings.Postgres settings) {
    migrate(settings);
    var properties = settings.properties();
    this.pool = new HikariDataSource(pool(settings.url(), properties));
    this.reach = new Reach(pool, settings.url(), properties);
  }

  /**
   * None is made before it is asked for. So the pool makes no attempts of its own, with pauses that
   * grow, while the database is away.
   */
  private static HikariConfig pool(String url, Properties properties) {
    var config = new HikariConfig();
    config.setPoolName("postgresql");
    config.setJdbcUrl(url);
    config.setDataSourceProperties(properties);
    config.setMaximumPoolSize(CONNECTIONS);
    config.setMinimumIdle(0);
    config.setConnectionTimeout(PATIENCE_MILLIS);
    config.setValidationTimeout(1_000);
    config.setConnectionInitSql(NO_DISK_TURNS + "; " + NO_ENDLESS_WAIT);
    return config;
  }

  private static void migrate(StoreSettings.Postgres settings) {
    try {
      Migrations.run(Dialect.POSTGRESQL, settings.url(), settings.user(), settings.password());
    } catch (FlywayException e) {
      throw new StartRefused(
          "LICET_DATABASE_URL is '%s', but the database cannot be used: %s"
              .formatted(Settings.shown(settings.url()), Migrations.reason(e)));
    }
  }

  @Override
  public DataSource dataSource() {
    return reach;
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
    reach.close();
    pool.close();
  }
}
