package dev.licet.identity.connection;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.licet.identity.key.TestSecrets;
import dev.licet.identity.store.TestFeatures;
import org.springframework.dao.DataAccessException;

/** The hidden parts of this feature, for tests of features that stand on it. */
public final class TestConnections {
  private TestConnections() {}

  /** What makes up the feature. */
  public static Class<?>[] components() {
    return new Class<?>[] {
      TestSecrets.Beans.class, ConnectionTable.class, ConnectionSecrets.class, Connections.class
    };
  }

  /** As after a removal that did not get far: each user is there still. */
  public static void beginToRemove(TestFeatures features, String name) {
    var connections = features.get(Connections.class);
    var id = connections.byName(name).orElseThrow().id();
    write(features, "create table pins (user_id text references users (id))");
    write(features, "insert into pins select id from users where connection = '" + name + "'");
    assertThatThrownBy(() -> connections.remove(id)).isInstanceOf(DataAccessException.class);
    write(features, "drop table pins");
  }

  private static void write(TestFeatures features, String sql) {
    features.inTransaction(() -> features.store().jdbc().sql(sql).update());
  }
}
