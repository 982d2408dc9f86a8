package dev.licet.identity.credential;

import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/** A credential as the Management API shows it. Its key is not shown, as at Auth0. */
final class CredentialJson {
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSS'Z'", Locale.ROOT)
          .withZone(ZoneOffset.UTC);

  private CredentialJson() {}

  static Map<String, Object> of(Credential credential) {
    var json = new LinkedHashMap<String, Object>();
    json.put("id", credential.id());
    json.put("credential_type", "public_key");
    json.put("kid", credential.kid());
    json.put("alg", credential.algorithm().name());
    if (!credential.name().isEmpty()) {
      json.put("name", credential.name());
    }
    json.put("created_at", TIME.format(credential.createdAt()));
    json.put("updated_at", TIME.format(credential.updatedAt()));
    credential.expiresAt().ifPresent(time -> json.put("expires_at", TIME.format(time)));
    return json;
  }
}
