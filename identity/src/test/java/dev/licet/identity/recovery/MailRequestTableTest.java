package dev.licet.identity.recovery;

import static org.assertj.core.api.Assertions.assertThat;

import dev.licet.identity.store.TestDatabase;
import java.nio.file.Path;
import java.time.Instant;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ArgumentsSource;

class MailRequestTableTest {
  @TempDir Path folder;

  @ParameterizedTest
  @ArgumentsSource(TestDatabase.All.class)
  void aRequestIsAnsweredOnceAndTheOldestFirst(TestDatabase database) {
    try (var store = database.open(folder)) {
      var table = new MailRequestTable(store.jdbc());
      var now = Instant.parse("2026-11-24T00:00:00Z");
      var late = new MailRequest("a", TicketKind.UNBLOCK, "late@example.com", "db", "", "");
      var early =
          new MailRequest("b", TicketKind.PASSWORD_CHANGE, "e@example.com", "db", "de", "shop");
      store.inTransaction(() -> {
        table.insert(late, now);
        table.insert(early, now.minusSeconds(1));
      });
      assertThat(table.first(10)).containsExactly(early, late);
      assertThat(store.<Boolean>inTransaction(() -> table.delete("b"))).isTrue();
      assertThat(store.<Boolean>inTransaction(() -> table.delete("b"))).isFalse();
      assertThat(table.first(10)).containsExactly(late);
    }
  }
}
