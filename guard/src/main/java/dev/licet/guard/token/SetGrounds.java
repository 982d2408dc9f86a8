package dev.licet.guard.token;

import dev.licet.guard.keys.KeySet;

/**
 * All keys of one issuer together: what was refused by them may pass by others, so it is to be
 * judged anew as soon as one of them changes.
 */
record SetGrounds(JwtVerifier verifier, KeySet set) implements Grounds {
  @Override
  public boolean stand() {
    return verifier.isTrusted() && verifier.keys().current().filter(set::equals).isPresent();
  }
}
