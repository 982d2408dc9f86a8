package dev.licet.identity.device;

import dev.licet.identity.issuing.Authorization;
import dev.licet.identity.shared.Digest;
import dev.licet.identity.store.Pieces;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.databind.json.JsonMapper;

/** The table {@code device_codes}. */
@Repository
class DeviceCodeTable {
  /** How far it is with a code; the constants' names are what is stored. */
  enum State {
    PENDING,
    ALLOWED,
    DENIED,
    /** The device has its tokens. */
    SPENT,
    /** The device was told that it is too late. */
    OVER
  }

  /** How far it is, and who has allowed it in which session; empty if nobody, or in none. */
  record Progress(State state, Optional<String> userId, Optional<String> sessionId) {}

  /** Who has said so, and in which session; empty if in none. */
  record By(String userId, Optional<String> sessionId) {}

  private static final JsonMapper JSON = JsonMapper.builder().build();

  private final JdbcClient database;
  private final Pieces pieces;

  DeviceCodeTable(JdbcClient database, Pieces pieces) {
    this.database = database;
    this.pieces = pieces;
  }

  /** Whether it was added: not if the user's code is in use. */
  boolean insert(Digest digest, UserCode userCode, DeviceRequest request, Instant expiresAt) {
    return database
            .sql(
                """
                insert into device_codes
                    (digest, user_code_digest, client_id, request, state, polled_at, expires_at)
                values (:digest, :user, :client, :request, 'PENDING', 0, :expires)
                on conflict (user_code_digest) do nothing
                """)
            .param("digest", digest.value())
            .param("user", userCode.digest().value())
            .param("client", request.clientId())
            .param("request", JSON.writeValueAsString(request))
            .param("expires", expiresAt.toEpochMilli())
            .update()
        == 1;
  }

  /** What waits for a user's word under that code. */
  Optional<DeviceRequest> pending(UserCode code, Instant now) {
    return database
        .sql(
            """
            select request from device_codes
            where user_code_digest = :user and state = 'PENDING' and expires_at > :now
            """)
        .param("user", code.digest().value())
        .param("now", now.toEpochMilli())
        .query(String.class)
        .optional()
        .map(request -> JSON.readValue(request, DeviceRequest.class));
  }

  /** Whether the user's word was the first: of any number at the same moment, one is. */
  boolean decide(UserCode code, State state, By by, Optional<Authorization> decision, Instant now) {
    return database
            .sql(
                """
                update device_codes set state = :state, decision = :decision,
                    user_id = :by, session_id = :session
                where user_code_digest = :user and state = 'PENDING' and expires_at > :now
                """)
            .param("state", state.name())
            .param("decision", decision.map(JSON::writeValueAsString).orElse(null))
            .param("by", by.userId())
            .param("session", by.sessionId().orElse(null))
            .param("user", code.digest().value())
            .param("now", now.toEpochMilli())
            .update()
        == 1;
  }

  /** Whether that is what was said in that session. */
  boolean isDecided(
      UserCode code, List<State> states, String userId, String sessionId, Instant now) {
    return database
            .sql(
                """
                select count(*) from device_codes
                where user_code_digest = :user and state in (:states) and user_id = :by
                  and session_id = :session and expires_at > :now
                """)
            .param("user", code.digest().value())
            .param("states", states.stream().map(State::name).toList())
            .param("by", userId)
            .param("session", sessionId)
            .param("now", now.toEpochMilli())
            .query(Long.class)
            .single()
        == 1;
  }

  Optional<Progress> progress(Digest digest, String clientId) {
    return database
        .sql(
            """
            select state, user_id, session_id from device_codes
            where digest = :digest and client_id = :client
            """)
        .param("digest", digest.value())
        .param("client", clientId)
        .query((row, _) ->
            new Progress(
                State.valueOf(row.getString("state")),
                Optional.ofNullable(row.getString("user_id")),
                Optional.ofNullable(row.getString("session_id"))))
        .optional();
  }

  /**
   * Forgets what a user has allowed in a session and no device has fetched; how many there were.
   */
  int deleteAllowed(String userId, String sessionId) {
    return database
        .sql(
            """
            delete from device_codes
            where user_id = :user and session_id = :session and state = 'ALLOWED'
            """)
        .param("user", userId)
        .param("session", sessionId)
        .update();
  }

  /** Whether it may ask now: not before so long after the last time. */
  boolean poll(Digest digest, Instant now, Instant lastBefore) {
    return database
            .sql(
                """
                update device_codes set polled_at = :now
                where digest = :digest and polled_at <= :before
                """)
            .param("digest", digest.value())
            .param("now", now.toEpochMilli())
            .param("before", lastBefore.toEpochMilli())
            .update()
        == 1;
  }

  /** What the user has allowed: of any number of callers at the same moment, one gets it. */
  Optional<Authorization> spend(Digest digest, Instant now) {
    return database
        .sql(
            """
            update device_codes set state = 'SPENT'
            where digest = :digest and state = 'ALLOWED' and expires_at > :now
            returning decision
            """)
        .param("digest", digest.value())
        .param("now", now.toEpochMilli())
        .query(String.class)
        .optional()
        .map(decision -> JSON.readValue(decision, Authorization.class));
  }

  /** Whether it has expired and nobody was told so yet. */
  boolean expire(Digest digest, Instant now) {
    return database
            .sql(
                """
                update device_codes set state = 'OVER'
                where digest = :digest and state in ('PENDING', 'ALLOWED', 'DENIED')
                  and expires_at <= :now
                """)
            .param("digest", digest.value())
            .param("now", now.toEpochMilli())
            .update()
        == 1;
  }

  int purge(Instant expiredBefore) {
    return pieces.delete(
        "device_codes",
        "digest",
        "expires_at <= :before",
        Map.of("before", expiredBefore.toEpochMilli()));
  }
}
