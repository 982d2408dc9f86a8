package dev.licet.bench.load;

import java.io.IOException;

/** A user who is signed in sends an application a code, which it exchanges for tokens. */
final class CodeFlow implements Visitor {
  private final Browser browser;
  private final OpenId application;

  CodeFlow(Server server, String user) throws IOException {
    browser = new Browser(new Line(server.base()));
    application = new OpenId(server, browser);
    application.signIn(user);
  }

  @Override
  public void act() throws IOException {
    Answer answer = application.tokens(application.code());
    answer.member("access_token");
    answer.member("id_token");
    answer.member("refresh_token");
  }

  @Override
  public void close() throws IOException {
    browser.close();
  }
}
