package dev.licet.identity.application;

import dev.licet.identity.shared.Digest;
import java.util.Optional;

/** An application as its row has it. A public one has no secret, whatever the row may say. */
record StoredApplication(Application application, Optional<Digest> secret) {
  StoredApplication {
    secret = application.authMethod().hasSecret() ? secret : Optional.empty();
  }
}
