package dev.licet.identity.tenant;

import dev.licet.identity.application.ApplicationSecrets;
import dev.licet.identity.application.ApplicationSettings;
import dev.licet.identity.application.ApplicationType;
import dev.licet.identity.application.Applications;
import dev.licet.identity.application.ClientSecret;
import dev.licet.identity.application.NewApplication;
import dev.licet.identity.clientgrant.ClientGrant;
import dev.licet.identity.clientgrant.ClientGrants;
import dev.licet.identity.management.ManagementApi;
import dev.licet.identity.management.ManagementScope;
import dev.licet.identity.shared.Issuer;
import dev.licet.identity.shared.Outcome;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * The application that {@code ./licet} is, and the file with its secret. Whichever of the two was
 * written last when a crash came, the next start sees that they do not fit, and makes a new secret.
 */
@Component
class CommandLineAccess {
  static final String CLIENT_ID = "licet-cli";
  private static final String NAME = "Licet command line";
  private static final Logger log = LoggerFactory.getLogger(CommandLineAccess.class);

  private final Applications applications;
  private final ApplicationSecrets secrets;
  private final ClientGrants clientGrants;
  private final CommandLineFile file;
  private final Issuer issuer;

  CommandLineAccess(
      Applications applications,
      ApplicationSecrets secrets,
      ClientGrants clientGrants,
      CommandLineFile file,
      Issuer issuer) {
    this.applications = applications;
    this.secrets = secrets;
    this.clientGrants = clientGrants;
    this.file = file;
    this.issuer = issuer;
  }

  /** Makes sure that the application is there, may do what it needs, and has a known secret. */
  CommandLineFile.Content grant() {
    var secret = install().or(this::secretInFile).orElseGet(this::newSecret);
    var scope = ManagementApi.scopes().stream().map(ManagementScope::name).sorted().toList();
    if (!scope.equals(grantedScope())) {
      done(clientGrants.grant(CLIENT_ID, ManagementApi.audience(issuer), scope));
    }
    return new CommandLineFile.Content(issuer.domain(), CLIENT_ID, secret.value());
  }

  /** Leaves the secret where the command line looks for it. */
  void write(CommandLineFile.Content content) {
    if (!file.read().equals(Optional.of(content))) {
      file.write(content);
    }
  }

  private Optional<ClientSecret> install() {
    if (applications.byClientId(CLIENT_ID).isPresent()) {
      return Optional.empty();
    }
    var settings = ApplicationSettings.defaults(NAME, ApplicationType.NON_INTERACTIVE);
    var wanted = new NewApplication(settings, Optional.of(CLIENT_ID), Optional.empty());
    return done(applications.install(wanted)).secret();
  }

  private Optional<ClientSecret> secretInFile() {
    return file.read()
        .filter(content -> content.clientId().equals(CLIENT_ID))
        .filter(content -> isRight(content.clientSecret()))
        .map(content -> new ClientSecret(content.clientSecret()));
  }

  private boolean isRight(String secret) {
    return applications.authenticate(CLIENT_ID, secret).isPresent();
  }

  private ClientSecret newSecret() {
    log.info("{} is missing or out of date: the command line gets a new secret", file);
    return done(secrets.rotate(CLIENT_ID));
  }

  private List<String> grantedScope() {
    return clientGrants
        .find(CLIENT_ID, ManagementApi.audience(issuer))
        .map(ClientGrant::scope)
        .orElse(List.of());
  }

  private static <T> T done(Outcome<T> outcome) {
    return outcome.orElseThrow(
        problems -> new IllegalStateException("The command line's own application: " + problems));
  }
}
