package dev.licet.bench.load;

import java.io.IOException;
import java.util.Map;
import java.util.Objects;

/** An application that gets itself a token. */
final class ClientCredentials implements Visitor {
  private final Server server;
  private final Browser browser;
  private final Map<String, String> form;

  /** As the application that the environment names, with its secret, for the API there. */
  ClientCredentials(Server server) {
    this.server = server;
    this.browser = new Browser(new Line(server.base()));
    this.form =
        Map.of(
            "grant_type", "client_credentials",
            "client_id", set("CLIENT_ID"),
            "client_secret", set("CLIENT_SECRET"),
            "audience", set("AUDIENCE"));
  }

  private static String set(String variable) {
    return Objects.requireNonNull(System.getenv(variable), variable);
  }

  @Override
  public void act() throws IOException {
    token();
  }

  String token() throws IOException {
    return browser.post(server.token(), form).expecting(200, server.token()).member("access_token");
  }

  @Override
  public void close() throws IOException {
    browser.close();
  }
}
