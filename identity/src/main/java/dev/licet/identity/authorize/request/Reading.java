package dev.licet.identity.authorize.request;

import dev.licet.identity.application.Application;
import dev.licet.identity.oauth.OAuthError;
import org.springframework.http.HttpStatus;

/** What came of reading a request to {@code /authorize}. */
public sealed interface Reading {
  /** It makes sense. */
  record Accepted(AuthorizationRequest request) implements Reading {}

  /** It makes none, and the application is told. */
  record Refused(Application client, ReplyTo replyTo, OAuthError error) implements Reading {}

  /**
   * There is no address that could be trusted with an answer: the user is told, by a page.
   *
   * @param problem the page's name
   * @param error the same for an application that has sent the request itself
   */
  record Unanswerable(HttpStatus status, String problem, OAuthError error) implements Reading {}
}
