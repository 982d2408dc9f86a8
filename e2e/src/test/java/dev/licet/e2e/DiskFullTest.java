package dev.licet.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The disk below SQLite is full: writes are refused, reads go on, nothing is broken by it. */
class DiskFullTest {
  private static final String LICET = Repository.ROOT.resolve("licet").toString();

  @TempDir Path folder;

  static Stream<String> kinds() {
    return Stream.of("full", "files limited");
  }

  @ParameterizedTest
  @MethodSource("kinds")
  void refusesWritesReadsOnAndBreaksNothing(String kind) throws IOException {
    Path place = Files.createDirectory(folder.resolve("small"));
    try (Disk disk = kind.equals("full") ? Disk.at(place) : new Disk.Limited();
        Identity identity = Unavailability.start(place, Map.of())) {
      Shop shop = Shop.at(identity).withoutThrottling();
      Member member = Unavailability.member(shop, "member@example.com");
      Unavailability full = new Unavailability(shop);
      for (int round = 0; round < 2; round++) {
        disk.fill(identity);
        for (int i = 0; i < 5; i++) {
          full.assertThatWritesAreRefused(member);
          full.assertThatMachinesAreServed();
          assertThat(member.account(shop).body()).contains("member@example.com");
        }
        disk.free(identity);
        Eventually.holds(identity.program(), () -> full.assertThatAllIsWell(member));
      }
      assertThat(identity.program().everything()).doesNotContain("\tat ");
      assertThatItIsWhole(place);
      identity.program().signal("KILL");
      identity.program().awaitEnd();
      identity.startAgain();
      new Unavailability(Shop.at(identity)).assertThatAllIsWell(member);
    }
  }

  private void assertThatItIsWhole(Path place) {
    try (Program backup =
        Program.start(place, Map.of(), LICET, "backup", folder.resolve("copy.db").toString())) {
      assertThat(backup.exitCode()).as(backup::everything).isZero();
    }
  }
}
