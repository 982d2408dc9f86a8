package dev.licet.identity.issuing;

import dev.licet.identity.application.Application;
import dev.licet.identity.application.ApplicationChanged;
import dev.licet.identity.application.ApplicationRegistered;
import dev.licet.identity.key.KeyAlgorithm;
import dev.licet.identity.key.SigningKeys;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Sees to it that there are keys of the algorithm that an application wants its ID tokens by. */
@Component
class IdTokenKeys {
  private final SigningKeys keys;

  IdTokenKeys(SigningKeys keys) {
    this.keys = keys;
  }

  @EventListener
  void registered(ApplicationRegistered event) {
    prepare(event.application());
  }

  @EventListener
  void changed(ApplicationChanged event) {
    prepare(event.after());
  }

  private void prepare(Application application) {
    keys.prepare(KeyAlgorithm.valueOf(application.idTokens().algorithm()));
  }
}
