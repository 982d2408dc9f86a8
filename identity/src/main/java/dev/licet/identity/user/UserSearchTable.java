package dev.licet.identity.user;

import dev.licet.identity.management.paging.Sort;
import dev.licet.identity.management.search.Condition;
import dev.licet.identity.management.search.SearchSql;
import dev.licet.identity.shared.Slice;
import dev.licet.identity.store.Dialect;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;
import org.springframework.stereotype.Component;

/** Finds users: by what, and in what order, the table {@code users} can be searched. */
@Component
class UserSearchTable {
  private static final String PAGE = " limit :limit offset :skip";

  private final JdbcClient jdbc;
  private final Dialect dialect;

  UserSearchTable(JdbcClient jdbc, Dialect dialect) {
    this.jdbc = jdbc;
    this.dialect = dialect;
  }

  /** The ids of those who fit, in order. */
  List<String> find(Condition condition, Optional<Sort> sort, Slice slice) {
    return asked("select u.id", condition, " and u.id > :after" + order(sort) + PAGE)
        .param("after", slice.after())
        .param("limit", slice.limit())
        .param("skip", slice.skip())
        .query((row, _) -> row.getString("id"))
        .list();
  }

  long count(Condition condition) {
    return asked("select count(*)", condition, "").query(Long.class).single();
  }

  private StatementSpec asked(String what, Condition condition, String rest) {
    var leaving = leavingConnections();
    var search = SearchSql.of(condition, dialect);
    var present = leaving.isEmpty() ? "" : " and u.connection not in (:leaving)";
    return jdbc.sql(
            what + " from users u where u.linked_to is null and " + search.text() + present + rest)
        .params(search.params())
        .param("leaving", leaving);
  }

  /**
   * The connections that are being removed, whose users are nobody any more. Asked for first, as
   * there are none nearly always: of many users it is told by an index alone then who they are.
   */
  private List<String> leavingConnections() {
    return jdbc.sql("select name from connections where removed")
        .query((row, _) -> row.getString("name"))
        .list();
  }

  private static String order(Optional<Sort> sort) {
    return sort.map(
            by -> {
              var direction = by.descending() ? " desc" : "";
              return " order by "
                  + UserFields.SORTS.get(by.field())
                  + direction
                  + ", u.id"
                  + direction;
            })
        .orElse(" order by u.id");
  }
}
