package dev.licet.identity.store;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;
import java.sql.SQLNonTransientConnectionException;
import org.jspecify.annotations.Nullable;

/**
 * A connection that somebody else opened a transaction on: how that ends, the lender decides. One
 * that is closed before it was committed is rolled back.
 */
final class LentConnection implements InvocationHandler {
  private final Connection connection;
  private final Ending commit;
  private final Ending rollback;
  private boolean ended;

  private LentConnection(Connection connection, Ending commit, Ending rollback) {
    this.connection = connection;
    this.commit = commit;
    this.rollback = rollback;
  }

  /** Ends a transaction. */
  @FunctionalInterface
  interface Ending {
    void run() throws SQLException;
  }

  static Connection of(Connection connection, Ending commit, Ending rollback) {
    return (Connection)
        Proxy.newProxyInstance(
            LentConnection.class.getClassLoader(),
            new Class<?>[] {Connection.class},
            new LentConnection(connection, commit, rollback));
  }

  @Override
  public @Nullable Object invoke(Object proxy, Method method, Object @Nullable [] arguments)
      throws Throwable {
    switch (method.getName()) {
      case "commit" -> end(commit);
      case "close", "abort" -> close();
      case "setAutoCommit", "setReadOnly", "setTransactionIsolation" -> {}
      case "setSavepoint", "releaseSavepoint" -> throw new SQLFeatureNotSupportedException();
      case "rollback" -> {
        if (arguments != null) {
          throw new SQLFeatureNotSupportedException();
        }
        end(rollback);
      }
      case "getAutoCommit" -> {
        return false;
      }
      case "isClosed" -> {
        return ended;
      }
      case "equals" -> {
        return arguments != null && isSame(proxy, arguments[0]);
      }
      case "hashCode" -> {
        return System.identityHashCode(proxy);
      }
      default -> {
        return delegated(method, arguments);
      }
    }
    return null;
  }

  /** The proxy has no other equality: to ask it would lead here again. */
  @SuppressWarnings("ReferenceEquality")
  private static boolean isSame(Object proxy, @Nullable Object other) {
    return proxy == other;
  }

  private void end(Ending ending) throws SQLException {
    check();
    ended = true;
    ending.run();
  }

  private void close() throws SQLException {
    if (!ended) {
      end(rollback);
    }
  }

  private void check() throws SQLException {
    if (ended) {
      throw new SQLNonTransientConnectionException("The transaction has ended");
    }
  }

  private @Nullable Object delegated(Method method, Object @Nullable [] arguments)
      throws Throwable {
    check();
    try {
      return method.invoke(connection, arguments);
    } catch (InvocationTargetException e) {
      throw e.getTargetException();
    }
  }
}
