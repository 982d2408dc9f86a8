package dev.licet.identity.credential;

import dev.licet.guard.keys.SignatureAlgorithm;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The table {@code application_credentials}. It grows with the applications, and no further. */
@Component
class CredentialTable {
  private final JdbcClient jdbc;

  CredentialTable(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** Whether there is an application of that client id that is not the server's own. */
  boolean hasApplication(String clientId) {
    return jdbc.sql(
                "select count(*) from applications where client_id = :clientId and not is_system")
            .param("clientId", clientId)
            .query(Long.class)
            .single()
        > 0;
  }

  List<Credential> ofApplication(String clientId) {
    return jdbc.sql(
            """
            select * from application_credentials
            where client_id = :clientId order by created_at, id
            """)
        .param("clientId", clientId)
        .query(CredentialTable::row)
        .list();
  }

  Optional<Credential> find(String clientId, String id) {
    return jdbc.sql(
            "select * from application_credentials where client_id = :clientId and id = :id")
        .param("clientId", clientId)
        .param("id", id)
        .query(CredentialTable::row)
        .optional();
  }

  /** Whether the row is there now, which it is not if the application has that kid already. */
  boolean insert(Credential credential) {
    return jdbc.sql(
                """
                insert into application_credentials (id, client_id, name, kid, algorithm, jwk,
                    subject_dn, certificate, in_use, created_at, updated_at, expires_at)
                values (:id, :clientId, :name, :kid, :algorithm, :jwk,
                    :subject, :certificate, :inUse, :createdAt, :updatedAt, :expiresAt)
                on conflict (client_id, kid) do nothing
                """)
            .param("id", credential.id())
            .param("clientId", credential.clientId())
            .param("name", credential.name())
            .params(columns(credential.proof()))
            .param("inUse", credential.inUse())
            .param("createdAt", credential.createdAt().toEpochMilli())
            .param("updatedAt", credential.updatedAt().toEpochMilli())
            .param("expiresAt", credential.expiresAt().map(Instant::toEpochMilli).orElse(null))
            .update()
        == 1;
  }

  void update(Credential credential) {
    jdbc.sql(
            """
            update application_credentials
            set in_use = :inUse, updated_at = :updatedAt, expires_at = :expiresAt
            where id = :id
            """)
        .param("id", credential.id())
        .param("inUse", credential.inUse())
        .param("updatedAt", credential.updatedAt().toEpochMilli())
        .param("expiresAt", credential.expiresAt().map(Instant::toEpochMilli).orElse(null))
        .update();
  }

  void delete(String id) {
    jdbc.sql("delete from application_credentials where id = :id").param("id", id).update();
  }

  private static Credential row(ResultSet row, int number) throws SQLException {
    return new Credential(
        row.getString("id"),
        row.getString("client_id"),
        row.getString("name"),
        proof(row),
        row.getBoolean("in_use"),
        Instant.ofEpochMilli(row.getLong("created_at")),
        Instant.ofEpochMilli(row.getLong("updated_at")),
        time(row, "expires_at"));
  }

  /** What a proof does not have is empty. */
  private static Map<String, Object> columns(Proof proof) {
    var columns = new HashMap<String, Object>();
    List.of("algorithm", "jwk", "subject", "certificate").forEach(name -> columns.put(name, ""));
    columns.put("kid", proof.kid());
    switch (proof) {
      case Proof.PublicKey(_, var algorithm, var jwk) -> {
        columns.put("algorithm", algorithm.name());
        columns.put("jwk", jwk);
      }
      case Proof.Subject(var dn) -> columns.put("subject", dn);
      case Proof.Certificate(_, var pem) -> columns.put("certificate", pem);
    }
    return columns;
  }

  private static Proof proof(ResultSet row) throws SQLException {
    var subject = row.getString("subject_dn");
    var certificate = row.getString("certificate");
    if (!subject.isEmpty()) {
      return new Proof.Subject(subject);
    }
    return certificate.isEmpty()
        ? new Proof.PublicKey(
            row.getString("kid"),
            SignatureAlgorithm.valueOf(row.getString("algorithm")),
            row.getString("jwk"))
        : new Proof.Certificate(row.getString("kid"), certificate);
  }

  private static Optional<Instant> time(ResultSet row, String column) throws SQLException {
    var millis = row.getLong(column);
    return row.wasNull() ? Optional.empty() : Optional.of(Instant.ofEpochMilli(millis));
  }
}
