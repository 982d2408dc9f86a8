package dev.licet.identity.clientgrant;

import static java.util.stream.Collectors.toMap;

import dev.licet.identity.api.Api;
import dev.licet.identity.api.Apis;
import dev.licet.identity.application.Application;
import dev.licet.identity.application.Applications;
import dev.licet.identity.clientgrant.ClientGrant.Holder;
import dev.licet.identity.dashboard.PageNotFound;
import dev.licet.identity.shared.Outcome;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.springframework.stereotype.Component;

/** Who may call what, in their own name or in that of users, as the pages show and change it. */
@Component
class Accesses {
  private static final String OWN_NAME = "client_credentials";

  private final Applications applications;
  private final ClientGrants grants;
  private final Apis apis;

  Accesses(Applications applications, ClientGrants grants, Apis apis) {
    this.applications = applications;
    this.grants = grants;
    this.apis = apis;
  }

  /** Every application that could call the API, those that may first. */
  List<Access> of(Api api, SubjectType subject) {
    var byClient =
        grants.ofApi(api.identifier(), subject).stream()
            .filter(grant -> !grant.holder().isThirdParties())
            .collect(toMap(ClientGrant::clientId, Function.identity()));
    return applications.list().stream()
        .filter(one -> mayBe(one, subject))
        .map(
            one -> new Access(one, api, subject, Optional.ofNullable(byClient.get(one.clientId()))))
        .filter(access -> access.authorised() || !access.fixed())
        .sorted((one, other) -> Boolean.compare(other.authorised(), one.authorised()))
        .toList();
  }

  /** Every API that the application could call, those that it may first. */
  List<Access> of(Application application, SubjectType subject) {
    if (!mayBe(application, subject)) {
      return List.of();
    }
    var byAudience =
        grants.ofApplication(application.clientId()).stream()
            .filter(grant -> grant.holder().subjectType() == subject)
            .collect(toMap(ClientGrant::audience, Function.identity()));
    return apis.list().stream()
        .filter(api -> subject == SubjectType.CLIENT || !api.system())
        .map(api ->
            new Access(
                application, api, subject, Optional.ofNullable(byAudience.get(api.identifier()))))
        .sorted((one, other) -> Boolean.compare(other.authorised(), one.authorised()))
        .toList();
  }

  /** Grants what the form says, or takes it away. */
  Outcome<Application> change(String clientId, Api api, AccessForm form) {
    var application = applications.byClientId(clientId).orElseThrow(PageNotFound::new);
    if (application.system()) {
      return Outcome.invalid("clientId", "This is the server's own application: it stays as it is");
    }
    var holder = new Holder(clientId, form.subject());
    if (!form.authorised()) {
      grants.revoke(holder, api.identifier());
      return Outcome.done(application);
    }
    return grants.grant(holder, api.identifier(), form.scope()).map(_ -> application);
  }

  /** Whether an application ever asks for tokens so. */
  private static boolean mayBe(Application application, SubjectType subject) {
    return switch (subject) {
      case CLIENT -> application.mayUse(OWN_NAME);
      case USER ->
          !application.system()
              && application.grantTypes().stream().anyMatch(type -> !type.equals(OWN_NAME));
    };
  }
}
