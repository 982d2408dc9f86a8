package dev.licet.identity.credential;

import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/**
 * A credential as the Management API shows it. Its key or certificate is not shown, as at Auth0.
 */
final class CredentialJson {
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSS'Z'", Locale.ROOT)
          .withZone(ZoneOffset.UTC);

  private CredentialJson() {}

  static Map<String, Object> of(Credential credential) {
    var json = new LinkedHashMap<String, Object>();
    json.put("id", credential.id());
    json.put("credential_type", credential.proof().type().wireName());
    addProof(json, credential.proof());
    if (!credential.name().isEmpty()) {
      json.put("name", credential.name());
    }
    json.put("created_at", TIME.format(credential.createdAt()));
    json.put("updated_at", TIME.format(credential.updatedAt()));
    credential.expiresAt().ifPresent(time -> json.put("expires_at", TIME.format(time)));
    return json;
  }

  private static void addProof(Map<String, Object> json, Proof proof) {
    switch (proof) {
      case Proof.PublicKey(var kid, var algorithm, _) -> {
        json.put("kid", kid);
        json.put("alg", algorithm.name());
      }
      case Proof.Subject(var dn) -> json.put("subject_dn", dn);
      case Proof.Certificate(var thumbprint, _) -> json.put("thumbprint_sha256", thumbprint);
    }
  }
}
