package dev.licet.bench.load;

import java.io.IOException;
import java.util.Random;
import java.util.random.RandomGenerator;

/** Users who sign in with their passwords, each in a browser that nobody has used before. */
final class SigningIn implements Visitor {
  private final RandomGenerator random = new Random();
  private final Browser browser;
  private final OpenId application;

  SigningIn(Server server) {
    browser = new Browser(new Line(server.base()));
    application = new OpenId(server, browser);
  }

  @Override
  public void act() throws IOException {
    browser.forgetCookies();
    application.signIn(OpenId.user(random.nextInt(OpenId.USERS)));
  }

  @Override
  public void close() throws IOException {
    browser.close();
  }
}
