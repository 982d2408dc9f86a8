package dev.licet.bench.load;

import java.io.IOException;
import java.util.Random;
import java.util.random.RandomGenerator;

/** Users who sign in, and if they are told that there are too many, try again at once. */
final class Flooding implements Visitor {
  private static final int TOO_MANY = 429;

  private final RandomGenerator random = new Random();
  private final Browser browser;
  private final OpenId application;

  Flooding(Server server) {
    browser = new Browser(new Line(server.base()));
    application = new OpenId(server, browser);
  }

  @Override
  public void act() throws IOException {
    browser.forgetCookies();
    Answer answer = application.trySignIn(OpenId.user(random.nextInt(OpenId.USERS)));
    if (!answer.location().startsWith(OpenId.CALLBACK)) {
      answer.expecting(TOO_MANY, "the sign-in page");
    }
  }

  @Override
  public void close() throws IOException {
    browser.close();
  }
}
