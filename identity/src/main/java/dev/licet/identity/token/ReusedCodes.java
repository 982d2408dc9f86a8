package dev.licet.identity.token;

import dev.licet.identity.authorize.CodeReused;
import dev.licet.identity.issuing.OpaqueTokens;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * Ends the opaque access tokens that were given for a code, once it is presented again. Those for
 * an API are JWTs, which nobody asks us about: they last as long as the API says.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc6749#section-4.1.2">RFC 6749, 4.1.2</a>
 */
@Component
class ReusedCodes {
  private final OpaqueTokens opaque;

  ReusedCodes(OpaqueTokens opaque) {
    this.opaque = opaque;
  }

  @EventListener
  void reused(CodeReused event) {
    opaque.endThoseOf(event.codeId());
  }
}
