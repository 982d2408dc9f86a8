package dev.licet.identity.issuing;

import dev.licet.identity.api.Api;
import dev.licet.identity.api.Apis;
import dev.licet.identity.application.Application;
import dev.licet.identity.application.ApplicationType;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/**
 * Whether a refresh token comes along. Where none does, the name that asks for one is in no scope
 * either: applications judge by it whether they can renew what they have.
 */
@Component
public class OfflineAccess {
  private static final String GRANT_TYPE = "refresh_token";

  private final Apis apis;

  OfflineAccess(Apis apis) {
    this.apis = apis;
  }

  /** Whether the application may have any: in a browser's page only such as rotate. */
  public static boolean isFor(Application application) {
    return application.mayUse(GRANT_TYPE)
        && (application.type() != ApplicationType.SPA || application.refreshTokens().rotating());
  }

  /**
   * The scope as it can be granted.
   *
   * @param audience the API's identifier; empty for none, where nothing forbids it
   */
  public List<String> keep(List<String> scope, Application client, Optional<String> audience) {
    return isOffered(client, audience) ? scope : without(scope);
  }

  /** The scope where no refresh token comes, whatever the application may have. */
  public static List<String> without(List<String> scope) {
    return scope.stream().filter(name -> !name.equals(OpenIdScopes.OFFLINE_ACCESS)).toList();
  }

  private boolean isOffered(Application client, Optional<String> audience) {
    return isFor(client)
        && audience.flatMap(apis::byIdentifier).map(Api::allowOfflineAccess).orElse(true);
  }
}
