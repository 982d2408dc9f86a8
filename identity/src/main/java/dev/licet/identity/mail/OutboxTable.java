package dev.licet.identity.mail;

import dev.licet.identity.mailserver.Mail;
import dev.licet.identity.store.Pieces;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The table {@code mail_outbox}. A mail that was sent is gone from it, with the secret in it. */
@Repository
class OutboxTable {
  private final JdbcClient database;
  private final Pieces pieces;

  OutboxTable(JdbcClient database, Pieces pieces) {
    this.database = database;
    this.pieces = pieces;
  }

  void insert(String id, MailTo wanted, Mail mail, Instant now) {
    database
        .sql(
            """
            insert into mail_outbox (id, kind, recipient, sender, subject, body_text, body_html,
                link, attempts, next_attempt_at, created_at)
            values (:id, :kind, :recipient, :sender, :subject, :text, :html, :link, 0, :now, :now)
            """)
        .param("id", id)
        .param("kind", wanted.kind().templateName())
        .param("recipient", mail.recipient())
        .param("sender", mail.sender())
        .param("subject", mail.subject())
        .param("text", mail.text())
        .param("html", mail.html())
        .param("link", wanted.url())
        .param("now", now.toEpochMilli())
        .update();
  }

  /** Some of those whose turn it is, the one that waits longest first. */
  List<Waiting> due(Instant now, int most) {
    return database
        .sql(
            """
            select * from mail_outbox where next_attempt_at <= :now
            order by next_attempt_at, id limit :most
            """)
        .param("now", now.toEpochMilli())
        .param("most", most)
        .query(OutboxTable::row)
        .list();
  }

  /** The latest, for the page that shows them. */
  List<Waiting> latest(int most) {
    return database
        .sql("select * from mail_outbox order by created_at desc, id limit :most")
        .param("most", most)
        .query(OutboxTable::row)
        .list();
  }

  /** Takes a mail for an attempt at sending it: of two nodes one is told yes. */
  boolean take(Waiting mail, Instant nextAttemptAt) {
    return database
            .sql(
                """
                update mail_outbox set attempts = attempts + 1, next_attempt_at = :next
                where id = :id and attempts = :attempts
                """)
            .param("id", mail.id())
            .param("attempts", mail.attempts())
            .param("next", nextAttemptAt.toEpochMilli())
            .update()
        == 1;
  }

  void delete(String id) {
    database.sql("delete from mail_outbox where id = :id").param("id", id).update();
  }

  int purge(Instant createdBefore) {
    return pieces.delete(
        "mail_outbox",
        "id",
        "created_at <= :before",
        Map.of("before", createdBefore.toEpochMilli()));
  }

  private static Waiting row(ResultSet row, int number) throws SQLException {
    return new Waiting(
        row.getString("id"),
        row.getString("kind"),
        new Mail(
            row.getString("recipient"),
            row.getString("sender"),
            row.getString("subject"),
            row.getString("body_text"),
            row.getString("body_html")),
        row.getString("link"),
        row.getInt("attempts"),
        Instant.ofEpochMilli(row.getLong("created_at")));
  }

  /**
   * A mail that is not sent yet.
   *
   * @param attempts how often it was tried
   */
  record Waiting(String id, String kind, Mail mail, String link, int attempts, Instant createdAt) {}
}
