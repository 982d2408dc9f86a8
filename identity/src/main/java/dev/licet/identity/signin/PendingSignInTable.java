package dev.licet.identity.signin;

import dev.licet.identity.session.Browsers.Browser;
import dev.licet.identity.shared.Digest;
import dev.licet.identity.store.Pieces;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.databind.json.JsonMapper;

/** The table {@code pending_sign_ins}. */
@Repository
class PendingSignInTable {
  private static final JsonMapper JSON = JsonMapper.builder().build();

  private final JdbcClient database;
  private final Pieces pieces;

  PendingSignInTable(JdbcClient database, Pieces pieces) {
    this.database = database;
    this.pieces = pieces;
  }

  void insert(Digest digest, Browser browser, PendingSignIn request, Instant expiresAt) {
    database
        .sql(
            """
            insert into pending_sign_ins (digest, browser_digest, request, expires_at)
            values (:digest, :browser, :request, :expires)
            """)
        .param("digest", digest.value())
        .param("browser", browser.digest().value())
        .param("request", JSON.writeValueAsString(request))
        .param("expires", expiresAt.toEpochMilli())
        .update();
  }

  Optional<PendingSignIn> find(Digest digest, Browser browser, Instant now) {
    return find("expires_at > :moment and finished_at is null", digest, browser, now);
  }

  /** Whether there is one, in whatever browser. */
  boolean has(Digest digest, Instant now) {
    return database
        .sql(
            """
            select 1 from pending_sign_ins
            where digest = :digest and expires_at > :now and finished_at is null
            """)
        .param("digest", digest.value())
        .param("now", now.toEpochMilli())
        .query(Integer.class)
        .optional()
        .isPresent();
  }

  /** One that ended after that moment. */
  Optional<PendingSignIn> finishedSince(Digest digest, Browser browser, Instant moment) {
    return find("finished_at > :moment", digest, browser, moment);
  }

  private Optional<PendingSignIn> find(
      String condition, Digest digest, Browser browser, Instant moment) {
    return database
        .sql(
            "select request from pending_sign_ins"
                + " where digest = :digest and browser_digest = :browser and "
                + condition)
        .param("digest", digest.value())
        .param("browser", browser.digest().value())
        .param("moment", moment.toEpochMilli())
        .query(String.class)
        .optional()
        .map(request -> JSON.readValue(request, PendingSignIn.class));
  }

  void update(Digest digest, Browser browser, PendingSignIn request) {
    database
        .sql(
            """
            update pending_sign_ins set request = :request
            where digest = :digest and browser_digest = :browser
            """)
        .param("digest", digest.value())
        .param("browser", browser.digest().value())
        .param("request", JSON.writeValueAsString(request))
        .update();
  }

  /** Whether it was under way: of any number of callers at the same moment, one is told yes. */
  boolean finish(Digest digest, Browser browser, Instant now) {
    return database
            .sql(
                """
                update pending_sign_ins set finished_at = :now
                where digest = :digest and browser_digest = :browser and expires_at > :now
                  and finished_at is null
                """)
            .param("digest", digest.value())
            .param("browser", browser.digest().value())
            .param("now", now.toEpochMilli())
            .update()
        == 1;
  }

  int purge(Instant now, Instant finishedBefore) {
    return pieces.delete(
        "pending_sign_ins",
        "digest",
        "(expires_at <= :now or finished_at <= :before)",
        Map.of("now", now.toEpochMilli(), "before", finishedBefore.toEpochMilli()));
  }
}
