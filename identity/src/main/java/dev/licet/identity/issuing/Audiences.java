package dev.licet.identity.issuing;

import dev.licet.identity.api.Apis;
import dev.licet.identity.oauth.Attempt;
import dev.licet.identity.oauth.OAuthError;
import dev.licet.identity.settings.TenantSettings;
import dev.licet.identity.shared.Issuer;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** For which API a token in the name of a user is to be. */
@Component
public class Audiences {
  private final Apis apis;
  private final TenantSettings settings;
  private final Issuer issuer;

  Audiences(Apis apis, TenantSettings settings, Issuer issuer) {
    this.apis = apis;
    this.settings = settings;
    this.issuer = issuer;
  }

  /**
   * The identifier of the API that is asked for, or else of the tenant's default one; empty where
   * the token is for {@code /userinfo} alone.
   */
  public Attempt<Optional<String>> of(Optional<String> asked) {
    if (asked.filter(this::isOwn).isPresent()) {
      return Attempt.of(Optional.empty());
    }
    var wanted = asked.or(settings::defaultAudience);
    return wanted.isEmpty() || apis.byIdentifier(wanted.get()).isPresent()
        ? Attempt.of(wanted)
        : Attempt.failed(OAuthError.unknownAudience(wanted.get()));
  }

  /** Whether that means this server itself, which answers at {@code /userinfo}. */
  public boolean isOwn(String audience) {
    return audience.equals(issuer.url() + "userinfo")
        || audience.equals(issuer.url())
        || audience.equals(issuer.url().replaceAll("/$", ""));
  }
}
