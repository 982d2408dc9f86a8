package dev.licet.identity.registration;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The table {@code client_documents}: until when what was read is good. */
@Repository
class ClientDocumentTable {
  private final JdbcClient database;

  ClientDocumentTable(JdbcClient database) {
    this.database = database;
  }

  void save(String clientId, Instant freshUntil) {
    database
        .sql(
            """
            insert into client_documents (client_id, fresh_until) values (:client, :fresh)
            on conflict (client_id) do update set fresh_until = excluded.fresh_until
            """)
        .param("client", clientId)
        .param("fresh", freshUntil.toEpochMilli())
        .update();
  }

  Optional<Instant> freshUntil(String clientId) {
    return database
        .sql("select fresh_until from client_documents where client_id = :client")
        .param("client", clientId)
        .query(Long.class)
        .optional()
        .map(Instant::ofEpochMilli);
  }

  /** Those that were not good any more at that time. */
  List<String> staleAt(Instant time) {
    return database
        .sql("select client_id from client_documents where fresh_until < :time")
        .param("time", time.toEpochMilli())
        .query((row, _) -> row.getString("client_id"))
        .list();
  }
}
