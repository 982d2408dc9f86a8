package dev.licet.identity.tenant;

import dev.licet.identity.api.Api;
import dev.licet.identity.api.Apis;
import dev.licet.identity.api.Signing;
import dev.licet.identity.application.Application;
import dev.licet.identity.application.ApplicationSecrets;
import dev.licet.identity.application.Applications;
import dev.licet.identity.clientgrant.ClientGrant.Holder;
import dev.licet.identity.clientgrant.ClientGrants;
import dev.licet.identity.credential.FileCredentials;
import dev.licet.identity.credential.WantedCredential;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/**
 * Brings the tenant to what a tenant file says, through the same doors as the dashboard. It adds
 * and alters, and takes nothing away that the file does not mention.
 */
@Component
class TenantFileWriter {
  private final Apis apis;
  private final Applications applications;
  private final ApplicationSecrets secrets;
  private final ClientGrants clientGrants;
  private final FileCredentials credentials;
  private final PeopleWriter people;

  TenantFileWriter(
      Apis apis,
      Applications applications,
      ApplicationSecrets secrets,
      ClientGrants clientGrants,
      FileCredentials credentials,
      PeopleWriter people) {
    this.credentials = credentials;
    this.secrets = secrets;
    this.people = people;
    this.apis = apis;
    this.applications = applications;
    this.clientGrants = clientGrants;
  }

  /** The same file, for which a transaction is as short as can be; to be called before it. */
  TenantFile prepared(TenantFile file) {
    return file.withUsers(people.prepared(file.users()));
  }

  /** To be called in a writing transaction, which a problem ends. */
  void write(TenantFile file) {
    file.apis().forEach(this::write);
    file.applications().forEach(this::write);
    file.grants().forEach(this::write);
    file.items().forEach(WantedItem::write);
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
    wanted.entry().done(apis.change(api.id(), wanted::over));
    wanted
        .scopes()
        .ifPresent(scopes -> wanted.entry().done(apis.replacePermissions(api.id(), scopes)));
  }

  private void write(WantedApplication wanted) {
    var existing = existing(wanted);
    if (existing.isEmpty()) {
      var keys = keys(wanted, wanted.clientId().orElse(""));
      wanted.entry().done(applications.register(wanted.asNew(keys.orElse(List.of()))));
      return;
    }
    var application = existing.getFirst();
    var settings = wanted.over(application.settings());
    var keys = keys(wanted, application.clientId());
    wanted.entry().done(applications.edit(application.clientId(), _ -> settings, keys));
    wanted
        .secret()
        .filter(secret -> !secrets.isPresent(application.clientId(), secret))
        .ifPresent(secret -> wanted.entry().done(secrets.use(application.clientId(), secret)));
  }

  /** The keys that it is to prove itself by; empty if the file does not say. */
  private Optional<List<WantedCredential>> keys(WantedApplication wanted, String clientId) {
    return wanted
        .methods()
        .map(methods -> wanted.entry().done(credentials.read(clientId, methods)));
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
    var holder =
        wanted
            .client()
            .map(client -> new Holder(clientId(client), wanted.subjectType()))
            .orElse(Holder.THIRD_PARTIES);
    wanted.entry().done(clientGrants.grant(holder, wanted.audience(), wanted.scope()));
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
