package dev.licet.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;
import org.junit.jupiter.api.io.TempDir;

/**
 * The server is killed at random moments under load. What it has acknowledged is there after the
 * restart; what was spent or ended is not good again. {@code make kill} does it 200 times.
 */
class KillTest {
  private static final Optional<Integer> ROUNDS =
      Optional.ofNullable(System.getenv("LICET_KILL_ROUNDS")).map(Integer::valueOf);

  /** Where a few rounds have not come across everything that is to be seen, so many more may. */
  private static final int MORE = 8;

  /** Who are seen again after the next kills too. */
  private static final int REGULARS = 30;

  @TempDir Path folder;
  private final long seed = System.nanoTime();
  private final Random dice = new Random(seed);

  @Test
  void losesNothingAndMakesNothingGoodAgainOnSqlite(TestReporter reporter) {
    rounds("SQLite", ROUNDS.orElse(3), Map.of(), reporter);
    try (Program backup =
        Program.start(
            folder, Map.of(), Repository.ROOT.resolve("licet").toString(), "backup", "copy.db")) {
      assertThat(backup.exitCode()).as(backup::everything).isZero();
      assertThat(backup.out()).as("what looks through all of it").endsWith(" bytes, whole.\n");
    }
  }

  @Test
  void losesNothingAndMakesNothingGoodAgainOnPostgres(TestReporter reporter) {
    Optional<Postgres> server = Postgres.start();
    if (server.isEmpty()) {
      reporter.publishEntry("PostgreSQL is not installed: kills are tested on SQLite only");
      return;
    }
    try (Postgres database = server.get()) {
      rounds("PostgreSQL", ROUNDS.orElse(2), database.settings(), reporter);
    }
  }

  private void rounds(
      String database, int rounds, Map<String, String> settings, TestReporter reporter) {
    try (Identity identity = Identity.start(folder, Shop.settings(folder, settings))) {
      Shop shop = Shop.at(identity).withoutThrottling();
      Inspection inspection = new Inspection(shop, dice);
      List<Member> regulars = new ArrayList<>();
      for (int round = 1; round <= rounds || goesOn(round - rounds, inspection); round++) {
        List<Member> members = kill(identity, shop, regulars);
        identity.startAgain();
        shop = Shop.at(identity);
        inspection.of(shop);
        String moment = "%s, round %d, seed %d".formatted(database, round, seed);
        inspect(inspection, members, moment);
        regulars = regulars(members);
        report(moment, inspection, reporter);
      }
      inspection.assertThatAllWasSeen();
    }
  }

  /** Who has asked for hundreds of rounds wants to see how far it is. */
  private static void report(String moment, Inspection inspection, TestReporter reporter) {
    if (ROUNDS.isPresent()) {
      System.out.println(moment);
    }
    reporter.publishEntry(moment, inspection.toString());
  }

  private static boolean goesOn(int more, Inspection inspection) {
    return more <= MORE && !inspection.sawAll();
  }

  private List<Member> kill(Identity identity, Shop shop, List<Member> regulars) {
    Crowd crowd = Crowd.gather(shop, regulars, dice);
    int enough = crowd.acknowledged() + 5 + dice.nextInt(100);
    while (crowd.acknowledged() < enough && crowd.isThere()) {
      Eventually.pause(1 + dice.nextInt(40));
    }
    identity.program().signal("KILL");
    assertThat(identity.program().exitCode()).isEqualTo(137);
    try {
      return crowd.disperse();
    } catch (AssertionError wrong) {
      throw new AssertionError("before the kill; " + identity.program().everything(), wrong);
    }
  }

  private static void inspect(Inspection inspection, List<Member> members, String moment) {
    for (Member member : members) {
      try {
        inspection.inspect(member);
      } catch (AssertionError wrong) {
        throw new AssertionError(moment + ": " + member.email, wrong);
      }
    }
  }

  private static List<Member> regulars(List<Member> members) {
    return members.stream()
        .filter(member -> !member.refreshTokens.isEmpty() && !member.isOver())
        .limit(REGULARS)
        .toList();
  }
}
