package dev.licet.identity.clientgrant;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;

import dev.licet.identity.clientgrant.ClientGrant.Holder;
import dev.licet.identity.shared.Slice;
import dev.licet.identity.store.RowCache;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * The tables {@code client_grants} and {@code client_grant_permissions}, and those of the same form
 * with what applications may do in the name of users. Who writes forgets what is remembered. Grants
 * vanish with their application, their API and their permissions by themselves (the tables refer to
 * each other so); what is remembered of them is forgotten by name.
 */
@Component
final class ClientGrantTable {
  /** Both kinds; what has no client id is every third party's. */
  private static final String BOTH =
      """
      (select id, client_id, audience, all_scopes, 'client' as subject_type from client_grants
       union all
       select id, coalesce(client_id, ''), audience, all_scopes, 'user' from user_client_grants) c
      """;

  private static final String FILTER =
      """
       and (:allClients or c.client_id = :clientId)
       and (:allAudiences or c.audience = :audience)
       and (:allSubjects or c.subject_type = :subject)
       and not exists (
         select 1 from applications a where a.client_id = c.client_id and a.is_system)
      """;

  private final JdbcClient jdbc;
  private final RowCache<Key, ClientGrant> remembered = new RowCache<>(this::read);

  ClientGrantTable(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** What a grant is found by. */
  private record Key(Holder holder, String audience) {}

  List<ClientGrant> ofApplication(String clientId) {
    return ofBoth("client_id = :value", clientId);
  }

  List<ClientGrant> ofApi(String audience) {
    return ofBoth("audience = :value", audience);
  }

  /** What all third parties' applications may have in the name of users. */
  List<ClientGrant> ofThirdParties() {
    var sql = select(SubjectType.USER) + " where client_id is null order by audience";
    return withScope(jdbc.sql(sql).query(ClientGrantTable::row).list());
  }

  /** Never what the server's own applications may do. */
  List<ClientGrant> list(GrantFilter filter, Slice slice) {
    return withScope(
        filtered(
                "select c.* from "
                    + BOTH
                    + " where c.id > :after "
                    + FILTER
                    + " order by c.id limit :limit offset :skip",
                filter)
            .param("after", slice.after())
            .param("limit", slice.limit())
            .param("skip", slice.skip())
            .query(ClientGrantTable::row)
            .list());
  }

  long count(GrantFilter filter) {
    return filtered("select count(*) from " + BOTH + " where true " + FILTER, filter)
        .query(Long.class)
        .single();
  }

  private JdbcClient.StatementSpec filtered(String sql, GrantFilter filter) {
    return jdbc.sql(sql)
        .param("allClients", filter.clientId().isEmpty())
        .param("clientId", filter.clientId().orElse(""))
        .param("allAudiences", filter.audience().isEmpty())
        .param("audience", filter.audience().orElse(""))
        .param("allSubjects", filter.subjectType().isEmpty())
        .param("subject", filter.subjectType().map(SubjectType::wireName).orElse(""));
  }

  Optional<ClientGrant> byId(String id) {
    return ofBoth("id = :value", id).stream().findFirst();
  }

  Optional<ClientGrant> find(Holder holder, String audience) {
    return remembered.find(new Key(holder, audience));
  }

  /** Makes the grant, or makes an existing one like it. */
  void save(ClientGrant grant) {
    var holder = grant.holder();
    remembered.forget(new Key(holder, grant.audience()));
    var id =
        jdbc.sql(insert(holder))
            .param("id", grant.id())
            .param("clientId", holder.isThirdParties() ? null : holder.clientId())
            .param("audience", grant.audience())
            .param("all", grant.allScopes())
            .query(String.class)
            .single();
    var permissions = permissions(holder.subjectType());
    jdbc.sql("delete from " + permissions + " where grant_id = :id").param("id", id).update();
    grant.scope().forEach(permission -> insert(permissions, id, grant.audience(), permission));
  }

  private static String insert(Holder holder) {
    var conflict =
        holder.isThirdParties() ? "(audience) where client_id is null" : "(client_id, audience)";
    return """
    insert into %s (id, client_id, audience, all_scopes)
    values (:id, :clientId, :audience, :all)
    on conflict %s do update set all_scopes = excluded.all_scopes
    returning id
    """
        .formatted(grants(holder.subjectType()), conflict);
  }

  void delete(ClientGrant grant) {
    remembered.forget(new Key(grant.holder(), grant.audience()));
    jdbc.sql("delete from " + grants(grant.holder().subjectType()) + " where id = :id")
        .param("id", grant.id())
        .update();
  }

  /** Forgets those of an application that was removed, and all others: its own are gone. */
  void forgetAll() {
    remembered.forgetAll();
  }

  /** Forgets the grants for an API that is being removed or is losing a permission. */
  void forgetOfApi(String audience) {
    forget(ofApi(audience));
  }

  private void forget(Collection<ClientGrant> grants) {
    grants.forEach(grant -> remembered.forget(new Key(grant.holder(), grant.audience())));
  }

  private void insert(String permissions, String grantId, String audience, String permission) {
    jdbc.sql(
            "insert into "
                + permissions
                + " (grant_id, audience, permission) values (:grantId, :audience, :permission)")
        .param("grantId", grantId)
        .param("audience", audience)
        .param("permission", permission)
        .update();
  }

  private Optional<ClientGrant> read(Key key) {
    var holder = key.holder();
    var whose = holder.isThirdParties() ? "client_id is null" : "client_id = :client";
    var query =
        jdbc.sql(select(holder.subjectType()) + " where audience = :audience and " + whose)
            .param("audience", key.audience());
    var found = holder.isThirdParties() ? query : query.param("client", holder.clientId());
    return withScope(found.query(ClientGrantTable::row).list()).stream().findFirst();
  }

  private List<ClientGrant> ofBoth(String where, String value) {
    return Stream.of(SubjectType.values())
        .flatMap(type -> select(type, where, value).stream())
        .toList();
  }

  private List<ClientGrant> select(SubjectType type, String where, String value) {
    return withScope(
        jdbc.sql(select(type) + " where " + where + " order by audience, client_id")
            .param("value", value)
            .query(ClientGrantTable::row)
            .list());
  }

  private static String select(SubjectType type) {
    return """
    select id, coalesce(client_id, '') as client_id, audience, all_scopes, '%s' as subject_type
    from %s
    """
        .formatted(type.wireName(), grants(type));
  }

  private static String grants(SubjectType type) {
    return type == SubjectType.USER ? "user_client_grants" : "client_grants";
  }

  private static String permissions(SubjectType type) {
    return type == SubjectType.USER ? "user_client_grant_permissions" : "client_grant_permissions";
  }

  private static ClientGrant row(ResultSet row, int number) throws SQLException {
    var type = SubjectType.ofWireName(row.getString("subject_type")).orElseThrow();
    return new ClientGrant(
        row.getString("id"),
        new Holder(row.getString("client_id"), type),
        row.getString("audience"),
        List.of(),
        row.getBoolean("all_scopes"));
  }

  private List<ClientGrant> withScope(List<ClientGrant> grants) {
    if (grants.isEmpty()) {
      return grants;
    }
    var scopes = scopes(grants.stream().map(ClientGrant::id).toList());
    return grants.stream()
        .map(grant -> grant.withScope(scopes.getOrDefault(grant.id(), List.of())))
        .toList();
  }

  private Map<String, List<String>> scopes(List<String> ids) {
    return jdbc
        .sql(
            """
            select grant_id, permission from client_grant_permissions where grant_id in (:ids)
            union all
            select grant_id, permission from user_client_grant_permissions where grant_id in (:ids)
            union all
            select g.id, p.name from client_grants g join api_permissions p
            on p.audience = g.audience where g.all_scopes and g.id in (:ids)
            union all
            select g.id, p.name from user_client_grants g join api_permissions p
            on p.audience = g.audience where g.all_scopes and g.id in (:ids)
            order by permission
            """)
        .param("ids", ids)
        .query((row, _) -> Map.entry(row.getString("grant_id"), row.getString("permission")))
        .list()
        .stream()
        .collect(groupingBy(Map.Entry::getKey, mapping(Map.Entry::getValue, toList())));
  }
}
