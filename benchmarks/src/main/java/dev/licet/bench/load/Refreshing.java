package dev.licet.bench.load;

import java.io.IOException;

/** An application that exchanges a refresh token for the next one, and that again. */
final class Refreshing implements Visitor {
  private final Browser browser;
  private final OpenId application;
  private String token;

  Refreshing(Server server, String user) throws IOException {
    browser = new Browser(new Line(server.base()));
    application = new OpenId(server, browser);
    token = application.tokens(application.signIn(user)).member("refresh_token");
    browser.forgetCookies();
  }

  @Override
  public void act() throws IOException {
    Answer answer = application.refreshed(token);
    answer.member("access_token");
    answer.member("id_token");
    String next = answer.member("refresh_token");
    if (next.equals(token)) {
      throw new IllegalStateException("The refresh token does not rotate");
    }
    token = next;
  }

  @Override
  public void close() throws IOException {
    browser.close();
  }
}
