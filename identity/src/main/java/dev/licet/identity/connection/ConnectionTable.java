package dev.licet.identity.connection;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;

import dev.licet.identity.shared.JsonObject;
import dev.licet.identity.shared.Slice;
import dev.licet.identity.store.Pieces;
import dev.licet.identity.store.RowCache;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;
import org.springframework.stereotype.Component;

/**
 * The tables {@code connections} and {@code connection_clients}. Who writes forgets what is
 * remembered.
 */
@Component
final class ConnectionTable {
  private static final String FILTER =
      "not removed and (:name = '' or name = :name) and (:any or strategy in (:strategies))";

  /** Which application may use which connection. */
  private static final String USES =
      """
      from connections c
      join applications a on not a.is_system
      left join connection_clients x on x.connection_id = c.id and x.client_id = a.client_id
      where coalesce(x.enabled, c.for_all) and not c.removed
      """;

  /** More than an application can show; of those beyond nobody signs in with. */
  private static final int MOST = 1_000;

  private final JdbcClient jdbc;
  private final Pieces pieces;
  private final RowCache<String, List<Connection>> ofClients = new RowCache<>(this::readOfClient);

  ConnectionTable(JdbcClient jdbc, Pieces pieces) {
    this.jdbc = jdbc;
    this.pieces = pieces;
  }

  List<Connection> list(ConnectionFilter filter, Slice slice) {
    var sql =
        "select * from connections where id > :after and "
            + FILTER
            + " order by id limit :limit offset :skip";
    return filtered(sql, filter)
        .param("after", slice.after())
        .param("limit", slice.limit())
        .param("skip", slice.skip())
        .query(ConnectionTable::connection)
        .list();
  }

  /** Those of others whose options stand in their rows, as they did once. */
  List<Connection> unsealed() {
    return jdbc
        .sql("select * from connections where strategy <> 'auth0' and not removed order by id")
        .query(ConnectionTable::connection)
        .list()
        .stream()
        .filter(connection -> connection.details().members().has("options"))
        .toList();
  }

  long count(ConnectionFilter filter) {
    return filtered("select count(*) from connections where " + FILTER, filter)
        .query(Long.class)
        .single();
  }

  Optional<Connection> byId(String id) {
    return jdbc.sql("select * from connections where id = :id and not removed")
        .param("id", id)
        .query(ConnectionTable::connection)
        .optional();
  }

  Optional<Connection> byName(String name) {
    return jdbc.sql("select * from connections where name = :name and not removed")
        .param("name", name)
        .query(ConnectionTable::connection)
        .optional();
  }

  /** Whether the row is there now, which it is not if the name is taken. */
  boolean insert(Connection connection) {
    ofClients.forgetAll();
    return jdbc.sql(
                """
                insert into connections (id, name, strategy, details, for_all)
                values (:id, :name, :strategy, :details, :forAll)
                on conflict (name) do nothing
                """)
            .param("id", connection.id())
            .param("name", connection.name())
            .param("strategy", connection.strategy())
            .param("details", connection.details().json())
            .param("forAll", connection.forAll())
            .update()
        == 1;
  }

  /** Keeps others from writing the row until this transaction ends, so that no change is lost. */
  void lock(String id) {
    jdbc.sql("update connections set name = name where id = :id").param("id", id).update();
  }

  void update(Connection connection) {
    ofClients.forgetAll();
    jdbc.sql("update connections set details = :details, for_all = :forAll where id = :id")
        .param("id", connection.id())
        .param("details", connection.details().json())
        .param("forAll", connection.forAll())
        .update();
  }

  /** From now on nobody finds it; the name stays taken while it has users. */
  void hide(String id) {
    ofClients.forgetAll();
    jdbc.sql("update connections set removed = true where id = :id").param("id", id).update();
  }

  List<String> hidden() {
    return jdbc.sql("select id from connections where removed order by id")
        .query((row, _) -> row.getString("id"))
        .list();
  }

  /** The users go with it by themselves; that is one statement, and they may be a million. */
  void deleteUsers(String id) {
    pieces.delete("users", "id", "connection_id = :id", Map.of("id", id));
  }

  void delete(String id) {
    jdbc.sql("delete from connections where id = :id").param("id", id).update();
  }

  /** Those that an application may use. From memory, at most 5 s old. */
  List<Connection> ofClient(String clientId) {
    return ofClients.find(clientId).orElseThrow();
  }

  private Optional<List<Connection>> readOfClient(String clientId) {
    return Optional.of(
        jdbc.sql("select c.* " + USES + " and a.client_id = :clientId order by c.id limit :most")
            .param("clientId", clientId)
            .param("most", MOST)
            .query(ConnectionTable::connection)
            .list());
  }

  long countClients(String id) {
    return jdbc.sql("select count(*) " + USES + " and c.id = :id")
        .param("id", id)
        .query(Long.class)
        .single();
  }

  /** The applications that may use a connection. */
  List<String> clients(String id, Slice slice) {
    return jdbc.sql(
            "select a.client_id "
                + USES
                + " and c.id = :id and a.client_id > :after"
                + " order by a.client_id limit :limit offset :skip")
        .param("id", id)
        .param("after", slice.after())
        .param("limit", slice.limit())
        .param("skip", slice.skip())
        .query((row, _) -> row.getString("client_id"))
        .list();
  }

  /** The same of several connections. */
  Map<String, List<String>> clients(Collection<String> ids) {
    return ids.isEmpty()
        ? Map.of()
        : jdbc
            .sql(
                "select c.id, a.client_id "
                    + USES
                    + " and c.id in (:ids) order by c.id, a.client_id")
            .param("ids", ids)
            .query((row, _) -> Map.entry(row.getString("id"), row.getString("client_id")))
            .list()
            .stream()
            .collect(groupingBy(Map.Entry::getKey, mapping(Map.Entry::getValue, toList())));
  }

  /** Whether these are all applications of the tenant's. */
  boolean knowsClients(Collection<String> clientIds) {
    var ids = Set.copyOf(clientIds);
    return ids.isEmpty()
        || jdbc.sql("select count(*) from applications where client_id in (:ids) and not is_system")
                .param("ids", ids)
                .query(Long.class)
                .single()
            == ids.size();
  }

  void save(String id, String clientId, boolean enabled) {
    ofClients.forget(clientId);
    jdbc.sql(
            """
            insert into connection_clients (connection_id, client_id, enabled)
            values (:id, :clientId, :enabled)
            on conflict (connection_id, client_id) do update set enabled = excluded.enabled
            """)
        .param("id", id)
        .param("clientId", clientId)
        .param("enabled", enabled)
        .update();
  }

  void deleteClients(String id) {
    ofClients.forgetAll();
    jdbc.sql("delete from connection_clients where connection_id = :id").param("id", id).update();
  }

  /** What it may use goes with an application. */
  void forgetClient(String clientId) {
    ofClients.forget(clientId);
  }

  private StatementSpec filtered(String sql, ConnectionFilter filter) {
    return jdbc.sql(sql)
        .param("name", filter.name().orElse(""))
        .param("any", filter.strategies().isEmpty())
        .param("strategies", filter.strategies().isEmpty() ? List.of("") : filter.strategies());
  }

  private static Connection connection(ResultSet row, int number) throws SQLException {
    return new Connection(
        row.getString("id"),
        row.getString("name"),
        row.getString("strategy"),
        new JsonObject(row.getString("details")),
        row.getBoolean("for_all"));
  }
}
