package dev.licet.identity.application;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toList;

import dev.licet.identity.shared.Slice;
import dev.licet.identity.store.RowCache;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * The tables {@code client_grants} and {@code client_grant_permissions}. Who writes forgets what is
 * remembered. Grants vanish with their application, their API and their permissions by themselves
 * (the tables refer to each other so); what is remembered of them is forgotten by name.
 */
@Component
final class ClientGrantTable {
  private static final String SELECT =
      """
      select g.*, p.permission
      from client_grants g left join client_grant_permissions p on p.grant_id = g.id
      """;
  private static final String FILTER =
      """
       and (:allClients or c.client_id = :clientId)
       and (:allAudiences or c.audience = :audience)
       and not exists (
         select 1 from applications a where a.client_id = c.client_id and a.is_system)
      """;
  private static final String ORDER = " order by g.audience, g.client_id, p.permission";

  private final JdbcClient jdbc;
  private final RowCache<Key, ClientGrant> remembered = new RowCache<>(this::read);

  ClientGrantTable(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** What a grant is found by. */
  private record Key(String clientId, String audience) {}

  List<ClientGrant> ofApplication(String clientId) {
    return list("where g.client_id = :value", clientId);
  }

  List<ClientGrant> ofApi(String audience) {
    return list("where g.audience = :value", audience);
  }

  /** Never what the server's own applications may do. */
  List<ClientGrant> list(GrantFilter filter, Slice slice) {
    return merge(
        filtered(
                """
                select g.*, p.permission from (
                  select c.* from client_grants c where c.id > :after
                """
                    + FILTER
                    + """
                      order by c.id limit :limit offset :skip
                    ) g left join client_grant_permissions p on p.grant_id = g.id
                    order by g.id, p.permission
                    """,
                filter)
            .param("after", slice.after())
            .param("limit", slice.limit())
            .param("skip", slice.skip())
            .query(ClientGrantTable::row)
            .list());
  }

  long count(GrantFilter filter) {
    return filtered("select count(*) from client_grants c where true " + FILTER, filter)
        .query(Long.class)
        .single();
  }

  private JdbcClient.StatementSpec filtered(String sql, GrantFilter filter) {
    return jdbc.sql(sql)
        .param("allClients", filter.clientId().isEmpty())
        .param("clientId", filter.clientId().orElse(""))
        .param("allAudiences", filter.audience().isEmpty())
        .param("audience", filter.audience().orElse(""));
  }

  Optional<ClientGrant> byId(String id) {
    return list("where g.id = :value", id).stream().findFirst();
  }

  Optional<ClientGrant> find(String clientId, String audience) {
    return remembered.find(new Key(clientId, audience));
  }

  /** Makes the grant, or makes an existing one like it. */
  void save(ClientGrant grant) {
    remembered.forget(new Key(grant.clientId(), grant.audience()));
    var id =
        jdbc.sql(
                """
                insert into client_grants (id, client_id, audience)
                values (:id, :clientId, :audience)
                on conflict (client_id, audience) do update set audience = excluded.audience
                returning id
                """)
            .param("id", grant.id())
            .param("clientId", grant.clientId())
            .param("audience", grant.audience())
            .query(String.class)
            .single();
    jdbc.sql("delete from client_grant_permissions where grant_id = :id").param("id", id).update();
    grant.scope().forEach(permission -> insert(id, grant.audience(), permission));
  }

  void delete(String clientId, String audience) {
    remembered.forget(new Key(clientId, audience));
    jdbc.sql("delete from client_grants where client_id = :clientId and audience = :audience")
        .param("clientId", clientId)
        .param("audience", audience)
        .update();
  }

  /** Forgets the grants of an application that is being removed. */
  void forgetOfApplication(String clientId) {
    forget(ofApplication(clientId));
  }

  /** Forgets the grants for an API that is being removed or is losing a permission. */
  void forgetOfApi(String audience) {
    forget(ofApi(audience));
  }

  private void forget(Collection<ClientGrant> grants) {
    grants.forEach(grant -> remembered.forget(new Key(grant.clientId(), grant.audience())));
  }

  private void insert(String grantId, String audience, String permission) {
    jdbc.sql(
            """
            insert into client_grant_permissions (grant_id, audience, permission)
            values (:grantId, :audience, :permission)
            """)
        .param("grantId", grantId)
        .param("audience", audience)
        .param("permission", permission)
        .update();
  }

  private Optional<ClientGrant> read(Key key) {
    var rows =
        jdbc.sql(SELECT + "where g.client_id = :clientId and g.audience = :audience" + ORDER)
            .param("clientId", key.clientId())
            .param("audience", key.audience())
            .query(ClientGrantTable::row)
            .list();
    return merge(rows).stream().findFirst();
  }

  private List<ClientGrant> list(String where, String value) {
    return merge(
        jdbc.sql(SELECT + where + ORDER).param("value", value).query(ClientGrantTable::row).list());
  }

  /** A grant and one of its permissions, as a grant; one without any has one row. */
  private static ClientGrant row(ResultSet row, int number) throws SQLException {
    return new ClientGrant(
        row.getString("id"),
        row.getString("client_id"),
        row.getString("audience"),
        Optional.ofNullable(row.getString("permission")).map(List::of).orElse(List.of()));
  }

  private static List<ClientGrant> merge(List<ClientGrant> rows) {
    return rows.stream()
        .collect(groupingBy(ClientGrant::id, LinkedHashMap::new, toList()))
        .values()
        .stream()
        .map(ClientGrantTable::mergeOne)
        .toList();
  }

  private static ClientGrant mergeOne(List<ClientGrant> rows) {
    var grant = rows.getFirst();
    var scope = rows.stream().flatMap(row -> row.scope().stream()).toList();
    return new ClientGrant(grant.id(), grant.clientId(), grant.audience(), scope);
  }
}
