package dev.licet.identity.mailserver;

import static org.assertj.core.api.Assertions.assertThat;

import dev.licet.identity.store.TestDatabase;
import dev.licet.identity.store.TestStore;
import java.nio.file.Path;
import java.util.Map;
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
class MailProviderTableTest {
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

  @Test
  void thereIsOneProviderAtMost() {
    var providers = new MailProviderTable(store.jdbc());
    var headers = Map.of("X-MC-ViewContentLink", "true", "X-SES-Configuration-Set", "grüße");
    var server = SmtpServer.of("smtp://me@mail.example.com:25");
    var first = new MailProvider(true, "", server, headers);
    var other = SmtpServer.of("smtps://other.example.com");
    var second = new MailProvider(false, "a@b", other, Map.of());
    assertThat(store.<Boolean>inTransaction(() -> providers.insert(first))).isTrue();
    assertThat(store.<Boolean>inTransaction(() -> providers.insert(second))).isFalse();
    assertThat(providers.find("")).contains(first);
    store.inTransaction(() -> providers.save(second));
    assertThat(providers.find("")).contains(second);
    assertThat(store.<Boolean>inTransaction(providers::delete)).isTrue();
    assertThat(store.<Boolean>inTransaction(providers::delete)).isFalse();
  }
}
