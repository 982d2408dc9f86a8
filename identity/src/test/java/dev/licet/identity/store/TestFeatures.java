package dev.licet.identity.store;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.licet.identity.shared.DataFolder;
import dev.licet.identity.shared.Ids;
import dev.licet.identity.shared.Issuer;
import java.security.SecureRandom;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.annotation.EnableTransactionManagement;
import org.springframework.transaction.support.TransactionTemplate;

/** Doors of features over a real database, with transactions and events as in the server. */
public final class TestFeatures implements AutoCloseable {
  /** What the server of these tests is called. */
  public static final Issuer ISSUER = new Issuer("localhost:9443");

  private final TestStore store;
  private final AnnotationConfigApplicationContext context;

  private TestFeatures(TestStore store, AnnotationConfigApplicationContext context) {
    this.store = store;
    this.context = context;
  }

  /** Makes the components over the store, and closes it in the end. */
  public static TestFeatures over(TestStore store, Class<?>... components) {
    return over(store, ISSUER, components);
  }

  /** The same with a data folder, for features that keep files. */
  public static TestFeatures over(TestStore store, DataFolder folder, Class<?>... components) {
    return over(store, ISSUER, Optional.of(folder), components);
  }

  /** The same under another name, as after a change of LICET_DOMAIN. */
  public static TestFeatures over(TestStore store, Issuer issuer, Class<?>... components) {
    return over(store, issuer, Optional.empty(), components);
  }

  /** What makes up several features. */
  public static Class<?>[] components(Class<?>[]... features) {
    return Stream.of(features).flatMap(Stream::of).toArray(Class<?>[]::new);
  }

  private static TestFeatures over(
      TestStore store, Issuer issuer, Optional<DataFolder> folder, Class<?>... components) {
    var context = new AnnotationConfigApplicationContext();
    context.registerBean(
        DataSource.class, store::dataSource, bean -> bean.setDestroyMethodName(""));
    context.registerBean(JdbcClient.class, store::jdbc);
    context.registerBean(Dialect.class, store::dialect);
    context.registerBean(Pieces.class, store::pieces);
    context.registerBean(Statistics.class, () -> new Statistics(store.jdbc(), store.dialect()));
    context.registerBean(
        JdbcTransactionManager.class, () -> new JdbcTransactionManager(store.dataSource()));
    context.registerBean(Nodes.class, store::nodes);
    context.registerBean(Ids.class, () -> new Ids(new SecureRandom()));
    context.registerBean(Issuer.class, () -> issuer);
    folder.ifPresent(data -> context.registerBean(DataFolder.class, () -> data));
    context.registerBean(
        TransactionTemplate.class,
        () -> new TransactionTemplate(context.getBean(JdbcTransactionManager.class)));
    context.register(Transactions.class);
    context.register(components);
    context.refresh();
    return new TestFeatures(store, context);
  }

  /** A door. */
  public <T> T get(Class<T> type) {
    return context.getBean(type);
  }

  public TestStore store() {
    return store;
  }

  /** Runs in a writing transaction around whatever the doors do. */
  public <T> T inTransaction(Supplier<T> work) {
    return store.inTransaction(work);
  }

  /**
   * What comes of the second, begun in a thread of its own when the first has written, and sure to
   * wait for the end of its transaction; in which the first then does the rest.
   */
  public <T> T during(Supplier<Runnable> first, Callable<T> second) throws Exception {
    try (var thread = Executors.newSingleThreadExecutor()) {
      var begun =
          inTransaction(() -> {
            var rest = first.get();
            var waiting = thread.submit(second);
            assertThatThrownBy(() -> waiting.get(300, TimeUnit.MILLISECONDS))
                .isInstanceOf(TimeoutException.class);
            rest.run();
            return waiting;
          });
      return begun.get(10, TimeUnit.SECONDS);
    }
  }

  /** The same where neither has an answer. */
  public void during(Runnable first, Runnable rest, Runnable second) throws Exception {
    during(
        () -> {
          first.run();
          return rest;
        },
        Executors.callable(second));
  }

  @Override
  public void close() {
    context.close();
    store.close();
  }

  @Configuration(proxyBeanMethods = false)
  @EnableTransactionManagement(proxyTargetClass = true)
  static class Transactions {}
}
