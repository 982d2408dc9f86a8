package dev.licet.identity.session;

import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The table {@code session_clients}. */
@Repository
class SessionClientTable {
  private final JdbcClient database;

  SessionClientTable(JdbcClient database) {
    this.database = database;
  }

  void insert(String sid, String clientId) {
    database
        .sql(
            """
            insert into session_clients (sid, client_id) values (:sid, :client)
            on conflict (sid, client_id) do nothing
            """)
        .param("sid", sid)
        .param("client", clientId)
        .update();
  }

  List<String> of(String sid) {
    return database
        .sql("select client_id from session_clients where sid = :sid order by client_id")
        .param("sid", sid)
        .query((row, _) -> row.getString("client_id"))
        .list();
  }
}
