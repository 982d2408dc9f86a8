package dev.licet.bench.load;

import java.io.IOException;
import java.util.Random;
import java.util.random.RandomGenerator;

/**
 * Somebody who calls the Management API, each time about another user.
 *
 * @param users how many there are
 */
record Call(Management management, int users, RandomGenerator random, Action action)
    implements Visitor {
  Call(Management management, int users, Action action) {
    this(management, users, new Random(), action);
  }

  /** A call about a user of that number. */
  @FunctionalInterface
  interface Action {
    void about(Management management, int user) throws IOException;
  }

  @Override
  public void act() throws IOException {
    action.about(management, random.nextInt(users));
  }

  @Override
  public void close() throws IOException {
    management.close();
  }
}
