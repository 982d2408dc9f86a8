package dev.licet.identity.signin;

import java.util.List;

/**
 * A sign-in that an application has asked for.
 *
 * @param clientId of the application
 * @param applicationName what users know the application by
 * @param connection where the account is, such as {@code Username-Password-Authentication}
 * @param loginHint what the application believes the user's e-mail is; empty if it does not say
 * @param signUp whether it wants the sign-up page to come first ({@code screen_hint})
 * @param uiLocales the languages the user prefers, as the application knows; maybe none
 * @param prompt the values of {@code prompt}: with {@code select_account} a user who is signed in
 *     may go on as who they are, without it the password is always asked for
 * @param redirectUri where the application expects its answer; never sent to by the pages here
 * @param resumeAt a path of this server, with its query, where the browser goes once the user is
 *     signed in. Who is there reads {@link dev.licet.identity.session.BrowserSessions#current} and
 *     checks that the user has authenticated after the application asked, where that is required
 */
public record PendingSignIn(
    String clientId,
    String applicationName,
    String connection,
    String loginHint,
    boolean signUp,
    List<String> uiLocales,
    List<String> prompt,
    String redirectUri,
    String resumeAt) {
  /**
   * Takes only a path of this server to go on to.
   *
   * @throws IllegalArgumentException if it is none
   */
  public PendingSignIn {
    if (!resumeAt.matches("/(?![/\\\\])[\\x21-\\x7e&&[^\\\\]]*")) {
      throw new IllegalArgumentException("resumeAt must be a path of this server");
    }
    uiLocales = List.copyOf(uiLocales);
    prompt = List.copyOf(prompt);
  }

  /** The same for whom the user says to be. */
  PendingSignIn of(String email) {
    return new PendingSignIn(
        clientId,
        applicationName,
        connection,
        email,
        signUp,
        uiLocales,
        prompt,
        redirectUri,
        resumeAt);
  }
}
