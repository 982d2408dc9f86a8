package dev.licet.identity.tenant;

import dev.licet.identity.api.Api;
import dev.licet.identity.api.Apis;
import dev.licet.identity.api.Signing;
import dev.licet.identity.application.Application;
import dev.licet.identity.application.Applications;
import dev.licet.identity.application.ClientGrants;
import dev.licet.identity.application.ClientSecret;
import java.util.List;
import org.springframework.stereotype.Component;

/**
 * Brings the tenant to what a tenant file says, through the same doors as the dashboard. It adds
 * and alters, and takes nothing away that the file does not mention.
 */
@Component
class TenantFileWriter {
  private final Apis apis;
  private final Applications applications;
  private final ClientGrants clientGrants;
  private final PeopleWriter people;

  TenantFileWriter(
      Apis apis, Applications applications, ClientGrants clientGrants, PeopleWriter people) {
    this.people = people;
    this.apis = apis;
    this.applications = applications;
    this.clientGrants = clientGrants;
  }

  /** To be called in a writing transaction, which a problem ends. */
  void write(TenantFile file) {
    file.apis().forEach(this::write);
    file.applications().forEach(this::write);
    file.grants().forEach(this::write);
    file.roles().forEach(people::write);
    file.users().forEach(people::write);
  }

  private void write(WantedApi wanted) {
    apis.byIdentifier(wanted.identifier())
        .ifPresentOrElse(
            api -> change(api, wanted),
            () -> wanted.entry().done(apis.register(wanted.asNew(), wanted.signingSecret())));
  }

  private void change(Api api, WantedApi wanted) {
    wanted
        .entry()
        .done(apis.sign(api.id(), new Signing(wanted.signingAlgorithm(), wanted.signingSecret())));
    wanted.entry().done(apis.change(api.id(), wanted.over(api.settings())));
    wanted
        .scopes()
        .ifPresent(scopes -> wanted.entry().done(apis.replacePermissions(api.id(), scopes)));
  }

  private void write(WantedApplication wanted) {
    var existing = existing(wanted);
    if (existing.isEmpty()) {
      wanted.entry().done(applications.register(wanted.asNew()));
      return;
    }
    var application = existing.getFirst();
    var settings = wanted.over(application.settings());
    wanted.entry().done(applications.change(application.clientId(), settings));
    wanted
        .secret()
        .filter(secret -> !isSecretOf(application.clientId(), secret))
        .ifPresent(
            secret -> wanted.entry().done(applications.useSecret(application.clientId(), secret)));
  }

  private boolean isSecretOf(String clientId, ClientSecret secret) {
    return applications.authenticate(clientId, secret.value()).isPresent();
  }

  /** None or one: found by the client id where it is stated, by the name where it is not. */
  List<Application> existing(WantedApplication wanted) {
    if (wanted.clientId().isPresent()) {
      return applications.byClientId(wanted.clientId().get()).stream().toList();
    }
    var named = applications.byName(wanted.name());
    if (named.size() > 1) {
      throw wanted
          .entry()
          .require("name")
          .place()
          .refuse("a client_id beside the name", several(named));
    }
    return named;
  }

  private void write(WantedGrant wanted) {
    var clientId = clientId(wanted.client());
    wanted.entry().done(clientGrants.grant(clientId, wanted.audience(), wanted.scope()));
  }

  private String clientId(FileValue client) {
    var text = client.text();
    if (applications.byClientId(text).isPresent()) {
      return text;
    }
    var named = applications.byName(text);
    return switch (named.size()) {
      case 0 -> throw client.wrong("the client_id or the name of an application");
      case 1 -> named.getFirst().clientId();
      default -> throw client.place().refuse("a client_id", several(named));
    };
  }

  private static String several(List<Application> named) {
    return "'%s', the name of %d applications".formatted(named.getFirst().name(), named.size());
  }
}
