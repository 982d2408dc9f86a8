package dev.licet.identity.application;

import dev.licet.identity.shared.Digest;
import java.time.Instant;
import java.util.Optional;

/** An application as its row has it. One without secrets has none, whatever the row may say. */
record StoredApplication(
    Application application, Optional<Digest> secret, Optional<OldSecret> oldSecret) {
  StoredApplication {
    secret = application.authMethod().hasSecret() ? secret : Optional.empty();
    oldSecret = application.authMethod().hasSecret() ? oldSecret : Optional.empty();
  }

  /** The secret before the present one, if it still works at that time. */
  Optional<OldSecret> oldSecretAt(Instant time) {
    return oldSecret.filter(old -> time.isBefore(old.until()));
  }
}
