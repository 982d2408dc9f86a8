package dev.licet.identity.management.paging;

import dev.licet.identity.shared.Ids;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/** The one row of {@code checkpoint_key}, made when it is first wanted: all nodes share it. */
@Component
class CheckpointKeyTable {
  private final JdbcClient jdbc;
  private final TransactionOperations transactions;
  private final Ids ids;
  private volatile Optional<String> known = Optional.empty();

  CheckpointKeyTable(JdbcClient jdbc, TransactionOperations transactions, Ids ids) {
    this.jdbc = jdbc;
    this.transactions = transactions;
    this.ids = ids;
  }

  String key() {
    if (known.isEmpty()) {
      known = find().or(this::make);
    }
    return known.orElseThrow();
  }

  private Optional<String> find() {
    return jdbc.sql("select secret from checkpoint_key").query(String.class).optional();
  }

  private Optional<String> make() {
    transactions.executeWithoutResult(_ ->
        jdbc.sql(
                """
                insert into checkpoint_key (id, secret) values (1, :secret)
                on conflict (id) do nothing
                """)
            .param("secret", ids.secret())
            .update());
    return find();
  }
}
