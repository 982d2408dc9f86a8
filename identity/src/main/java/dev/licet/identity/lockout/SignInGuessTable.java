package dev.licet.identity.lockout;

import dev.licet.identity.store.Pieces;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The table {@code sign_in_guesses}. */
@Repository
class SignInGuessTable {
  private final JdbcClient database;
  private final Pieces pieces;

  SignInGuessTable(JdbcClient database, Pieces pieces) {
    this.database = database;
    this.pieces = pieces;
  }

  /** Counts one more guess and says which one it is; a count that is over begins anew. */
  int count(Attempt attempt, String source, Instant now, Instant expiresAt) {
    return database
        .sql(
            """
            insert into sign_in_guesses
              (account, connection, source, address, guesses, expires_at)
            values (:account, :connection, :source, :address, 1, :expires)
            on conflict (account, connection, source) do update set
              guesses = case when sign_in_guesses.expires_at <= :now
                then 1 else sign_in_guesses.guesses + 1 end,
              address = excluded.address,
              expires_at = excluded.expires_at
            returning guesses
            """)
        .param("account", attempt.account())
        .param("connection", attempt.connection())
        .param("source", source)
        .param("address", attempt.address())
        .param("now", now.toEpochMilli())
        .param("expires", expiresAt.toEpochMilli())
        .query(Integer.class)
        .single();
  }

  /** Counts one less, of those that there are. */
  void takeBack(Attempt attempt, String source) {
    database
        .sql(
            """
            update sign_in_guesses set guesses = guesses - 1
            where account = :account and connection = :connection and source = :source
              and guesses > 0
            """)
        .param("account", attempt.account())
        .param("connection", attempt.connection())
        .param("source", source)
        .update();
  }

  void delete(Attempt attempt, String source) {
    database
        .sql(
            """
            delete from sign_in_guesses
            where account = :account and connection = :connection and source = :source
            """)
        .param("account", attempt.account())
        .param("connection", attempt.connection())
        .param("source", source)
        .update();
  }

  void deleteAll(String account) {
    database
        .sql("delete from sign_in_guesses where account = :account")
        .param("account", account)
        .update();
  }

  List<Block> blocks(String account, int most, Instant now) {
    return database
        .sql(
            """
            select account, connection, address from sign_in_guesses
            where account = :account and guesses > :most and expires_at > :now
            order by address, source
            """)
        .param("account", account)
        .param("most", most)
        .param("now", now.toEpochMilli())
        .query((row, _) ->
            new Block(
                row.getString("account"), row.getString("connection"), row.getString("address")))
        .list();
  }

  int purge(Instant now) {
    return pieces.delete(
        "sign_in_guesses",
        "account, connection, source",
        "expires_at <= :now",
        Map.of("now", now.toEpochMilli()));
  }
}
