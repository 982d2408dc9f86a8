package dev.licet.guard.token;

import dev.licet.guard.internal.Json;
import java.util.Optional;

/**
 * What a token is bound to by its claim {@code cnf} (RFC 7800 section 3.1): only who holds that may
 * use it. Where neither is there, the claim states a binding that cannot be checked, and then
 * nobody may.
 *
 * @param keyThumbprint {@code jkt}: the thumbprint of a key (RFC 9449 section 6.1)
 * @param certificateThumbprint {@code x5t#S256}: the SHA-256 of a client certificate (RFC 8705
 *     section 3.1)
 */
public record Confirmation(Optional<String> keyThumbprint, Optional<String> certificateThumbprint) {
  private static final String KEY = "jkt";
  private static final String CERTIFICATE = "x5t#S256";
  private static final Confirmation UNKNOWN = new Confirmation(Optional.empty(), Optional.empty());

  /** That of a token with these claims; empty if it is not bound to anything. */
  static Optional<Confirmation> in(Json.Members claims) {
    return claims.get("cnf").map(Confirmation::of);
  }

  private static Confirmation of(Json cnf) {
    return cnf instanceof Json.Members members
            && isText(members, KEY)
            && isText(members, CERTIFICATE)
        ? new Confirmation(members.text(KEY), members.text(CERTIFICATE))
        : UNKNOWN;
  }

  private static boolean isText(Json.Members members, String name) {
    return !members.has(name) || members.text(name).isPresent();
  }

  /** Whether it states nothing that can be checked. */
  public boolean isUnknown() {
    return equals(UNKNOWN);
  }
}
