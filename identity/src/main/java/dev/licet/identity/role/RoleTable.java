package dev.licet.identity.role;

import dev.licet.identity.shared.Slice;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The tables {@code roles} and {@code role_permissions}. */
@Component
final class RoleTable {
  /** All of them, or those with that somewhere in their name, in whatever letters. */
  private static final String SEARCH = "(:part = '' or lower(name) like :part escape '!')";

  private final JdbcClient jdbc;

  RoleTable(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  List<Role> list(String namePart, Slice slice) {
    return jdbc.sql(
            "select * from roles where id > :after and "
                + SEARCH
                + " order by id limit :limit offset :skip")
        .param("part", part(namePart))
        .param("after", slice.after())
        .param("limit", slice.limit())
        .param("skip", slice.skip())
        .query(RoleTable::role)
        .list();
  }

  List<Role> list() {
    return jdbc.sql("select * from roles order by lower(name), name").query(RoleTable::role).list();
  }

  long count(String namePart) {
    return jdbc.sql("select count(*) from roles where " + SEARCH)
        .param("part", part(namePart))
        .query(Long.class)
        .single();
  }

  Optional<Role> byId(String id) {
    return jdbc.sql("select * from roles where id = :id")
        .param("id", id)
        .query(RoleTable::role)
        .optional();
  }

  Optional<Role> byName(String name) {
    return jdbc.sql("select * from roles where name = :name")
        .param("name", name)
        .query(RoleTable::role)
        .optional();
  }

  /** Whether the row is there now, which it is not if the name is taken. */
  boolean insert(Role role) {
    return jdbc.sql(
                """
                insert into roles (id, name, description) values (:id, :name, :description)
                on conflict (name) do nothing
                """)
            .param("id", role.id())
            .param("name", role.name())
            .param("description", role.description())
            .update()
        == 1;
  }

  /** Keeps others from writing the row until this transaction ends, so that no change is lost. */
  void lock(String id) {
    jdbc.sql("update roles set name = name where id = :id").param("id", id).update();
  }

  void update(Role role) {
    jdbc.sql("update roles set name = :name, description = :description where id = :id")
        .param("id", role.id())
        .param("name", role.name())
        .param("description", role.description())
        .update();
  }

  void delete(String id) {
    jdbc.sql("delete from roles where id = :id").param("id", id).update();
  }

  List<HeldPermission> permissions(String id) {
    return jdbc.sql(
            """
            select p.audience, p.permission, a.name as api_name, d.description
            from role_permissions p
            join apis a on a.identifier = p.audience
            join api_permissions d on d.audience = p.audience and d.name = p.permission
            where p.role_id = :id
            order by lower(a.name), p.audience, p.permission
            """)
        .param("id", id)
        .query(RoleTable::held)
        .list();
  }

  void insert(String id, ApiPermission permission) {
    onPermission(
        id,
        permission,
        """
        insert into role_permissions (role_id, audience, permission)
        values (:id, :audience, :permission)
        on conflict do nothing
        """);
  }

  void delete(String id, ApiPermission permission) {
    onPermission(
        id,
        permission,
        """
        delete from role_permissions
        where role_id = :id and audience = :audience and permission = :permission
        """);
  }

  private void onPermission(String id, ApiPermission permission, String sql) {
    jdbc.sql(sql)
        .param("id", id)
        .param("audience", permission.audience())
        .param("permission", permission.name())
        .update();
  }

  private static String part(String namePart) {
    return namePart.isEmpty()
        ? ""
        : "%" + namePart.replace("!", "!!").replace("%", "!%").replace("_", "!_") + "%";
  }

  static Role role(ResultSet row, int number) throws SQLException {
    return new Role(row.getString("id"), row.getString("name"), row.getString("description"));
  }

  private static HeldPermission held(ResultSet row, int number) throws SQLException {
    return new HeldPermission(
        new ApiPermission(row.getString("audience"), row.getString("permission")),
        row.getString("api_name"),
        row.getString("description"),
        List.of());
  }
}
