package dev.licet.identity.authorize;

import dev.licet.identity.api.Api;
import dev.licet.identity.api.Apis;
import dev.licet.identity.authorize.request.AuthorizationRequest;
import dev.licet.identity.authorize.request.ResponseType;
import dev.licet.identity.issuing.Audiences;
import dev.licet.identity.issuing.Authorization;
import dev.licet.identity.issuing.ClientScopes;
import dev.licet.identity.issuing.OfflineAccess;
import dev.licet.identity.issuing.OpenIdScopes;
import dev.licet.identity.issuing.UserScopes;
import dev.licet.identity.oauth.Attempt;
import dev.licet.identity.session.BrowserSession;
import dev.licet.identity.user.User;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/**
 * What an application may get in the name of a user: of the scopes it asks for those that OpenID
 * names, and those of the API that its policy, the application's grant and the user's rights all
 * allow. The others are left out without a word.
 */
@Component
class GrantRules {
  private final Audiences audiences;
  private final Apis apis;
  private final ClientScopes clientScopes;
  private final UserScopes userScopes;
  private final OfflineAccess offlineAccess;

  GrantRules(
      Audiences audiences,
      Apis apis,
      ClientScopes clientScopes,
      UserScopes userScopes,
      OfflineAccess offlineAccess) {
    this.audiences = audiences;
    this.apis = apis;
    this.clientScopes = clientScopes;
    this.userScopes = userScopes;
    this.offlineAccess = offlineAccess;
  }

  Attempt<Authorization> authorization(
      AuthorizationRequest wanted, User user, BrowserSession session) {
    return audience(wanted)
        .then(audience -> {
          var api = audience.flatMap(apis::byIdentifier);
          return scope(wanted, api, user)
              .then(scope ->
                  Attempt.of(
                      new Authorization(
                          wanted.client().clientId(),
                          user.id(),
                          audience,
                          granted(wanted, audience, scope),
                          Optional.of(session.id()),
                          session.authenticatedAt())));
        });
  }

  /** Which API is asked for: there may be none of that name, whoever the user is. */
  Attempt<Optional<String>> audience(AuthorizationRequest wanted) {
    return audiences.of(wanted.find("audience").or(() -> wanted.find("resource")));
  }

  private Attempt<List<String>> scope(AuthorizationRequest wanted, Optional<Api> asked, User user) {
    var requested = wanted.words("scope");
    return asked
        .map(api ->
            clientScopes
                .of(wanted.client(), api, requested)
                .then(names -> Attempt.of(userScopes.of(user, api, names).scope())))
        .orElseGet(() -> Attempt.of(requested.stream().filter(OpenIdScopes::isOne).toList()));
  }

  /** A refresh token comes with a code only. */
  private List<String> granted(
      AuthorizationRequest wanted, Optional<String> audience, List<String> scope) {
    return wanted.type().has(ResponseType.Part.CODE)
        ? offlineAccess.keep(scope, wanted.client(), audience)
        : OfflineAccess.without(scope);
  }
}
