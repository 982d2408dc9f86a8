package dev.licet.identity.tenant;

import dev.licet.identity.shared.Digest;
import dev.licet.identity.store.Dialect;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The one row of {@code tenant_setup}. */
@Component
class TenantSetupTable {
  private final JdbcClient jdbc;
  private final Dialect dialect;

  TenantSetupTable(JdbcClient jdbc, Dialect dialect) {
    this.jdbc = jdbc;
    this.dialect = dialect;
  }

  /**
   * Makes the row where it is missing, and keeps it from others until the transaction ends. A node
   * that starts waits for one that applies a large file.
   */
  void lock() {
    jdbc.sql(dialect.waitingForRows()).query((_, _) -> true).list();
    jdbc.sql(
            """
            insert into tenant_setup (id) values (1)
            on conflict (id) do update set id = excluded.id
            """)
        .update();
  }

  /** The digest of the tenant file that was applied last. */
  Optional<Digest> applied() {
    return jdbc.sql("select file_digest from tenant_setup where file_digest is not null")
        .query(String.class)
        .optional()
        .map(Digest::new);
  }

  void applied(Digest digest) {
    jdbc.sql("update tenant_setup set file_digest = :digest where id = 1")
        .param("digest", digest.value())
        .update();
  }
}
