package dev.licet.identity.organization;

import dev.licet.identity.shared.JsonObject;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The table {@code organization_connections}. */
@Component
final class EnabledConnectionTable {
  private final JdbcClient jdbc;

  EnabledConnectionTable(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  List<EnabledConnection> list(String id) {
    return jdbc.sql(
            """
            select c.id, c.name, c.strategy, e.details from organization_connections e
            join connections c on c.id = e.connection_id
            where e.organization_id = :id and not c.removed order by c.id
            """)
        .param("id", id)
        .query((row, _) ->
            new EnabledConnection(
                row.getString("id"),
                row.getString("name"),
                row.getString("strategy"),
                new JsonObject(row.getString("details"))))
        .list();
  }

  /** Whether the row is there now, which it is not if there was one. */
  boolean insert(String id, String connectionId, JsonObject details) {
    return jdbc.sql(
                """
                insert into organization_connections (organization_id, connection_id, details)
                values (:id, :connectionId, :details)
                on conflict do nothing
                """)
            .param("id", id)
            .param("connectionId", connectionId)
            .param("details", details.json())
            .update()
        == 1;
  }

  void update(String id, String connectionId, JsonObject details) {
    jdbc.sql(
            """
            update organization_connections set details = :details
            where organization_id = :id and connection_id = :connectionId
            """)
        .param("id", id)
        .param("connectionId", connectionId)
        .param("details", details.json())
        .update();
  }

  void delete(String id, String connectionId) {
    jdbc.sql(
            """
            delete from organization_connections
            where organization_id = :id and connection_id = :connectionId
            """)
        .param("id", id)
        .param("connectionId", connectionId)
        .update();
  }
}
