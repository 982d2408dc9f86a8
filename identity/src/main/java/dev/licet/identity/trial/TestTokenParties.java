package dev.licet.identity.trial;

import static java.util.stream.Collectors.joining;

import dev.licet.identity.api.Api;
import dev.licet.identity.api.Apis;
import dev.licet.identity.application.Application;
import dev.licet.identity.application.Applications;
import dev.licet.identity.clientgrant.ClientGrant;
import dev.licet.identity.clientgrant.ClientGrants;
import dev.licet.identity.management.ManagementError;
import dev.licet.identity.management.ManagementRefused;
import java.util.List;
import java.util.Optional;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;

/**
 * Whom a test token is for and whose it shall be, looked up by what a person would type; refusals
 * name what there is instead.
 */
@Component
class TestTokenParties {
  private final Apis apis;
  private final Applications applications;
  private final ClientGrants clientGrants;

  TestTokenParties(Apis apis, Applications applications, ClientGrants clientGrants) {
    this.apis = apis;
    this.applications = applications;
    this.clientGrants = clientGrants;
  }

  /** Never the Management API: a token for it would hold rights that the asker may not have. */
  Api api(String audience) {
    var api = apis.byIdentifier(audience).orElseThrow(() -> unknownApi(audience));
    if (api.system()) {
      throw refused(
          HttpStatus.BAD_REQUEST,
          "operation_not_supported",
          "There are no test tokens for the Management API");
    }
    return api;
  }

  /** By client id or by name; of several with that name, the only one that may call the API. */
  Application application(String wanted, Api api) {
    var application =
        applications.byClientId(wanted).orElseGet(() -> applicationByName(wanted, api));
    if (!mayCall(application, api)) {
      throw refused(
          HttpStatus.BAD_REQUEST,
          "inexistent_client_grant",
          "The client '%s' is not authorized to access %s. %s"
              .formatted(wanted, api.identifier(), authorized(api)));
    }
    return application;
  }

  private Application applicationByName(String name, Api api) {
    var named = applications.byName(name);
    if (named.isEmpty()) {
      throw refused(
          HttpStatus.NOT_FOUND,
          "inexistent_client",
          "The client does not exist: '%s'. %s".formatted(name, authorized(api)));
    }
    return only(named.size() == 1 ? named : named.stream().filter(a -> mayCall(a, api)).toList())
        .orElseThrow(() -> ambiguous(name));
  }

  private static Optional<Application> only(List<Application> found) {
    return found.size() == 1 ? Optional.of(found.getFirst()) : Optional.empty();
  }

  private boolean mayCall(Application application, Api api) {
    return clientGrants.find(application.clientId(), api.identifier()).isPresent();
  }

  private ManagementRefused unknownApi(String audience) {
    var known = apis.list().stream().filter(api -> !api.system()).map(Api::identifier);
    return refused(
        HttpStatus.NOT_FOUND,
        "inexistent_resource_server",
        "The resource server does not exist: '%s'. There are: %s"
            .formatted(audience, orNone(known.collect(joining(", ")))));
  }

  private static ManagementRefused ambiguous(String name) {
    return refused(
        HttpStatus.BAD_REQUEST,
        "ambiguous_client",
        "Several clients have the name '%s': say which by its client_id".formatted(name));
  }

  private String authorized(Api api) {
    var names =
        clientGrants.ofApi(api.identifier()).stream()
            .map(ClientGrant::clientId)
            .flatMap(id -> applications.byClientId(id).stream())
            .map(Application::name)
            .collect(joining(", "));
    return "Authorized for this API: " + orNone(names);
  }

  private static String orNone(String list) {
    return list.isEmpty() ? "none" : list;
  }

  private static ManagementRefused refused(HttpStatus status, String code, String message) {
    return new ManagementRefused(ManagementError.of(status, code, message));
  }
}
