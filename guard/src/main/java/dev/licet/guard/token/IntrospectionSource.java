package dev.licet.guard.token;

import java.io.IOException;

/** Asks an issuer about a token (RFC 7662 section 2.1). */
@FunctionalInterface
public interface IntrospectionSource {
  /**
   * What the issuer says of this token: the body of its answer, as yet unread.
   *
   * @throws IOException if there is no answer, or none that is an answer to this question
   */
  byte[] ask(String token) throws IOException;
}
