package dev.licet.identity.user;

import dev.licet.identity.management.paging.Sort;
import dev.licet.identity.management.search.Condition;
import dev.licet.identity.management.search.SearchSql;
import dev.licet.identity.shared.Slice;
import dev.licet.identity.store.Dialect;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Finds users: by what, and in what order, the table {@code users} can be searched. */
@Component
class UserSearchTable {
  private final JdbcClient jdbc;
  private final Dialect dialect;

  UserSearchTable(JdbcClient jdbc, Dialect dialect) {
    this.jdbc = jdbc;
    this.dialect = dialect;
  }

  /** The ids of those who fit, in order. */
  List<String> find(Condition condition, Optional<Sort> sort, Slice slice) {
    var search = SearchSql.of(condition, dialect);
    return jdbc.sql(
            "select u.id from users u where u.linked_to is null and u.id > :after and "
                + search.text()
                + order(sort)
                + " limit :limit offset :skip")
        .params(search.params())
        .param("after", slice.after())
        .param("limit", slice.limit())
        .param("skip", slice.skip())
        .query((row, _) -> row.getString("id"))
        .list();
  }

  long count(Condition condition) {
    var search = SearchSql.of(condition, dialect);
    return jdbc.sql("select count(*) from users u where u.linked_to is null and " + search.text())
        .params(search.params())
        .query(Long.class)
        .single();
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
