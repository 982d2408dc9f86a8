package dev.licet.identity.rotation;

import dev.licet.identity.key.KeyLife;
import dev.licet.identity.key.KeyLife.Stage;
import dev.licet.identity.key.PublishedKey;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;

/** A signing key as the Management API shows it. */
final class KeyJson {
  private KeyJson() {}

  static Map<String, Object> of(KeyLife life) {
    var key = life.key();
    var json = new LinkedHashMap<String, Object>();
    json.put("kid", key.kid());
    json.put("cert", Pem.certificate(key.der()));
    json.put("pkcs7", Pem.pkcs7(key));
    json.put("alg", key.algorithm().name());
    json.put("current", life.stage() == Stage.ACTIVE);
    json.put("next", life.stage() == Stage.ANNOUNCED);
    json.put("previous", life.stage() == Stage.RETIRED);
    life.activated().ifPresent(time -> json.put("current_since", time.toString()));
    life.retired().ifPresent(time -> json.put("current_until", time.toString()));
    json.put("fingerprint", Pem.fingerprint(key));
    json.put("thumbprint", HexFormat.of().withUpperCase().formatHex(key.sha1()));
    json.put("revoked", life.stage() == Stage.REVOKED);
    life.revoked().ifPresent(time -> json.put("revoked_at", time.toString()));
    return json;
  }

  /** What the verbs answer. */
  static Map<String, Object> of(PublishedKey key) {
    var json = new LinkedHashMap<String, Object>();
    json.put("kid", key.kid());
    json.put("cert", Pem.certificate(key.der()));
    return json;
  }
}
