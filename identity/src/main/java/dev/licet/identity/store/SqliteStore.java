package dev.licet.identity.store;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import dev.licet.identity.shared.DataFolder;
import dev.licet.identity.shared.StartRefused;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.Map;
import javax.sql.DataSource;
import org.flywaydb.core.api.FlywayException;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.jdbc.datasource.LazyConnectionDataSourceProxy;
import org.springframework.jdbc.datasource.lookup.AbstractRoutingDataSource;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * SQLite in one file: whoever writes queues for the one writing connection, whoever reads never
 * waits for them.
 */
final class SqliteStore implements Store {
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  /** 16 MiB: what is written again and again is moved from the log to the database only once. */
  private static final int MOST_PAGES_IN_LOG = 4_000;

  private final StoreLock lock;
  private final HikariDataSource writer;
  private final HikariDataSource readers;
  private final DataSource routed;

  private SqliteStore(StoreLock lock, Path file) {
    var url = url(file);
    this.lock = lock;
    this.writer = new HikariDataSource(writer(url));
    this.readers = new HikariDataSource(readers(url));
    this.routed = routed(new Disk(() -> forceLog(file)));
  }

  static SqliteStore in(DataFolder folder) {
    var lock = StoreLock.take(folder);
    var file = folder.privateFile("licet.db");
    keepLibrary(folder);
    try {
      Migrations.run(Dialect.SQLITE, url(file), null, null);
    } catch (FlywayException e) {
      lock.release();
      throw new StartRefused(
          "LICET_DATA is '%s', but its licet.db cannot be used: %s"
              .formatted(folder.path(), Migrations.reason(e)));
    }
    return new SqliteStore(lock, file);
  }

  /** SQLite's driver writes its library there; else outside, where it stays when we are killed. */
  private static void keepLibrary(DataFolder folder) {
    if (System.getProperty("org.sqlite.tmpdir") == null) {
      System.setProperty("org.sqlite.tmpdir", folder.folder("tmp").toString());
    }
  }

  @Override
  public DataSource dataSource() {
    return routed;
  }

  @Override
  public Nodes nodes() {
    return new Nodes(false);
  }

  @Override
  public Dialect dialect() {
    return Dialect.SQLITE;
  }

  @Override
  public void close() {
    readers.close();
    writer.close();
    lock.release();
  }

  /**
   * With {@code synchronous=NORMAL} SQLite waits for the disk where it moves what was written from
   * its log to the database, but not at each commit: that is {@link SharedCommits}'.
   */
  private static String url(Path file) {
    return "jdbc:sqlite:"
        + file
        + "?journal_mode=WAL&synchronous=NORMAL&foreign_keys=on&busy_timeout=5000"
        + "&transaction_mode=IMMEDIATE&jdbc.get_generated_keys=false&wal_autocheckpoint="
        + MOST_PAGES_IN_LOG;
  }

  private static HikariConfig writer(String url) {
    var config = new HikariConfig();
    config.setPoolName("writer");
    config.setDataSource(new KeptStatements(new DriverManagerDataSource(url)));
    config.setMaximumPoolSize(1);
    config.setConnectionTimeout(PATIENCE.toMillis());
    config.setMaxLifetime(0);
    config.setConnectionInitSql("pragma secure_delete = on");
    return config;
  }

  private static HikariConfig readers(String url) {
    var config = new HikariConfig();
    config.setPoolName("readers");
    config.setDataSource(new KeptStatements(new DriverManagerDataSource(url)));
    config.setMaximumPoolSize(4);
    config.setMinimumIdle(1);
    config.setConnectionTimeout(PATIENCE.toMillis());
    config.setConnectionInitSql("pragma query_only = on");
    return config;
  }

  /** A log that is gone was moved to the database, which SQLite has waited for. */
  private static void forceLog(Path file) throws IOException {
    var log = file.resolveSibling(file.getFileName() + "-wal");
    try (var channel = FileChannel.open(log, StandardOpenOption.WRITE)) {
      channel.force(false);
    } catch (NoSuchFileException _) {
      // all is there
    }
  }

  /** Lazy, since only the first statement knows whether a writing transaction is under way. */
  private DataSource routed(Disk disk) {
    var routing = new WritersApart();
    routing.setTargetDataSources(
        Map.of(true, new SharedCommits(writer, disk, PATIENCE), false, readers));
    routing.afterPropertiesSet();
    var lazy = new LazyConnectionDataSourceProxy();
    lazy.setTargetDataSource(routing);
    lazy.setDefaultAutoCommit(true);
    lazy.setDefaultTransactionIsolationName("TRANSACTION_SERIALIZABLE");
    lazy.afterPropertiesSet();
    return lazy;
  }

  private static final class WritersApart extends AbstractRoutingDataSource {
    @Override
    protected Object determineCurrentLookupKey() {
      return TransactionSynchronizationManager.isActualTransactionActive()
          && !TransactionSynchronizationManager.isCurrentTransactionReadOnly();
    }
  }
}
