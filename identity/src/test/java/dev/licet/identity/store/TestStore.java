package dev.licet.identity.store;

import dev.licet.identity.shared.DataFolder;
import java.nio.file.Path;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** A real, migrated database for a folder of the test, without Spring's context. */
public final class TestStore implements AutoCloseable {
  private final Store store;
  private final TransactionTemplate transactions;
  private final JdbcClient jdbc;

  private TestStore(Store store) {
    this.store = store;
    this.transactions = new TransactionTemplate(new JdbcTransactionManager(store.dataSource()));
    this.jdbc = JdbcClient.create(store.dataSource());
  }

  /** Opens (or opens again) the folder's database, of the kind that this run of the tests is on. */
  public static TestStore in(Path folder) {
    return TestDatabase.isPostgres()
        ? TestPostgres.store(TestPostgres.shared().of(folder))
        : sqlite(folder);
  }

  /** Opens (or opens again) SQLite's database in the folder. */
  public static TestStore sqlite(Path folder) {
    MigratedFile.copyInto(folder);
    return new TestStore(SqliteStore.in(DataFolder.at(folder.toString())));
  }

  static TestStore over(StoreSettings.Postgres settings) {
    return new TestStore(new PostgresStore(settings));
  }

  /** What tables get in production: outside a transaction it can only read. */
  public JdbcClient jdbc() {
    return jdbc;
  }

  public DataSource dataSource() {
    return store.dataSource();
  }

  public Pieces pieces() {
    return new Pieces(jdbc, dialect(), transactions);
  }

  public Nodes nodes() {
    return store.nodes();
  }

  public Dialect dialect() {
    return store.dialect();
  }

  public TransactionTemplate transactions() {
    return transactions;
  }

  /** Runs in a writing transaction, as a {@code @Transactional} verb does. */
  public <T> T inTransaction(Supplier<T> work) {
    return transactions.execute(status -> work.get());
  }

  /** Runs in a writing transaction. */
  public void inTransaction(Runnable work) {
    transactions.executeWithoutResult(status -> work.run());
  }

  @Override
  public void close() {
    store.close();
  }
}
