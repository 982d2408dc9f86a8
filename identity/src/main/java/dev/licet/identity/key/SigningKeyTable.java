package dev.licet.identity.key;

import dev.licet.identity.key.StoredKey.Role;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
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

  /** Every key by algorithm: the current one, the next one, those before, those revoked. */
  List<StoredKey> all() {
    return jdbc
        .sql("select * from signing_keys order by created_at desc, kid")
        .query(SigningKeyTable::key)
        .list()
        .stream()
        .sorted(Comparator.comparing(StoredKey::algorithm).thenComparing(StoredKey::role))
        .toList();
  }

  /** Adds the key, unless another node was first with its role. */
  void add(StoredKey key) {
    jdbc.sql(
            """
            insert into signing_keys
              (kid, algorithm, role, certificate, private_key, created_at, activated_at)
            values (:kid, :algorithm, :role, :certificate, :privateKey, :createdAt, :activatedAt)
            on conflict do nothing
            """)
        .param("kid", key.kid())
        .param("algorithm", key.algorithm().name())
        .param("role", key.role().name().toLowerCase(Locale.ROOT))
        .param("certificate", key.certificate())
        .param("privateKey", key.privateKey())
        .param("createdAt", key.createdAt())
        .param("activatedAt", key.activatedAt())
        .update();
  }

  /** Whether the key was the current one and is retired now: who is late finds that it was not. */
  boolean retire(String kid, Instant now) {
    return jdbc.sql(
                """
                update signing_keys set role = 'previous', retired_at = :now
                where kid = :kid and role = 'current'
                """)
            .param("now", now.toEpochMilli())
            .param("kid", kid)
            .update()
        == 1;
  }

  /** Whether the key was the next one and is the current one now. */
  boolean activate(String kid, Instant from) {
    return jdbc.sql(
                """
                update signing_keys set role = 'current', activated_at = :from
                where kid = :kid and role = 'next'
                """)
            .param("from", from.toEpochMilli())
            .param("kid", kid)
            .update()
        == 1;
  }

  /** Whether the key was retired and is revoked now; its private half is gone. */
  boolean revoke(String kid, Instant now) {
    return jdbc.sql(
                """
                update signing_keys set role = 'revoked', revoked_at = :now, private_key = ''
                where kid = :kid and role = 'previous'
                """)
            .param("now", now.toEpochMilli())
            .param("kid", kid)
            .update()
        == 1;
  }

  /** Destroys the private halves of keys that were retired before. */
  void destroyRetired(Instant before) {
    jdbc.sql(
            """
            update signing_keys set private_key = ''
            where role = 'previous' and retired_at < :before and private_key <> ''
            """)
        .param("before", before.toEpochMilli())
        .update();
  }

  /** Forgets keys that were revoked before. */
  void forgetRevoked(Instant before) {
    jdbc.sql("delete from signing_keys where role = 'revoked' and revoked_at < :before")
        .param("before", before.toEpochMilli())
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
    onProtection(
        protection,
        """
        insert into signing_key_protection (id, kdf, salt, proof)
        values (1, :kdf, :salt, :proof) on conflict do nothing
        """);
  }

  void replaceProtection(StoredProtection protection) {
    onProtection(
        protection,
        "update signing_key_protection set kdf = :kdf, salt = :salt, proof = :proof where id = 1");
  }

  private void onProtection(StoredProtection protection, String sql) {
    jdbc.sql(sql)
        .param("kdf", protection.kdf())
        .param("salt", protection.salt())
        .param("proof", protection.proof())
        .update();
  }

  private static StoredKey key(ResultSet row, int number) throws SQLException {
    return new StoredKey(
        row.getString("kid"),
        KeyAlgorithm.valueOf(row.getString("algorithm")),
        Role.valueOf(row.getString("role").toUpperCase(Locale.ROOT)),
        row.getString("certificate"),
        row.getString("private_key"),
        row.getLong("created_at"),
        row.getLong("activated_at"),
        row.getLong("retired_at"),
        row.getLong("revoked_at"));
  }
}
