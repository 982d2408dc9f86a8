package dev.licet.identity.authorize;

import dev.licet.identity.application.Application;
import dev.licet.identity.application.ApplicationType;
import dev.licet.identity.application.TokenEndpointAuthMethod;
import dev.licet.identity.authorize.SignInRules.Present;
import dev.licet.identity.authorize.request.RedirectUris;
import dev.licet.identity.settings.TenantSettings;
import org.springframework.stereotype.Component;

/**
 * Whether the user must say that it was they who wanted to sign in. Any program can listen on the
 * user's machine or claim a scheme there, send the browser here, and be given what the application
 * would be given for a session that is there already: so nobody is sent there who was not shown
 * anything (RFC 8252, 8.6; Auth0's confirmation).
 */
@Component
class ConfirmationRules {
  private final TenantSettings settings;

  ConfirmationRules(TenantSettings settings) {
    this.settings = settings;
  }

  boolean mustAsk(Turn turn, Present here) {
    var client = turn.wanted().client();
    return client.authMethod() == TokenEndpointAuthMethod.NONE
        && !RedirectUris.isVerifiable(turn.wanted().replyTo().redirectUri())
        && !isRenewal(turn)
        && !wasShownSomething(turn, here)
        && !isSkipped(client);
  }

  /** A page in a browser has no other way to a new token; that on one's own machine is a trial. */
  private static boolean isRenewal(Turn turn) {
    var wanted = turn.wanted();
    return wanted.isSilent()
        && wanted.client().type() == ApplicationType.SPA
        && RedirectUris.origin(wanted.replyTo().redirectUri()).isPresent();
  }

  private static boolean wasShownSomething(Turn turn, Present here) {
    return turn.pending()
        .filter(kept ->
            kept.consented()
                || turn.wanted().prompts("select_account")
                || SignInRules.hasSignedInSince(turn, here.session()))
        .isPresent();
  }

  private boolean isSkipped(Application client) {
    return client.skipsConfirmation().or(settings::skipsConfirmation).orElse(false);
  }
}
