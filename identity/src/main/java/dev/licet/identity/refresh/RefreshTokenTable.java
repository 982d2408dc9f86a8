package dev.licet.identity.refresh;

import dev.licet.identity.issuing.Authorization;
import dev.licet.identity.session.Device;
import dev.licet.identity.shared.Digest;
import dev.licet.identity.shared.Slice;
import dev.licet.identity.store.Padding;
import dev.licet.identity.user.LeavingUsers;
import dev.licet.identity.user.Metadata;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.databind.json.JsonMapper;

/** The table {@code refresh_tokens}. */
@Repository
class RefreshTokenTable {
  private static final String PRESENT = " and " + LeavingUsers.areNot("refresh_tokens.user_id");

  private static final long NEVER = Long.MAX_VALUE;
  private static final JsonMapper JSON = JsonMapper.builder().build();

  private final JdbcClient database;

  RefreshTokenTable(JdbcClient database) {
    this.database = database;
  }

  /** Whether it is there, which it is not where its API gives access to nobody who is away. */
  boolean insert(RefreshToken token, TokenText text) {
    var authorization = token.authorization();
    return database
            .sql(
                """
                insert into refresh_tokens (id, handle_digest, digest, previous_digest, user_id,
                    client_id, audience, stands_for, code_id, jkt, x5t, rotating, exchanges, answer,
                    answer_until, arrived, address, user_agent, last_address, last_user_agent,
                    created_at, last_exchanged_at, expires_at)
                select :id, :handle, :digest, '', :user, :client, :audience, :authorization, :code,
                    :jkt, :x5t, :rotating, 0, '', 0, true, :address, :agent, :address, :agent, :created,
                    :created, :expires
                where :audience = ''
                    or exists (select 1 from apis where identifier = :audience and allow_offline_access)
                """)
            .param("id", token.id())
            .param("handle", text.handleDigest().value())
            .param("digest", text.digest().value())
            .param("user", authorization.userId())
            .param("client", authorization.clientId())
            .param("audience", authorization.audience().orElse(""))
            .param("authorization", JSON.writeValueAsString(authorization))
            .param("code", token.codeId().orElse(""))
            .param("jkt", token.keyThumbprint().orElse(""))
            .param("x5t", token.certificateThumbprint().orElse(""))
            .param("rotating", token.rotating())
            .param("address", token.first().address())
            .param("agent", token.first().userAgent())
            .param("created", token.createdAt().toEpochMilli())
            .param("expires", token.expiresAt().map(Instant::toEpochMilli).orElse(NEVER))
            .update()
        == 1;
  }

  /** The token that descends from the same as this one, and what tells its latest. */
  Optional<StoredRefreshToken> find(TokenText text) {
    return database
        .sql("select * from refresh_tokens where handle_digest = :handle" + PRESENT)
        .param("handle", text.handleDigest().value())
        .query(RefreshTokenTable::stored)
        .optional();
  }

  Optional<RefreshToken> byId(String id) {
    return database
        .sql("select * from refresh_tokens where id = :id" + PRESENT)
        .param("id", id)
        .query(RefreshTokenTable::row)
        .optional();
  }

  List<RefreshToken> ofUser(String userId, String clientId, Slice slice) {
    return database
        .sql(
            """
            select * from refresh_tokens
            where user_id = :user and (:client = '' or client_id = :client) and id > :after and %s
            order by id limit :limit offset :skip
            """
                .formatted(LeavingUsers.areNot(":user")))
        .param("user", userId)
        .param("client", clientId)
        .param("after", slice.after())
        .param("limit", slice.limit())
        .param("skip", slice.skip())
        .query(RefreshTokenTable::row)
        .list();
  }

  long countOfUser(String userId, String clientId) {
    return database
        .sql(
            """
            select count(*) from refresh_tokens
            where user_id = :user and (:client = '' or client_id = :client) and %s
            """
                .formatted(LeavingUsers.areNot(":user")))
        .param("user", userId)
        .param("client", clientId)
        .query(Long.class)
        .single();
  }

