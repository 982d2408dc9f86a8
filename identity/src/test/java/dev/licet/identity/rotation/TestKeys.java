package dev.licet.identity.rotation;

import dev.licet.identity.TestClock;
import dev.licet.identity.key.SigningKeys;
import dev.licet.identity.key.TestSigningKeys;
import dev.licet.identity.shared.Outcome.Done;
import dev.licet.identity.store.TestStore;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** One node's keys with all that turns them, over a real database and by a clock of the test. */
record TestKeys(
    TestStore store,
    TestClock clock,
    SigningKeys signing,
    KeySetReaders readers,
    Rotation rotation,
    List<Object> events)
    implements AutoCloseable {
  static final Duration SPREAD = Duration.ofSeconds(4);

  static TestKeys over(TestStore store) {
    return over(store, new TestClock());
  }

  /** Another node of several on the same database. */
  static TestKeys over(TestStore store, TestClock clock) {
    var signing = TestSigningKeys.over(store, clock, SPREAD);
    var readers =
        new KeySetReaders(new KeySetReaderTable(store.jdbc()), store.transactions(), clock);
    var events = new ArrayList<Object>();
    var plan = new RotationPlan(Duration.ofDays(90), Duration.ofDays(14));
    var rotation = new Rotation(signing, readers, plan, events::add, clock);
    return new TestKeys(store, clock, signing, readers, rotation, events);
  }

  /** Rotates at once, and waits until every node knows. */
  void rotate() {
    var outcome = store.inTransaction(() -> rotation.rotate(true));
    if (!(outcome instanceof Done)) {
      throw new AssertionError(outcome);
    }
    clock.pass(SPREAD);
    signing.refresh();
  }

  void passTime(Duration time) {
    clock.pass(time);
    store.inTransaction(rotation::passTime);
    signing.refresh();
  }

  @Override
  public void close() {
    store.close();
  }
}
