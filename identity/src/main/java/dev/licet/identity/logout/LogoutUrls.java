package dev.licet.identity.logout;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.licet.identity.application.Application;
import dev.licet.identity.application.Applications;
import dev.licet.identity.login.LoginRefused;
import dev.licet.identity.login.NextAddress;
import dev.licet.identity.settings.TenantSettings;
import java.net.URLEncoder;
import java.util.List;
import java.util.Optional;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;

/**
 * Where a browser may go on to after a sign-out: to an address that the application has registered,
 * letter by letter; where none is named, to one that the tenant has.
 */
@Component
class LogoutUrls {
  private final Applications applications;
  private final TenantSettings settings;

  LogoutUrls(Applications applications, TenantSettings settings) {
    this.applications = applications;
    this.settings = settings;
  }

  /**
   * The addresses that are registered.
   *
   * @throws LoginRefused if there is no such application
   */
  List<String> registered(Optional<String> clientId) {
    return clientId
        .map(this::application)
        .map(application -> application.details().texts("allowed_logout_urls"))
        .orElseGet(settings::allowedLogoutUrls)
        .stream()
        .filter(LogoutUrls::isPlain)
        .toList();
  }

  /**
   * Lets an address pass that is registered.
   *
   * @throws LoginRefused if it is not, or if there is no such application
   */
  String check(Optional<String> clientId, String address) {
    if (!registered(clientId).contains(address)) {
      throw new LoginRefused(HttpStatus.BAD_REQUEST, "logout-url");
    }
    return address;
  }

  /**
   * The same with the application's own value, as it sent it.
   *
   * @throws LoginRefused if that is too long to be given back
   */
  static String withState(String address, Optional<String> state) {
    var sign = address.contains("?") ? "&" : "?";
    return state
        .map(value -> address + sign + "state=" + URLEncoder.encode(value, UTF_8))
        .map(next -> NextAddress.fitting(next, "authorize"))
        .orElse(address);
  }

  private Application application(String clientId) {
    return applications
        .byWireId(clientId)
        .orElseThrow(() -> new LoginRefused(HttpStatus.BAD_REQUEST, "logout-client"));
  }

  /** Placeholders and wildcards are kept for other servers; here they lead nowhere. */
  private static boolean isPlain(String address) {
    return address.matches("[\\x21-\\x7e&&[^*{}\\\\]]+");
  }
}
