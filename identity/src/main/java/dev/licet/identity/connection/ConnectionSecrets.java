package dev.licet.identity.connection;

import dev.licet.identity.key.SealedSecrets;
import dev.licet.identity.shared.JsonObject;
import java.util.Map;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;

/**
 * Keeps the options of connections to others apart from their rows, sealed: each of fifty
 * strategies has its own names for client secrets, passwords and keys, so they are all taken for
 * secrets. Those of databases hold none.
 */
@Component
class ConnectionSecrets {
  private static final String OPTIONS = "options";
  private static final JsonMapper JSON = JsonMapper.builder().build();

  private final SealedSecrets secrets;

  ConnectionSecrets(SealedSecrets secrets) {
    this.secrets = secrets;
  }

  /** A connection as its row is to have it, its secrets being kept. In a writing transaction. */
  Connection seal(Connection connection) {
    var options = connection.details().members().get(OPTIONS);
    if (connection.isDatabase() || options == null) {
      return connection;
    }
    secrets.keep(name(connection), JsonObject.of(options).json());
    var none = JsonNodeFactory.instance.nullNode();
    return connection.with(connection.details().with(Map.of(OPTIONS, none)));
  }

  /** A connection as it is, from its row. */
  Connection reveal(Connection row) {
    return row.isDatabase() || row.details().members().has(OPTIONS)
        ? row
        : secrets
            .find(name(row))
            .map(options -> row.with(row.details().with(Map.of(OPTIONS, JSON.readTree(options)))))
            .orElse(row);
  }

  void forget(Connection connection) {
    secrets.forget(name(connection));
  }

  private static String name(Connection connection) {
    return "connection " + connection.id();
  }
}
