package dev.licet.identity.organization;

import dev.licet.identity.management.search.Condition;
import dev.licet.identity.management.search.SearchField.Kind;
import dev.licet.identity.management.search.SearchFields;
import dev.licet.identity.management.search.SearchSql;
import dev.licet.identity.shared.JsonObject;
import dev.licet.identity.shared.Slice;
import dev.licet.identity.store.Dialect;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The table {@code organizations}. */
@Component
final class OrganizationTable {
  /** What is searched by. */
  static final SearchFields SEARCHED =
      SearchFields.none()
          .with("id", Kind.TEXT, "o.id")
          .with("name", Kind.LOWER, "o.name")
          .member("display_name", "o.details")
          .member("metadata", "o.details");

  private final JdbcClient jdbc;
  private final Dialect dialect;

  OrganizationTable(JdbcClient jdbc, Dialect dialect) {
    this.jdbc = jdbc;
    this.dialect = dialect;
  }

  List<Organization> list(Slice slice) {
    return jdbc.sql(
            "select * from organizations where id > :after order by id limit :limit offset :skip")
        .param("after", slice.after())
        .param("limit", slice.limit())
        .param("skip", slice.skip())
        .query(OrganizationTable::organization)
        .list();
  }

  List<Organization> find(Condition condition, Slice slice) {
    var search = SearchSql.of(condition, dialect);
    return jdbc.sql(
            "select o.* from organizations o where o.id > :after and "
                + search.text()
                + " order by o.id limit :limit offset :skip")
        .params(search.params())
        .param("after", slice.after())
        .param("limit", slice.limit())
        .param("skip", slice.skip())
        .query(OrganizationTable::organization)
        .list();
  }

  long count() {
    return jdbc.sql("select count(*) from organizations").query(Long.class).single();
  }

  Optional<Organization> byId(String id) {
    return jdbc.sql("select * from organizations where id = :id")
        .param("id", id)
        .query(OrganizationTable::organization)
        .optional();
  }

  Optional<Organization> byName(String name) {
    return jdbc.sql("select * from organizations where name = :name")
        .param("name", name)
        .query(OrganizationTable::organization)
        .optional();
  }

  /** Whether the row is there now, which it is not if the name is taken. */
  boolean insert(Organization organization) {
    return jdbc.sql(
                """
                insert into organizations (id, name, details) values (:id, :name, :details)
                on conflict (name) do nothing
                """)
            .param("id", organization.id())
            .param("name", organization.name())
            .param("details", organization.details().json())
            .update()
        == 1;
  }

  /** Keeps others from writing the row until this transaction ends, so that no change is lost. */
  void lock(String id) {
    jdbc.sql("update organizations set name = name where id = :id").param("id", id).update();
  }

  void update(Organization organization) {
    jdbc.sql("update organizations set name = :name, details = :details where id = :id")
        .param("id", organization.id())
        .param("name", organization.name())
        .param("details", organization.details().json())
        .update();
  }

  void delete(String id) {
    jdbc.sql("delete from organizations where id = :id").param("id", id).update();
  }

  static Organization organization(ResultSet row, int number) throws SQLException {
    return new Organization(
        row.getString("id"), row.getString("name"), new JsonObject(row.getString("details")));
  }
}
