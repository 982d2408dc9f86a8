package dev.licet.identity.clientgrant;

import static java.util.stream.Collectors.toMap;

import dev.licet.identity.api.Api;
import dev.licet.identity.api.Apis;
import dev.licet.identity.application.Application;
import dev.licet.identity.application.Applications;
import dev.licet.identity.dashboard.PageNotFound;
import dev.licet.identity.shared.Outcome;
import dev.licet.identity.shared.Outcome.Done;
import dev.licet.identity.shared.Outcome.Invalid;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.springframework.stereotype.Component;

/** Who may call what in their own name, as the pages show and change it. */
@Component
class Accesses {
  private final Applications applications;
  private final ClientGrants grants;
  private final Apis apis;

  Accesses(Applications applications, ClientGrants grants, Apis apis) {
    this.applications = applications;
    this.grants = grants;
    this.apis = apis;
  }

  /** Every application that could call the API, those that may first. */
  List<Access> of(Api api) {
    var byClient =
        grants.ofApi(api.identifier()).stream()
            .collect(toMap(ClientGrant::clientId, Function.identity()));
    return applications.list().stream()
        .filter(Accesses::hasCredentials)
        .map(one -> new Access(one, api, Optional.ofNullable(byClient.get(one.clientId()))))
        .filter(access -> access.authorised() || !access.fixed())
        .sorted((one, other) -> Boolean.compare(other.authorised(), one.authorised()))
        .toList();
  }

  /** Every API that the application could call, those that it may first. */
  List<Access> of(Application application) {
    var byAudience =
        grants.ofApplication(application.clientId()).stream()
            .filter(grant -> grant.holder().subjectType() == SubjectType.CLIENT)
            .collect(toMap(ClientGrant::audience, Function.identity()));
    return apis.list().stream()
        .map(api ->
            new Access(application, api, Optional.ofNullable(byAudience.get(api.identifier()))))
        .sorted((one, other) -> Boolean.compare(other.authorised(), one.authorised()))
        .toList();
  }

  /** Grants what the form says, or takes it away. */
  Outcome<Application> change(String clientId, Api api, AccessForm form) {
    var application = applications.byClientId(clientId).orElseThrow(PageNotFound::new);
    if (application.system()) {
      return Outcome.invalid("clientId", "This is the server's own application: it stays as it is");
    }
    if (!form.authorised()) {
      grants.revoke(clientId, api.identifier());
      return Outcome.done(application);
    }
    return switch (grants.grant(clientId, api.identifier(), form.permissions())) {
      case Done<ClientGrant> _ -> Outcome.done(application);
      case Invalid<ClientGrant>(var problems) -> Outcome.invalid(problems);
    };
  }

  private static boolean hasCredentials(Application application) {
    return application.mayUse("client_credentials");
  }
}
