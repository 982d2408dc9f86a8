package dev.licet.identity.recovery;

import dev.licet.identity.shared.Digest;
import dev.licet.identity.store.Pieces;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The table {@code tickets}. */
@Repository
class TicketTable {
  private final JdbcClient database;
  private final Pieces pieces;

  TicketTable(JdbcClient database, Pieces pieces) {
    this.database = database;
    this.pieces = pieces;
  }

  void insert(Digest digest, Ticket ticket, Instant expiresAt) {
    database
        .sql(
            """
            insert into tickets (digest, kind, user_id, email, result_url, include_email,
                client_id, verifies_email, expires_at)
            values (:digest, :kind, :user, :email, :result, :include, :client, :verifies, :expires)
            """)
        .param("digest", digest.value())
        .param("kind", ticket.kind().name())
        .param("user", ticket.userId())
        .param("email", ticket.email())
        .param("result", ticket.resultUrl())
        .param("include", ticket.includeEmail())
        .param("client", ticket.clientId())
        .param("verifies", ticket.verifiesEmail())
        .param("expires", expiresAt.toEpochMilli())
        .update();
  }

  Optional<Ticket> find(TicketKind kind, Digest digest, Instant now) {
    return database
        .sql(
            """
            select * from tickets
            where digest = :digest and kind = :kind and used_at is null and expires_at > :now
            """)
        .param("digest", digest.value())
        .param("kind", kind.name())
        .param("now", now.toEpochMilli())
        .query(TicketTable::row)
        .optional();
  }

  /** Spends it: of any number of callers at the same moment, one gets it. */
  Optional<Ticket> spend(TicketKind kind, Digest digest, Instant now) {
    return database
        .sql(
            """
            update tickets set used_at = :now
            where digest = :digest and kind = :kind and used_at is null and expires_at > :now
            returning *
            """)
        .param("digest", digest.value())
        .param("kind", kind.name())
        .param("now", now.toEpochMilli())
        .query(TicketTable::row)
        .optional();
  }

  /** What was spent after that moment. */
  Optional<Ticket> spentSince(TicketKind kind, Digest digest, Instant moment) {
    return database
        .sql("select * from tickets where digest = :digest and kind = :kind and used_at > :moment")
        .param("digest", digest.value())
        .param("kind", kind.name())
        .param("moment", moment.toEpochMilli())
        .query(TicketTable::row)
        .optional();
  }

  /** Makes the user's worthless. Nobody has used them: the time is one that is never just now. */
  void voidAll(TicketKind kind, String userId) {
    database
        .sql(
            """
            update tickets set used_at = 0
            where user_id = :user and kind = :kind and used_at is null
            """)
        .param("user", userId)
        .param("kind", kind.name())
        .update();
  }

  int purge(Instant now) {
    return pieces.delete(
        "tickets", "digest", "expires_at <= :now", Map.of("now", now.toEpochMilli()));
  }

  private static Ticket row(ResultSet row, int number) throws SQLException {
    return new Ticket(
        TicketKind.valueOf(row.getString("kind")),
        row.getString("user_id"),
        row.getString("email"),
        row.getString("result_url"),
        row.getBoolean("include_email"),
        row.getString("client_id"),
        row.getBoolean("verifies_email"));
  }
}
