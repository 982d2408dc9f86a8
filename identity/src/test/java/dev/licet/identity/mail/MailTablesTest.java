package dev.licet.identity.mail;

import static org.assertj.core.api.Assertions.assertThat;

import dev.licet.identity.mailserver.Mail;
import dev.licet.identity.store.TestDatabase;
import dev.licet.identity.store.TestStore;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.ArgumentsSource;

/** The same statements on both databases. */
@ParameterizedClass
@ArgumentsSource(TestDatabase.All.class)
class MailTablesTest {
  private static final Instant NOW = Instant.parse("2026-11-24T00:00:00Z");

  @Parameter TestDatabase database;
  @TempDir Path folder;
  private TestStore store;

  @BeforeEach
  void open() {
    store = database.open(folder);
  }

  @AfterEach
  void close() {
    store.close();
  }

  private OutboxTable outbox(String... ids) {
    var outbox = new OutboxTable(store.jdbc(), store.pieces());
    var mail = new Mail("alice@example.com", "", "Subject", "Text", "<p>Text</p>");
    var wanted =
        new MailTo(MailKind.RESET_EMAIL, mail.recipient(), Locale.ENGLISH, "https://x/", Map.of());
    store.inTransaction(() -> {
      for (var id : ids) {
        outbox.insert(id, wanted, mail, NOW);
      }
    });
    return outbox;
  }

  @Test
  void ofTwentyNodesOneTakesAMail() throws Exception {
    var outbox = outbox("a");
    var mail = outbox.due(NOW, 10).getFirst();
    try (var threads = Executors.newFixedThreadPool(20)) {
      var all =
          IntStream.range(0, 20)
              .mapToObj(_ ->
                  (Callable<Boolean>)
                      () -> store.inTransaction(() -> outbox.take(mail, NOW.plusSeconds(30))))
              .toList();
      int taken = 0;
      for (var one : threads.invokeAll(all)) {
        taken += one.get() ? 1 : 0;
      }
      assertThat(taken).isEqualTo(1);
    }
    assertThat(outbox.due(NOW, 10)).isEmpty();
    assertThat(outbox.due(NOW.plusSeconds(30), 10).getFirst().attempts()).isEqualTo(1);
  }

  @Test
  void aMailThatIsSentIsGoneAndAnOldOneIsGivenUp() {
    var outbox = outbox("a", "b");
    store.inTransaction(() -> outbox.delete("a"));
    assertThat(outbox.latest(10)).extracting(OutboxTable.Waiting::id).containsExactly("b");
    assertThat(outbox.purge(NOW.minusSeconds(1))).isZero();
    assertThat(outbox.purge(NOW)).isEqualTo(1);
  }

  @Test
  void aTemplateIsWrittenOver() {
    var templates = new MailTemplateTable(store.jdbc());
    var first = new MailTemplate("<p>1</p>", "", "1", "", Duration.ofDays(5), false, true);
    var second =
        new MailTemplate("<p>2</p>", "a@b", "2", "https://x", Duration.ofHours(1), true, false);
    store.inTransaction(() -> templates.save(MailKind.VERIFY_EMAIL, first));
    store.inTransaction(() -> templates.save(MailKind.VERIFY_EMAIL, second));
    assertThat(templates.find(MailKind.VERIFY_EMAIL)).contains(second);
    assertThat(templates.find(MailKind.RESET_EMAIL)).isEmpty();
  }
}
