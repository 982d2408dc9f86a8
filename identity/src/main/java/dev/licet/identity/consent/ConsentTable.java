package dev.licet.identity.consent;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toList;

import dev.licet.identity.shared.Slice;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The tables {@code consents} and {@code consent_scopes}. */
@Repository
class ConsentTable {
  private static final String FILTER =
      """
       (:allUsers or c.user_id = :user)
       and (:allClients or c.client_id = :client)
       and (:allAudiences or c.audience = :audience)
      """;

  private final JdbcClient database;

  ConsentTable(JdbcClient database) {
    this.database = database;
  }

  /** Adds to what there is: of several at the same moment none is lost. */
  void save(Consent consent) {
    var id =
        database
            .sql(
                """
                insert into consents (id, user_id, client_id, audience, given_at)
                values (:id, :user, :client, :audience, :given)
                on conflict (user_id, client_id, audience)
                  do update set given_at = excluded.given_at, is_doubted = false
                returning id
                """)
            .param("id", consent.id())
            .param("user", consent.userId())
            .param("client", consent.clientId())
            .param("audience", consent.audience())
            .param("given", consent.givenAt().toEpochMilli())
            .query(String.class)
            .single();
    consent.scope().forEach(scope -> insert(id, scope));
  }

  private void insert(String consentId, String scope) {
    database
        .sql(
            """
            insert into consent_scopes (consent_id, scope) values (:consent, :scope)
            on conflict do nothing
            """)
        .param("consent", consentId)
        .param("scope", scope)
        .update();
  }

  Optional<Consent> find(String userId, String clientId, String audience) {
    var filter =
        new ConsentFilter(Optional.of(userId), Optional.of(clientId), Optional.of(audience));
    return list(filter, new Slice("", 0, 1)).stream().findFirst();
  }

  boolean covers(String userId, String clientId, String audience, Collection<String> scope) {
    return find(userId, clientId, audience)
        .filter(consent -> consent.scope().containsAll(scope))
        .filter(consent -> !isDoubted(consent.id()))
        .isPresent();
  }

  /** The same of one that may be doubted, which cannot go before the transaction has ended. */
  boolean hold(String userId, String clientId, String audience, Collection<String> scope) {
    var held =
        database
            .sql(
                """
                update consents set given_at = given_at
                where user_id = :user and client_id = :client and audience = :audience
                """)
            .param("user", userId)
            .param("client", clientId)
            .param("audience", audience)
            .update();
    return held == 1
        && find(userId, clientId, audience)
            .filter(consent -> consent.scope().containsAll(scope))
            .isPresent();
  }

  void doubt(String clientId) {
    database
        .sql("update consents set is_doubted = true where client_id = :client")
        .param("client", clientId)
        .update();
  }

  private boolean isDoubted(String id) {
    return database
        .sql("select is_doubted from consents where id = :id")
        .param("id", id)
        .query(Boolean.class)
        .optional()
        .orElse(true);
  }

  Optional<Consent> byId(String id) {
    return merge(
            database
                .sql(
                    """
                    select c.*, s.scope from consents c
                    left join consent_scopes s on s.consent_id = c.id
                    where c.id = :id order by s.scope
                    """)
                .param("id", id)
                .query(ConsentTable::row)
                .list())
        .stream()
        .findFirst();
  }

  /** Some of them, by id. */
  List<Consent> list(ConsentFilter filter, Slice slice) {
    return merge(
        filtered(
                """
                select c.*, s.scope from (
                  select * from consents c where c.id > :after and
                """
                    + FILTER
                    + """
                      order by c.id limit :limit offset :skip
                    ) c left join consent_scopes s on s.consent_id = c.id
                    order by c.id, s.scope
                    """,
                filter)
            .param("after", slice.after())
            .param("limit", slice.limit())
            .param("skip", slice.skip())
            .query(ConsentTable::row)
            .list());
  }

  long count(ConsentFilter filter) {
    return filtered("select count(*) from consents c where" + FILTER, filter)
        .query(Long.class)
        .single();
  }

  /** Whether it was there: of any number of callers at the same moment, one is told yes. */
  boolean delete(String id) {
    return database.sql("delete from consents where id = :id").param("id", id).update() == 1;
  }

  /** Forgets what was allowed with a permission that is no more. */
  void deleteScope(String audience, String scope) {
    database
        .sql(
            """
            delete from consent_scopes where scope = :scope
              and consent_id in (select id from consents where audience = :audience)
            """)
        .param("audience", audience)
        .param("scope", scope)
        .update();
  }

  void deleteOfApi(String audience) {
    database
        .sql("delete from consents where audience = :audience")
        .param("audience", audience)
        .update();
  }

  private JdbcClient.StatementSpec filtered(String sql, ConsentFilter filter) {
    return database
        .sql(sql)
        .param("allUsers", filter.userId().isEmpty())
        .param("user", filter.userId().orElse(""))
        .param("allClients", filter.clientId().isEmpty())
        .param("client", filter.clientId().orElse(""))
        .param("allAudiences", filter.audience().isEmpty())
        .param("audience", filter.audience().orElse(""));
  }

  /** A consent with one of its scopes; one without any has one row. */
  private static Consent row(ResultSet row, int number) throws SQLException {
    return new Consent(
        row.getString("id"),
        row.getString("user_id"),
        row.getString("client_id"),
        row.getString("audience"),
        Optional.ofNullable(row.getString("scope")).map(List::of).orElse(List.of()),
        Instant.ofEpochMilli(row.getLong("given_at")));
  }

  private static List<Consent> merge(List<Consent> rows) {
    return rows.stream()
        .collect(groupingBy(Consent::id, LinkedHashMap::new, toList()))
        .values()
        .stream()
        .map(ConsentTable::mergeOne)
        .toList();
  }

  private static Consent mergeOne(Collection<Consent> rows) {
    var one = rows.iterator().next();
    var scope = rows.stream().flatMap(row -> row.scope().stream()).toList();
    return new Consent(
        one.id(), one.userId(), one.clientId(), one.audience(), scope, one.givenAt());
  }
}
