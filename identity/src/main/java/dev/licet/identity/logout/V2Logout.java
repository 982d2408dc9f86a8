package dev.licet.identity.logout;

import dev.licet.identity.login.LoginPages;
import dev.licet.identity.session.BrowserSessions;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Optional;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;

/**
 * Auth0's way to sign out: {@code GET /v2/logout} does it unasked, and goes on to a registered
 * address. There is nobody upstream to whom {@code federated} could matter.
 */
@LoginPages
@RequestMapping(V2Logout.PATH)
class V2Logout {
  static final String PATH = "/v2/logout";

  private final BrowserSessions sessions;
  private final LogoutUrls urls;

  V2Logout(BrowserSessions sessions, LogoutUrls urls) {
    this.sessions = sessions;
    this.urls = urls;
  }

  @GetMapping
  ResponseEntity<String> signOut(HttpServletRequest request, HttpServletResponse response) {
    var next = next(LogoutParameters.of(request));
    sessions.signOut(request, response);
    return next.map(V2Logout::goOn)
        .orElseGet(() -> ResponseEntity.ok().contentType(MediaType.TEXT_PLAIN).body("OK"));
  }

  private Optional<String> next(LogoutParameters parameters) {
    var client = parameters.find(LogoutParameters.CLIENT);
    var wanted = parameters.find(LogoutParameters.RETURN_TO);
    return wanted.isEmpty() && client.isPresent()
        ? urls.registered(client).stream().findFirst()
        : wanted.map(address -> urls.check(client, address));
  }

  private static ResponseEntity<String> goOn(String address) {
    return ResponseEntity.status(HttpStatus.FOUND).header(HttpHeaders.LOCATION, address).build();
  }
}
