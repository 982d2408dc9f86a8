package dev.licet.identity.registration;

import dev.licet.identity.application.Application;
import dev.licet.identity.application.ApplicationDetails;
import dev.licet.identity.application.ApplicationFilter;
import dev.licet.identity.application.ApplicationSettings;
import dev.licet.identity.application.Applications;
import dev.licet.identity.application.NewApplication;
import dev.licet.identity.application.RegisteredApplication;
import dev.licet.identity.credential.Credential;
import dev.licet.identity.credential.Credentials;
import dev.licet.identity.credential.KeyAddresses;
import dev.licet.identity.credential.Proof;
import dev.licet.identity.oauth.Attempt;
import dev.licet.identity.oauth.OAuthError;
import dev.licet.identity.settings.TenantSettings;
import dev.licet.identity.shared.Outcome.Done;
import dev.licet.identity.shared.Outcome.Invalid;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Registers applications for whoever asks, where the tenant wants that. */
@Service
class Registrations {
  /** Of third parties' applications, however they came: strangers must not fill the store. */
  static final int MOST = 1_000;

  private static final JsonMapper JSON = JsonMapper.builder().build();

  static final ApplicationFilter THIRD_PARTY = new ApplicationFilter(List.of(), Optional.of(false));

  private final Applications applications;
  private final Credentials credentials;
  private final KeyAddresses addresses;
  private final TenantSettings settings;

  Registrations(
      Applications applications,
      Credentials credentials,
      KeyAddresses addresses,
      TenantSettings settings) {
    this.applications = applications;
    this.credentials = credentials;
    this.addresses = addresses;
    this.settings = settings;
  }

  /** Whether anybody may register. */
  Attempt<Boolean> open() {
    return settings.allowsRegistration()
        ? Attempt.of(true)
        : Attempt.failed(OAuthError.registrationOff());
  }

  /** The keys by which an application proves who it is, as it is answered. */
  Map<String, Object> keysOf(RegisteredApplication registered) {
    var clientId = registered.application().clientId();
    var address = addresses.find(clientId);
    if (address.isPresent()) {
      return Map.of("jwks_uri", address.get());
    }
    var keys = credentials.ofApplication(clientId).stream().flatMap(Registrations::jwk).toList();
    return keys.isEmpty() ? Map.of() : Map.of("jwks", Map.of("keys", keys));
  }

  private static Stream<JsonNode> jwk(Credential credential) {
    return credential.proof() instanceof Proof.PublicKey key
        ? Stream.of(JSON.readTree(key.jwk()))
        : Stream.empty();
  }

  /** Registers an application. */
  @Transactional
  public Attempt<RegisteredApplication> register(ClientMetadata wanted) {
    if (applications.count(THIRD_PARTY) >= MOST) {
      return Attempt.failed(OAuthError.tooManyRegistrations());
    }
    return wanted
        .settings("", ApplicationDetails.NONE)
        .then(said ->
            switch (applications.register(NewApplication.of(said, wanted.keys().keys()))) {
              case Done<RegisteredApplication>(var registered) ->
                  Attempt.of(kept(registered, wanted));
              case Invalid<RegisteredApplication>(var problems) ->
                  Attempt.failed(OAuthError.invalidClientMetadata(problems.getFirst().message()));
            });
  }

  private RegisteredApplication kept(RegisteredApplication registered, ClientMetadata wanted) {
    var clientId = registered.application().clientId();
    wanted.keys().address().ifPresent(url -> addresses.keep(clientId, url));
    var keys = wanted.keys().signing();
    if (keys.isEmpty() || !credentials.problems(clientId, keys).isEmpty()) {
      return registered;
    }
    var ids = credentials.keep(clientId, keys);
    return switch (applications.edit(clientId, before -> signing(before, ids))) {
      case Done<Application>(var application) ->
          new RegisteredApplication(application, registered.secret());
      case Invalid<Application>(var problems) ->
          throw new IllegalStateException(problems.getFirst().message());
    };
  }

  private static ApplicationSettings signing(ApplicationSettings before, List<String> ids) {
    var credentials = ids.stream().map(id -> Map.of("id", id)).toList();
    var said = Map.of("required", false, "credentials", credentials);
    var details = before.details().saying(Map.of("signed_request_object", JSON.valueToTree(said)));
    return new ApplicationSettings(
        before.name(),
        before.description(),
        before.type(),
        before.grantTypes(),
        before.authMethod(),
        before.firstParty(),
        details instanceof Done<ApplicationDetails>(var more) ? more : before.details());
  }
}
