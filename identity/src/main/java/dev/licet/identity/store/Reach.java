package dev.licet.identity.store;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.util.Properties;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.datasource.DelegatingDataSource;

/**
 * Gives connections of a pool as long as the database can be reached. Once it cannot, nobody waits
 * for it in vain: who asks is turned away at once, so that threads are left for what needs no
 * database, until a look, made twice a second, finds it again.
 */
final class Reach extends DelegatingDataSource implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(Reach.class);
  private static final int EVERY_MILLIS = 500;

  private final AtomicBoolean away = new AtomicBoolean();
  private final String url;
  private final Properties properties;
  private final ScheduledExecutorService looks =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().name("database-reach").daemon().factory());

  Reach(DataSource pool, String url, Properties properties) {
    super(pool);
    this.url = url;
    this.properties = properties;
  }

  @Override
  public Connection getConnection() throws SQLException {
    if (away.get()) {
      throw new SQLTransientConnectionException("The database cannot be reached right now");
    }
    try {
      return super.getConnection();
    } catch (SQLTransientConnectionException e) {
      // Out of connections, or out of reach? A look will tell.
      if (away.compareAndSet(false, true)) {
        looks.execute(() -> look(e));
      }
      throw e;
    }
  }

  private void look(SQLTransientConnectionException reason) {
    if (isReached()) {
      away.set(false);
      return;
    }
    log.warn("The database cannot be reached: {}", String.valueOf(reason.getMessage()));
    later();
  }

  private void lookAgain() {
    if (isReached()) {
      away.set(false);
      log.warn("The database can be reached again");
    } else {
      later();
    }
  }

  private void later() {
    if (!looks.isShutdown()) {
      var _ = looks.schedule(this::lookAgain, EVERY_MILLIS, TimeUnit.MILLISECONDS);
    }
  }

  private boolean isReached() {
    try (var connection = DriverManager.getConnection(url, properties)) {
      return connection.isValid(1);
    } catch (SQLException e) {
      return false;
    }
  }

  @Override
  public void close() {
    looks.shutdownNow();
  }
}
