package dev.licet.identity.consent;

import java.util.Optional;

/** Which consents are meant. */
record ConsentFilter(
    Optional<String> userId, Optional<String> clientId, Optional<String> audience) {
  static ConsentFilter ofUser(String userId) {
    return new ConsentFilter(Optional.of(userId), Optional.empty(), Optional.empty());
  }
}
