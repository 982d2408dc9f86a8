package dev.licet.identity.rotation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.licet.identity.store.TestStore;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KeySetReadersTest {
  @TempDir Path folder;
  private TestKeys keys;

  @BeforeEach
  void open() {
    keys = TestKeys.over(TestStore.in(folder));
  }

  @AfterEach
  void close() {
    keys.close();
  }

  @Test
  void writesOnceAnHourHoweverOftenSomebodyReads() {
    pass(Duration.ofMinutes(1));
    read("curl/8.5");
    var first = stored();
    for (int i = 0; i < 100; i++) {
      pass(Duration.ofSeconds(15));
      read("curl/8.5");
    }
    assertThat(stored()).isEqualTo(first);
    pass(Duration.ofMinutes(36));
    read("curl/8.5");
    assertThat(stored()).hasSize(1).isNotEqualTo(first);
  }

  @Test
  void writesSoonerWhenThereIsANewKey() {
    read("curl/8.5");
    pass(Duration.ofMinutes(1));
    var first = stored();
    keys.rotate();
    read("curl/8.5");
    assertThat(stored()).hasSize(1).isNotEqualTo(first);
  }

  @Test
  void rememberAThousandAndNoMore() { // G17
    for (int i = 0; i < 3_000; i++) {
      keys.readers().note("10.0.0.1", "program-" + i);
    }
    pass(Duration.ofSeconds(1));
    keys.readers().note("10.0.0.7", "the-last");
    keys.readers().save(keys.clock().instant());
    assertThat(stored()).hasSizeLessThanOrEqualTo(1_000);
  }

  @Test
  void showNothingOfANameThatCouldDoHarm() {
    keys.readers().note("10.0.0.7", "<script>alert(1)</script>\r\n\u001b[31m");
    keys.readers().note("10.0.0.8", "x".repeat(10_000));
    keys.readers().note("10.0.0.9", "\u202e");
    keys.readers().save(keys.clock().instant());
    assertThat(names())
        .containsExactlyInAnyOrder(
            "scriptalert at 10.0.0.7", "x".repeat(40) + " at 10.0.0.8", "A program at 10.0.0.9");
  }

  private void pass(Duration time) {
    keys.clock().pass(time);
  }

  private void read(String program) {
    keys.readers().note("10.0.0.7", program);
    keys.readers().save(keys.rotation().lastChange());
  }

  private List<String> stored() {
    return keys.store()
        .jdbc()
        .sql("select name || ' ' || read_at from key_set_readers")
        .query(String.class)
        .list();
  }

  private List<String> names() {
    return keys.store().jdbc().sql("select name from key_set_readers").query(String.class).list();
  }
}
