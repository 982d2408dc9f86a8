package dev.licet.bench.load;

import java.net.URI;

/**
 * An identity server to measure.
 *
 * @param name before the names of its figures
 * @param title for readers
 * @param authorize the path that browsers are sent to
 * @param token the path of the token endpoint
 * @param user what its sign-in form calls the user's name
 * @param scope with which an access token, an ID token and a refresh token come
 */
record Server(
    String name,
    String title,
    URI base,
    String authorize,
    String token,
    String user,
    String scope) {
  private static final String SCOPE = "openid profile email";
  private static final String REALM = "/realms/measured/protocol/openid-connect";

  /**
   * {@code NAME=TITLE=URL}. Keycloak gives a refresh token that ends with the session to whoever
   * asks for none; one that outlives the session costs it more.
   */
  static Server of(String text) {
    String[] parts = text.split("=", 3);
    URI base = URI.create(parts[2]);
    return parts[0].startsWith("keycloak")
        ? new Server(parts[0], parts[1], base, REALM + "/auth", REALM + "/token", "username", SCOPE)
        : new Server(
            parts[0],
            parts[1],
            base,
            "/authorize",
            "/oauth/token",
            "email",
            SCOPE + " offline_access");
  }
}