  /**
   * Whether it was the latest one: of any number of callers at the same moment, one is told yes.
   */
  boolean exchange(RefreshToken token, TokenText presented, TokenText next, Exchanged exchanged) {
    return database
            .sql(
                """
                update refresh_tokens set previous_digest = digest, digest = :next,
                    rotating = true, exchanges = :exchanges, answer = :answer,
                    answer_until = :until, arrived = false, last_address = :address,
                    last_user_agent = :agent, last_exchanged_at = :now
                where id = :id and digest = :presented
                """
                    + PRESENT)
            .param("next", next.digest().value())
            .param("exchanges", token.exchanges() + 1)
            .param("answer", exchanged.answer().text())
            .param("until", exchanged.answerUntil().toEpochMilli())
            .param("address", exchanged.device().address())
            .param("agent", exchanged.device().userAgent())
            .param("now", exchanged.at().toEpochMilli())
            .param("id", token.id())
            .param("presented", presented.digest().value())
            .update()
        == 1;
  }

  /** Notes that one was used that stays; whether it is there still. */
  boolean used(RefreshToken token, Device device, Instant now) {
    return database
            .sql(
                """
                update refresh_tokens set exchanges = exchanges + 1, last_address = :address,
                    last_user_agent = :agent, last_exchanged_at = :now
                where id = :id
                """
                    + PRESENT)
            .param("address", device.address())
            .param("agent", device.userAgent())
            .param("now", now.toEpochMilli())
            .param("id", token.id())
            .update()
        == 1;
  }

  /** Keeps that with it, and says whether it is there. */
  boolean setMetadata(String id, Metadata metadata) {
    return database
            .sql("update refresh_tokens set metadata = :metadata where id = :id")
            .param("metadata", metadata.json())
            .param("id", id)
            .update()
        == 1;
  }

  /**
   * The answers that brought these have left, where they are the latest still. Each is of one row,
   * which the ids only help to find.
   */
  void arrived(List<String> ids, List<Digest> latest) {
    database
        .sql("update refresh_tokens set arrived = true where id in (:ids) and digest in (:latest)")
        .param("ids", Padding.of(ids))
        .param("latest", Padding.of(latest.stream().map(Digest::value).toList()))
        .update();
  }

  /** What one exchange leaves behind. */
  record Exchanged(SealedAnswer answer, Instant answerUntil, Device device, Instant at) {}

  private static StoredRefreshToken stored(ResultSet row, int number) throws SQLException {
    return new StoredRefreshToken(
        row(row, number),
        new Digest(row.getString("digest")),
        new Digest(row.getString("previous_digest")),
        some(row.getString("answer")).map(SealedAnswer::new),
        time(row, "answer_until"),
        row.getBoolean("arrived"));
  }

  private static RefreshToken row(ResultSet row, int number) throws SQLException {
    return new RefreshToken(
        row.getString("id"),
        JSON.readValue(row.getString("stands_for"), Authorization.class),
        some(row.getString("jkt")),
        some(row.getString("x5t")),
        some(row.getString("code_id")),
        row.getInt("exchanges"),
        row.getBoolean("rotating"),
        new Device(row.getString("address"), row.getString("user_agent")),
        new Device(row.getString("last_address"), row.getString("last_user_agent")),
        time(row, "created_at"),
        time(row, "last_exchanged_at"),
        row.getLong("expires_at") == NEVER
            ? Optional.empty()
            : Optional.of(time(row, "expires_at")),
        new Metadata(row.getString("metadata")));
  }

  private static Optional<String> some(String text) {
    return Optional.of(text).filter(some -> !some.isEmpty());
  }

  private static Instant time(ResultSet row, String column) throws SQLException {
    return Instant.ofEpochMilli(row.getLong(column));
  }
}
