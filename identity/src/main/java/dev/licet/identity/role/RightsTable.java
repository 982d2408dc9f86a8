package dev.licet.identity.role;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toList;

import dev.licet.identity.role.HeldPermission.Source;
import dev.licet.identity.shared.Slice;
import dev.licet.identity.user.LeavingUsers;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The tables {@code user_roles} and {@code user_permissions}. */
@Component
final class RightsTable {
  private final JdbcClient jdbc;

  RightsTable(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  List<Role> roles(String userId) {
    return jdbc.sql(
            """
            select r.* from user_roles u join roles r on r.id = u.role_id
            where u.user_id = :userId order by lower(r.name), r.name
            """)
        .param("userId", userId)
        .query(RoleTable::role)
        .list();
  }

  List<String> users(String roleId, Slice slice) {
    return jdbc.sql(
            """
            select user_id from user_roles
            where role_id = :roleId and user_id > :after and %s
            order by user_id limit :limit offset :skip
            """
                .formatted(LeavingUsers.areNot("user_id")))
        .param("roleId", roleId)
        .param("after", slice.after())
        .param("limit", slice.limit())
        .param("skip", slice.skip())
        .query(RightsTable::text)
        .list();
  }

  long countUsers(String roleId) {
    return jdbc.sql("select count(*) from user_roles where role_id = :roleId")
        .param("roleId", roleId)
        .query(Long.class)
        .single();
  }

  void assign(String userId, String roleId) {
    jdbc.sql(
            """
            insert into user_roles (user_id, role_id) values (:userId, :roleId)
            on conflict do nothing
            """)
        .param("userId", userId)
        .param("roleId", roleId)
        .update();
  }

  void unassign(String userId, String roleId) {
    jdbc.sql("delete from user_roles where user_id = :userId and role_id = :roleId")
        .param("userId", userId)
        .param("roleId", roleId)
        .update();
  }

  void grant(String userId, ApiPermission permission) {
    onPermission(
        userId,
        permission,
        """
        insert into user_permissions (user_id, audience, permission)
        values (:userId, :audience, :permission)
        on conflict do nothing
        """);
  }

  void withdraw(String userId, ApiPermission permission) {
    onPermission(
        userId,
        permission,
        """
        delete from user_permissions
        where user_id = :userId and audience = :audience and permission = :permission
        """);
  }

  /** What a user may do at an API, whichever way. */
  List<String> effective(String userId, String audience) {
    return jdbc.sql(
            """
            select permission from user_permissions
            where user_id = :userId and audience = :audience
            union
            select p.permission from user_roles u
            join role_permissions p on p.role_id = u.role_id
            where u.user_id = :userId and p.audience = :audience
            order by permission
            """)
        .param("userId", userId)
        .param("audience", audience)
        .query(RightsTable::text)
        .list();
  }

  /** Who holds a permission, whichever way. */
  List<String> holders(ApiPermission permission) {
    return jdbc.sql(
            """
            select user_id from user_permissions
            where audience = :audience and permission = :permission
            union
            select u.user_id from role_permissions p
            join user_roles u on u.role_id = p.role_id
            where p.audience = :audience and p.permission = :permission
            """)
        .param("audience", permission.audience())
        .param("permission", permission.name())
        .query(RightsTable::text)
        .list();
  }

  /** What a user holds anywhere, and by what. */
  List<HeldPermission> permissions(String userId) {
    return merge(
        jdbc.sql(
                """
                select p.audience, p.permission, a.name as api_name, d.description,
                    p.role_id as id, p.role_name as name, p.role_description
                from (
                  select audience, permission, '' as role_id, '' as role_name,
                      '' as role_description
                  from user_permissions where user_id = :userId
                  union all
                  select rp.audience, rp.permission, r.id, r.name, r.description
                  from user_roles u
                  join roles r on r.id = u.role_id
                  join role_permissions rp on rp.role_id = u.role_id
                  where u.user_id = :userId
                ) p
                join apis a on a.identifier = p.audience
                join api_permissions d on d.audience = p.audience and d.name = p.permission
                order by lower(a.name), p.audience, p.permission, p.role_name
                """)
            .param("userId", userId)
            .query(RightsTable::held)
            .list());
  }

  private void onPermission(String userId, ApiPermission permission, String sql) {
    jdbc.sql(sql)
        .param("userId", userId)
        .param("audience", permission.audience())
        .param("permission", permission.name())
        .update();
  }

  private static String text(ResultSet row, int number) throws SQLException {
    return row.getString(1);
  }

  /** A permission and one of its sources. */
  private static HeldPermission held(ResultSet row, int number) throws SQLException {
    var role =
        new Role(row.getString("id"), row.getString("name"), row.getString("role_description"));
    return new HeldPermission(
        new ApiPermission(row.getString("audience"), row.getString("permission")),
        row.getString("api_name"),
        row.getString("description"),
        List.of(new Source(role.id().isEmpty() ? Optional.empty() : Optional.of(role))));
  }

  private static List<HeldPermission> merge(List<HeldPermission> rows) {
    return rows.stream()
        .collect(groupingBy(HeldPermission::permission, LinkedHashMap::new, toList()))
        .values()
        .stream()
        .map(RightsTable::mergeOne)
        .toList();
  }

  private static HeldPermission mergeOne(List<HeldPermission> rows) {
    var first = rows.getFirst();
    var sources = rows.stream().flatMap(row -> row.sources().stream()).toList();
    return new HeldPermission(first.permission(), first.apiName(), first.description(), sources);
  }
}
