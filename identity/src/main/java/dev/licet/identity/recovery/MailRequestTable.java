package dev.licet.identity.recovery;

import java.time.Instant;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The table {@code mail_requests}. */
@Repository
class MailRequestTable {
  private final JdbcClient database;

  MailRequestTable(JdbcClient database) {
    this.database = database;
  }

  void insert(MailRequest request, Instant now) {
    database
        .sql(
            """
            insert into mail_requests (id, kind, account, connection, language, client_id,
                requested_at)
            values (:id, :kind, :account, :connection, :language, :client, :now)
            """)
        .param("id", request.id())
        .param("kind", request.kind().name())
        .param("account", request.account())
        .param("connection", request.connection())
        .param("language", request.language())
        .param("client", request.clientId())
        .param("now", now.toEpochMilli())
        .update();
  }

  /** The ones that wait longest. */
  List<MailRequest> first(int most) {
    return database
        .sql("select * from mail_requests order by requested_at, id limit :most")
        .param("most", most)
        .query((row, _) ->
            new MailRequest(
                row.getString("id"),
                TicketKind.valueOf(row.getString("kind")),
                row.getString("account"),
                row.getString("connection"),
                row.getString("language"),
                row.getString("client_id")))
        .list();
  }

  /** Takes it off; of two nodes one is told yes. */
  boolean delete(String id) {
    return database.sql("delete from mail_requests where id = :id").param("id", id).update() == 1;
  }
}
