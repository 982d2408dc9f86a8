package dev.licet.guard;

import dev.licet.guard.token.VerifiedToken;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The call may go on.
 *
 * @param caller who calls; empty on a route that anybody may call, where no token is looked at
 * @param headers header fields that the answer must carry besides the route's own, as in a fresh
 *     {@code DPoP-Nonce} (RFC 9449 section 8.2); nearly always none
 */
public record Permit(Optional<Caller> caller, Map<String, String> headers) implements Decision {
  /** Copies the headers, so that nobody can change them later. */
  public Permit {
    headers = Map.copyOf(headers);
  }

  /** Without header fields. */
  public Permit(Optional<Caller> caller) {
    this(caller, Map.of());
  }

  static final Permit ANYBODY = new Permit(Optional.empty());

  Permit with(String header, String value) {
    Map<String, String> more = new HashMap<>(headers);
    more.put(header, value);
    return new Permit(caller, more);
  }

  /** Whether the caller has to show something besides the token. */
  boolean isBound() {
    return caller.isPresent() && caller.get().token().confirmation().isPresent();
  }

  static Permit of(VerifiedToken token) {
    return new Permit(Optional.of(new Caller(token)));
  }
}
