package dev.licet.guard.keys;

import static org.assertj.core.api.Assertions.assertThat;

import dev.licet.guard.internal.LimitedBody;
import dev.licet.guard.keys.KeyHealth.State;
import dev.licet.testkit.TestKeys;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Keys that outlive the process, so that it may start while its provider is down. */
class KeyFileTest { // K2, K7, G23
  @TempDir private Path folder;

  private final FakeProvider provider = new FakeProvider();
  private final VirtualLooks looks = new VirtualLooks(provider);

  private Path file() {
    return folder.resolve("keys");
  }

  private RemoteKeySet remote() {
    Optional<KeyFile> file = Optional.of(new KeyFile(file(), Duration.ofHours(2)));
    return provider.remote(new VirtualLooks(provider), KeyEvents.NONE, file);
  }

  @BeforeEach
  void letAProcessLiveAndEnd() {
    try (RemoteKeySet keys = remote()) {
      keys.start();
      assertThat(keys.first()).isPresent();
    }
    provider.gate = new CountDownLatch(1);
    provider.down = true;
  }

  @AfterEach
  void stop() {
    provider.gate.countDown();
    looks.close();
  }

  private KeyHealth nextLife() {
    try (RemoteKeySet keys = remote()) {
      keys.start();
      return keys.health();
    }
  }

  private void assertNotUsed() {
    assertThat(nextLife().state()).isEqualTo(State.WITHOUT_KEYS);
  }

  @Test
  void theNextProcessHasTheKeysAtOnceThoughTheProviderIsDown() {
    KeyHealth health = nextLife();
    assertThat(health.state()).isEqualTo(State.STALE);
    assertThat(health.keyIds()).containsExactly("first");
    assertThat(health.lastSuccess()).contains(provider.instant());
  }

  @Test
  void observersAreToldWhichKeysTheyAreAndHowOld() {
    List<String> told = new CopyOnWriteArrayList<>();
    KeyEvents events =
        new KeyEvents() {
          @Override
          public void restored(String issuer, KeySet keys, Instant fetched) {
            told.add(issuer + " " + keys.keyIds() + " " + fetched);
          }
        };
    Instant then = provider.instant();
    provider.advance(Duration.ofHours(1));
    Optional<KeyFile> file = Optional.of(new KeyFile(file(), Duration.ofHours(2)));
    try (RemoteKeySet keys = provider.remote(looks, events, file)) {
      keys.start();
    }
    assertThat(told).containsExactly(FakeProvider.ISSUER + " [first] " + then);
  }

  @Test
  void theProvidersWordIsNewer() {
    provider.down = false;
    provider.keys = TestKeys.jwks(List.of(FakeProvider.SECOND));
    provider.gate.countDown();
    try (RemoteKeySet keys = remote()) {
      keys.start();
      assertThat(keys.first().orElseThrow().keyIds()).containsExactly("second");
    }
    assertThat(nextLife().keyIds()).containsExactly("second");
  }

  @Test
  void oldKeysAreNotUsed() {
    provider.advance(Duration.ofHours(2));
    assertThat(nextLife().state()).isEqualTo(State.STALE);
    provider.advance(Duration.ofSeconds(1));
    assertNotUsed();
    provider.advance(Duration.ofHours(-3));
    assertNotUsed();
  }

  @Test
  void onlyItsOwnerMayReadOrWriteIt() throws IOException {
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file())))
        .isEqualTo("rw-------");
    for (String permissions : List.of("rw--w----", "rw-----w-")) {
      Files.setPosixFilePermissions(file(), PosixFilePermissions.fromString(permissions));
      assertNotUsed();
    }
  }

  @Test
  void aChangedOrBrokenFileIsNotUsed() throws IOException {
    String whole = Files.readString(file());
    String[] lines = whole.split("\n", 5);
    List<String> wrong =
        List.of(
            "",
            "x",
            whole.substring(0, whole.length() - 1),
            whole + " ",
            whole.replace("first", "other"),
            whole.replace(lines[2], Long.toString(provider.millis() + 5)),
            whole.replace(FakeProvider.ISSUER, "https://elsewhere/"),
            whole.replace(lines[0], "licet keys, version 9"),
            whole + "x".repeat(LimitedBody.MAX_OCTETS + 5000));
    for (String text : wrong) {
      Files.writeString(file(), text);
      assertNotUsed();
    }
    Files.write(file(), new byte[] {(byte) 0xFF, (byte) 0xFE});
    assertNotUsed();
    Files.writeString(file(), whole);
    assertThat(nextLife().state()).isEqualTo(State.STALE);
  }

  @Test
  void aFileOfAnotherIssuerIsNotUsed() throws IOException { // G19
    KeyFile file = new KeyFile(file(), Duration.ofHours(2));
    file.write("https://elsewhere/", provider.keys, provider.instant());
    assertNotUsed();
    file.write(FakeProvider.ISSUER, "{\"keys\":null}", provider.instant());
    assertNotUsed();
    file.write(FakeProvider.ISSUER, provider.keys, provider.instant());
    assertThat(nextLife().state()).isEqualTo(State.STALE);
  }

  @Test
  void nothingIsLeftBesideIt() throws IOException {
    try (var files = Files.list(folder)) {
      assertThat(files).containsExactly(file());
    }
    assertThat(Files.readString(file(), StandardCharsets.UTF_8)).endsWith(provider.keys);
  }

  @Test
  void aFileThatCannotBeWrittenTakesNoKeysAway() throws IOException {
    Files.delete(file());
    Files.createDirectory(file());
    Files.writeString(file().resolve("in-the-way"), "");
    provider.down = false;
    provider.gate.countDown();
    try (RemoteKeySet keys = remote()) {
      keys.start();
      assertThat(keys.first()).isPresent();
    }
  }
}
