package dev.licet.identity.signin;

import dev.licet.identity.application.Application;
import dev.licet.identity.application.Applications;
import dev.licet.identity.settings.TenantSettings;
import dev.licet.identity.shared.Issuer;
import dev.licet.identity.shared.UrlQuery;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;

/**
 * Where users go on who are on none of our ways: to the page at which the application, or the
 * tenant, begins a sign-in. Only an administrator says where that is, no request and no link.
 *
 * @see <a
 *     href="https://openid.net/specs/openid-connect-core-1_0.html#ThirdPartyInitiatedLogin">OpenID
 *     Connect Core, 4</a>
 */
@Component
public class LoginRoutes {
  private final Applications applications;
  private final TenantSettings settings;
  private final Issuer issuer;

  LoginRoutes(Applications applications, TenantSettings settings, Issuer issuer) {
    this.applications = applications;
    this.settings = settings;
    this.issuer = issuer;
  }

  /**
   * The address, with {@code iss}; empty where nobody has said one.
   *
   * @param clientId of the application, if it is known; else empty
   */
  public Optional<String> of(String clientId) {
    return applications
        .byClientId(clientId)
        .flatMap(Application::initiateLoginUri)
        .filter(LoginRoutes::leadsSomewhere)
        .or(() -> settings.defaultRedirectionUri().filter(LoginRoutes::leadsSomewhere))
        .map(address -> UrlQuery.tell(address, new LinkedHashMap<>(Map.of("iss", issuer.url()))));
  }

  /** Before {@code https} was asked for, others were kept; placeholders stand for no address. */
  private static boolean leadsSomewhere(String address) {
    return address.matches("https://[\\x21-\\x7e&&[^{}*]]+");
  }
}
