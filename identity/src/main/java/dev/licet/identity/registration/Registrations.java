package dev.licet.identity.registration;

import dev.licet.identity.application.ApplicationFilter;
import dev.licet.identity.application.Applications;
import dev.licet.identity.application.NewApplication;
import dev.licet.identity.application.RegisteredApplication;
import dev.licet.identity.oauth.Attempt;
import dev.licet.identity.oauth.OAuthError;
import dev.licet.identity.settings.TenantSettings;
import dev.licet.identity.shared.Outcome.Done;
import dev.licet.identity.shared.Outcome.Invalid;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Registers applications for whoever asks, where the tenant wants that. */
@Service
class Registrations {
  /** Of third parties' applications, however they came: strangers must not fill the store. */
  static final int MOST = 1_000;

  private static final ApplicationFilter THIRD_PARTY =
      new ApplicationFilter(List.of(), Optional.of(false));

  private final Applications applications;
  private final TenantSettings settings;

  Registrations(Applications applications, TenantSettings settings) {
    this.applications = applications;
    this.settings = settings;
  }

  /** Whether anybody may register. */
  Attempt<Boolean> open() {
    return settings.allowsRegistration()
        ? Attempt.of(true)
        : Attempt.failed(OAuthError.registrationOff());
  }

  /** Registers an application. */
  @Transactional
  public Attempt<RegisteredApplication> register(ClientMetadata wanted) {
    if (applications.count(THIRD_PARTY) >= MOST) {
      return Attempt.failed(OAuthError.tooManyRegistrations());
    }
    return wanted
        .settings()
        .then(said ->
            switch (applications.register(NewApplication.of(said))) {
              case Done<RegisteredApplication>(var registered) -> Attempt.of(registered);
              case Invalid<RegisteredApplication>(var problems) ->
                  Attempt.failed(OAuthError.invalidClientMetadata(problems.getFirst().message()));
            });
  }
}
