package dev.licet.identity.application;

import static java.util.stream.Collectors.joining;

import dev.licet.identity.api.Api;
import dev.licet.identity.api.Apis;
import dev.licet.identity.shared.FieldChecks;
import dev.licet.identity.shared.Ids;
import dev.licet.identity.shared.Outcome;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Which applications may call which APIs in their own name. */
@Service
public class ClientGrants {
  private final ClientGrantTable table;
  private final ApplicationTable applications;
  private final Apis apis;
  private final Ids ids;

  ClientGrants(ClientGrantTable table, ApplicationTable applications, Apis apis, Ids ids) {
    this.table = table;
    this.applications = applications;
    this.apis = apis;
    this.ids = ids;
  }

  /** The grants of an application, by audience. */
  public List<ClientGrant> ofApplication(String clientId) {
    return FieldChecks.isLine(clientId) ? table.ofApplication(clientId) : List.of();
  }

  /** The grants for an API, by client id. */
  public List<ClientGrant> ofApi(String audience) {
    return FieldChecks.isLine(audience) ? table.ofApi(audience) : List.of();
  }

  /** The grant of an application for an API. From memory, at most 5 s old. */
  public Optional<ClientGrant> find(String clientId, String audience) {
    return isKnown(clientId) && apis.byIdentifier(audience).isPresent()
        ? table.find(clientId, audience)
        : Optional.empty();
  }

  /** Grants exactly these permissions, whatever was granted before. */
  @Transactional
  public Outcome<ClientGrant> grant(String clientId, String audience, List<String> scope) {
    var api = apis.byIdentifier(audience);
    var unknown = scope.stream().filter(name -> !has(api, name)).distinct().collect(joining(", "));
    var problems =
        new FieldChecks()
            .require(isKnown(clientId), "client_id", "There is no application with this client id")
            .require(api.isPresent(), "audience", "There is no API with this identifier")
            .require(
                api.isEmpty() || unknown.isEmpty(),
                "scope",
                "The API has no such permission: " + unknown)
            .problems();
    if (!problems.isEmpty()) {
      return Outcome.invalid(problems);
    }
    var names = scope.stream().distinct().sorted().toList();
    table.save(new ClientGrant(ids.clientGrantId(), clientId, audience, names));
    return Outcome.done(table.find(clientId, audience).orElseThrow());
  }

  /** Takes the grant away, where there is one. */
  @Transactional
  public void revoke(String clientId, String audience) {
    if (find(clientId, audience).isPresent()) {
      table.delete(clientId, audience);
    }
  }

  private boolean isKnown(String clientId) {
    return ApplicationRules.isClientId(clientId) && applications.byClientId(clientId).isPresent();
  }

  private static boolean has(Optional<Api> api, String permission) {
    return api.flatMap(known -> known.permission(permission)).isPresent();
  }
}
