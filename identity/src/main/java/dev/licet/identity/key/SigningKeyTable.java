package dev.licet.identity.key;

import dev.licet.identity.key.StoredKey.Role;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** All SQL of the keys. */
@Component
final class SigningKeyTable {
  private final JdbcClient jdbc;

  SigningKeyTable(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** Every key that is not revoked: the current one, the next one, those before. */
  List<StoredKey> published() {
    return jdbc
        .sql(
            """
            select kid, role, certificate, private_key, created_at
            from signing_keys where role <> 'revoked' order by created_at desc, kid
            """)
        .query(SigningKeyTable::key)
        .stream()
        .sorted(Comparator.comparing(StoredKey::role))
        .toList();
  }

  /** Adds the key, unless another node was first with its role. */
  void add(StoredKey key) {
    jdbc.sql(
            """
            insert into signing_keys (kid, role, certificate, private_key, created_at)
            values (:kid, :role, :certificate, :privateKey, :createdAt) on conflict do nothing
            """)
        .param("kid", key.kid())
        .param("role", key.role().name().toLowerCase(Locale.ROOT))
        .param("certificate", key.certificate())
        .param("privateKey", key.privateKey())
        .param("createdAt", key.createdAt())
        .update();
  }

  void replacePrivateKey(String kid, String privateKey) {
    jdbc.sql("update signing_keys set private_key = :privateKey where kid = :kid")
        .param("privateKey", privateKey)
        .param("kid", kid)
        .update();
  }

  Optional<StoredProtection> protection() {
    return jdbc.sql("select kdf, salt, proof from signing_key_protection where id = 1")
        .query(StoredProtection.class)
        .optional();
  }

  /** Adds the protection, unless another node was first. */
  void addProtection(StoredProtection protection) {
    jdbc.sql(
            """
            insert into signing_key_protection (id, kdf, salt, proof)
            values (1, :kdf, :salt, :proof) on conflict do nothing
            """)
        .param("kdf", protection.kdf())
        .param("salt", protection.salt())
        .param("proof", protection.proof())
        .update();
  }

  private static StoredKey key(ResultSet row, int number) throws SQLException {
    return new StoredKey(
        row.getString("kid"),
        Role.valueOf(row.getString("role").toUpperCase(Locale.ROOT)),
        row.getString("certificate"),
        row.getString("private_key"),
        row.getLong("created_at"));
  }
}
