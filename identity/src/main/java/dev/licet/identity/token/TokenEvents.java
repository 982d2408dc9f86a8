package dev.licet.identity.token;

import dev.licet.identity.application.Application;
import dev.licet.identity.application.Applications;
import dev.licet.identity.device.DeviceCodes;
import dev.licet.identity.issuing.Authorization;
import dev.licet.identity.oauth.ClientAuthentication;
import dev.licet.identity.oauth.OAuthError;
import dev.licet.identity.oauth.OAuthRequest;
import java.util.Optional;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/** Tells what came of requests for tokens, under Auth0's codes. */
@Component
class TokenEvents {
  private final Applications applications;
  private final ClientAuthentication clients;
  private final ApplicationEventPublisher events;

  TokenEvents(
      Applications applications, ClientAuthentication clients, ApplicationEventPublisher events) {
    this.applications = applications;
    this.clients = clients;
    this.events = events;
  }

  void issued(Application client, String grantType) {
    events.publishEvent(new TokenIssued(client, grantType, Optional.empty(), Optional.empty()));
  }

  /** In the name of a user. */
  void issued(Application client, String grantType, Authorization authorization) {
    events.publishEvent(
        new TokenIssued(client, grantType, Optional.of(authorization), Optional.empty()));
  }

  /** In the name of a user for whom somebody acts. */
  void exchanged(Application client, Authorization authorization, String actor) {
    events.publishEvent(
        new TokenIssued(
            client, TokenExchangeGrant.TYPE, Optional.of(authorization), Optional.of(actor)));
  }

  /**
   * {@code grantType} is empty if the request names none that is known. That a device must wait is
   * no news.
   */
  void refused(OAuthRequest request, String grantType, OAuthError error) {
    if (error.asksToWait()) {
      return;
    }
    var client = clients.claimed(request).flatMap(applications::byClientId);
    events.publishEvent(new TokenRefused(client, grantType, error));
  }

  static String success(String grantType) {
    return grantType.equals(TokenExchangeGrant.TYPE)
        ? "success_on_behalf_of_token_exchange"
        : "se" + code(grantType);
  }

  static String failure(String grantType) {
    if (grantType.equals(TokenExchangeGrant.TYPE)) {
      return "failed_on_behalf_of_token_exchange";
    }
    return grantType.isEmpty() ? "f" : "fe" + code(grantType);
  }

  private static String code(String grantType) {
    return switch (grantType) {
      case "authorization_code" -> "acft";
      case "refresh_token" -> "rtft";
      case PasswordGrant.TYPE, PasswordRealmGrant.TYPE -> "pft";
      case DeviceCodes.GRANT_TYPE -> "dcft";
      default -> "ccft";
    };
  }
}
