package dev.licet.identity.organization;

import dev.licet.identity.management.search.SearchField.Kind;
import dev.licet.identity.management.search.SearchFields;
import dev.licet.identity.shared.Slice;
import dev.licet.identity.user.FurtherUserFields;
import dev.licet.identity.user.LeavingUsers;
import java.util.Collection;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;
import org.springframework.stereotype.Component;

/** The tables {@code organization_members} and {@code organization_member_roles}. */
@Component
final class MemberTable implements FurtherUserFields {
  private static final String OF_MEMBERS =
      "exists (select 1 from organization_members m where m.user_id = u.id and %s)";

  private final JdbcClient jdbc;

  MemberTable(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  @Override
  public SearchFields addTo(SearchFields fields) {
    return fields.within(OF_MEMBERS, "organization_id", Kind.TEXT, "m.organization_id");
  }

  List<String> userIds(String id, Slice slice) {
    return sliced(
            """
            select user_id from organization_members
            where organization_id = :id and user_id > :after and %s
            order by user_id limit :limit offset :skip
            """
                .formatted(LeavingUsers.areNot("user_id")),
            slice)
        .param("id", id)
        .query((row, _) -> row.getString("user_id"))
        .list();
  }

  long count(String id) {
    return jdbc.sql("select count(*) from organization_members where organization_id = :id")
        .param("id", id)
        .query(Long.class)
        .single();
  }

  List<Organization> ofUser(String userId, Slice slice) {
    return sliced(
            """
            select o.* from organizations o
            join organization_members m on m.organization_id = o.id
            where m.user_id = :userId and o.id > :after order by o.id limit :limit offset :skip
            """,
            slice)
        .param("userId", userId)
        .query(OrganizationTable::organization)
        .list();
  }

  long countOfUser(String userId) {
    return jdbc.sql("select count(*) from organization_members where user_id = :userId")
        .param("userId", userId)
        .query(Long.class)
        .single();
  }

  boolean has(String id, String userId) {
    return jdbc.sql(
                """
                select count(*) from organization_members
                where organization_id = :id and user_id = :userId
                """)
            .param("id", id)
            .param("userId", userId)
            .query(Long.class)
            .single()
        > 0;
  }

  void insert(String id, String userId) {
    jdbc.sql(
            """
            insert into organization_members (organization_id, user_id) values (:id, :userId)
            on conflict do nothing
            """)
        .param("id", id)
        .param("userId", userId)
        .update();
  }

  void delete(String id, Collection<String> userIds) {
    if (!userIds.isEmpty()) {
      jdbc.sql(
              """
              delete from organization_members
              where organization_id = :id and user_id in (:userIds)
              """)
          .param("id", id)
          .param("userIds", userIds)
          .update();
    }
  }

  List<String> roleIds(String id, String userId) {
    return jdbc.sql(
            """
            select role_id from organization_member_roles
            where organization_id = :id and user_id = :userId order by role_id
            """)
        .param("id", id)
        .param("userId", userId)
        .query((row, _) -> row.getString("role_id"))
        .list();
  }

  /** Who has a role there. */
  List<String> having(String id, String roleId, Slice slice) {
    return sliced(
            """
            select user_id from organization_member_roles
            where organization_id = :id and role_id = :roleId and user_id > :after and %s
            order by user_id limit :limit offset :skip
            """
                .formatted(LeavingUsers.areNot("user_id")),
            slice)
        .param("id", id)
        .param("roleId", roleId)
        .query((row, _) -> row.getString("user_id"))
        .list();
  }

  void insertRole(String id, String userId, String roleId) {
    jdbc.sql(
            """
            insert into organization_member_roles (organization_id, user_id, role_id)
            values (:id, :userId, :roleId)
            on conflict do nothing
            """)
        .param("id", id)
        .param("userId", userId)
        .param("roleId", roleId)
        .update();
  }

  void deleteRoles(String id, String userId, Collection<String> roleIds) {
    if (!roleIds.isEmpty()) {
      jdbc.sql(
              """
              delete from organization_member_roles
              where organization_id = :id and user_id = :userId and role_id in (:roleIds)
              """)
          .param("id", id)
          .param("userId", userId)
          .param("roleIds", roleIds)
          .update();
    }
  }

  private StatementSpec sliced(String sql, Slice slice) {
    return jdbc.sql(sql)
        .param("after", slice.after())
        .param("limit", slice.limit())
        .param("skip", slice.skip());
  }
}
