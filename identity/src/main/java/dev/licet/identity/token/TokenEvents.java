package dev.licet.identity.token;

import dev.licet.identity.application.Application;
import dev.licet.identity.application.Applications;
import dev.licet.identity.oauth.ClientAuthentication;
import dev.licet.identity.oauth.OAuthError;
import dev.licet.identity.oauth.OAuthRequest;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/** Tells what came of requests for tokens, under Auth0's codes. */
@Component
class TokenEvents {
  private final Applications applications;
  private final ClientAuthentication clients;
  private final Grants grants;
  private final ApplicationEventPublisher events;

  TokenEvents(
      Applications applications,
      ClientAuthentication clients,
      Grants grants,
      ApplicationEventPublisher events) {
    this.applications = applications;
    this.clients = clients;
    this.grants = grants;
    this.events = events;
  }

  void issued(Application client, String grantType) {
    events.publishEvent(new TokenIssued(client, grantType));
  }

  void refused(OAuthRequest request, OAuthError error) {
    var grantType = request.find("grant_type").filter(grants.types()::contains).orElse("");
    var client = clients.claimed(request).flatMap(applications::byClientId);
    events.publishEvent(new TokenRefused(client, grantType, error));
  }

  static String success(String grantType) {
    return "se" + code(grantType);
  }

  static String failure(String grantType) {
    return grantType.isEmpty() ? "f" : "fe" + code(grantType);
  }

  private static String code(String grantType) {
    return switch (grantType) {
      case "authorization_code" -> "acft";
      case "refresh_token" -> "rtft";
      case "password" -> "pft";
      case "urn:ietf:params:oauth:grant-type:device_code" -> "dcft";
      default -> "ccft";
    };
  }
}
