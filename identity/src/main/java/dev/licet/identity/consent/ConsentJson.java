package dev.licet.identity.consent;

import java.util.LinkedHashMap;
import java.util.Map;

/** A consent as the Management API shows it; {@code clientID} is Auth0's spelling. */
final class ConsentJson {
  private ConsentJson() {}

  static Map<String, Object> of(Consent consent) {
    var json = new LinkedHashMap<String, Object>();
    json.put("id", consent.id());
    json.put("clientID", consent.clientId());
    json.put("user_id", consent.userId());
    json.put("audience", consent.audience());
    json.put("scope", consent.scope());
    return json;
  }
}
