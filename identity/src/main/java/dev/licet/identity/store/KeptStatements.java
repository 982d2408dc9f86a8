package dev.licet.identity.store;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.datasource.DelegatingDataSource;

/**
 * Connections to SQLite that keep their statements: to compile one takes longer than to run it, and
 * the driver compiles each anew. A statement is in use by one caller at a time; what fails is not
 * kept.
 */
final class KeptStatements extends DelegatingDataSource {
  /** Those that were used last, of one connection. */
  private static final int MOST = 200;

  KeptStatements(DataSource connections) {
    super(connections);
  }

  @Override
  public Connection getConnection() throws SQLException {
    return proxy(Connection.class, new Keeping(super.getConnection()));
  }

  @Override
  public Connection getConnection(String user, String password) throws SQLException {
    return proxy(Connection.class, new Keeping(super.getConnection(user, password)));
  }

  /** In seconds: so long a pool that is closed waits for a connection that is being opened. */
  @Override
  public int getLoginTimeout() {
    return 5;
  }

  private static <T> T proxy(Class<T> type, InvocationHandler handler) {
    return type.cast(
        Proxy.newProxyInstance(
            KeptStatements.class.getClassLoader(), new Class<?>[] {type}, handler));
  }

  private static @Nullable Object call(Object target, Method method, Object @Nullable [] arguments)
      throws Throwable {
    try {
      return method.invoke(target, arguments);
    } catch (InvocationTargetException e) {
      throw e.getTargetException();
    }
  }

  /** A connection. Like those of the driver not for several threads at once. */
  private static final class Keeping implements InvocationHandler {
    private final Connection connection;
    private final LinkedHashMap<String, PreparedStatement> idle =
        new LinkedHashMap<>(16, 0.75f, true);

    private Keeping(Connection connection) {
      this.connection = connection;
    }

    @Override
    public @Nullable Object invoke(Object proxy, Method method, Object @Nullable [] arguments)
        throws Throwable {
      if (method.getName().equals("prepareStatement")
          && arguments != null
          && arguments.length == 1
          && arguments[0] instanceof String sql) {
        return proxy(PreparedStatement.class, new Kept(this, sql, take(sql)));
      }
      if (method.getName().equals("close")) {
        idle.clear();
      }
      return call(connection, method, arguments);
    }

    private PreparedStatement take(String sql) throws SQLException {
      var kept = idle.remove(sql);
      return kept == null ? connection.prepareStatement(sql) : kept;
    }

    private void putBack(String sql, PreparedStatement statement) throws SQLException {
      statement.clearParameters();
      var other = idle.put(sql, statement);
      if (other != null) {
        other.close();
      }
      if (idle.size() > MOST) {
        var oldest = idle.pollFirstEntry();
        oldest.getValue().close();
      }
    }
  }

  /** A statement in use. */
  private static final class Kept implements InvocationHandler {
    private final Keeping home;
    private final String sql;
    private final PreparedStatement statement;
    private @Nullable ResultSet rows;
    private boolean failed;
    private boolean closed;

    private Kept(Keeping home, String sql, PreparedStatement statement) {
      this.home = home;
      this.sql = sql;
      this.statement = statement;
    }

    @Override
    public @Nullable Object invoke(Object proxy, Method method, Object @Nullable [] arguments)
        throws Throwable {
      if (method.getName().equals("close")) {
        close();
        return null;
      }
      if (closed) {
        return isClosed(method);
      }
      try {
        var result = call(statement, method, arguments);
        rows = result instanceof ResultSet some ? some : rows;
        return result;
      } catch (SQLException e) {
        failed = true;
        throw e;
      }
    }

    private static boolean isClosed(Method method) throws SQLException {
      if (method.getName().equals("isClosed")) {
        return true;
      }
      throw new SQLException("The statement is closed");
    }

    private void close() throws SQLException {
      if (closed) {
        return;
      }
      closed = true;
      if (failed) {
        statement.close();
      } else {
        reset();
        home.putBack(sql, statement);
      }
    }

    /** Rows that stay open would hold a reader at what it has seen so far. */
    private void reset() throws SQLException {
      if (rows != null) {
        rows.close();
      }
    }
  }
}
