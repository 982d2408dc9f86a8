package dev.licet.identity.tls;

import static java.nio.file.StandardCopyOption.REPLACE_EXISTING;
import static org.assertj.core.api.Assertions.assertThat;

import dev.licet.identity.shared.Issuer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.security.GeneralSecurityException;
import java.security.cert.Certificate;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("once")
class LiveCertificateTest {
  private static final Instant NOW = Instant.parse("2026-11-23T12:00:00Z");
  private static final Clock CLOCK = Clock.fixed(NOW, ZoneOffset.UTC);
  private static final Issuer ISSUER = new Issuer("localhost");

  @TempDir Path folder;
  private Path file;
  private Issued fresh;

  @BeforeEach
  void write() throws IOException {
    file = folder.resolve("server.pem");
    write(issued());
    fresh = issued();
  }

  private static Issued issued() {
    var day = Duration.ofDays(1);
    return Issued.server(Issued.authority(NOW, day), "localhost", NOW, day);
  }

  private void write(Issued issued) throws IOException {
    Files.writeString(file, issued.pem() + issued.keyPem());
  }

  private static Certificate served(LiveCertificate live) {
    try {
      var store = live.bundles().getBundle(LiveCertificate.NAME).getStores().getKeyStore();
      return store.getCertificate(store.aliases().nextElement());
    } catch (GeneralSecurityException e) {
      throw new AssertionError(e);
    }
  }

  private void assertThatTheFreshOneComes(LiveCertificate live) throws InterruptedException {
    for (int i = 0; i < 100 && !served(live).equals(fresh.certificate()); i++) {
      Thread.sleep(100);
    }
    assertThat(served(live)).isEqualTo(fresh.certificate());
  }

  /** As one that was unreadable and is readable now: neither its time nor its size tells. */
  @Test
  void triesAgainAFileThatCouldNotBeRead() throws Exception {
    try (var live = new LiveCertificate(new CertificateSource.Given(file, file), ISSUER, CLOCK)) {
      var time = FileTime.from(NOW);
      var text = fresh.pem() + fresh.keyPem();
      Files.writeString(file, "x".repeat(text.length()));
      Files.setLastModifiedTime(file, time);
      Thread.sleep(Duration.ofSeconds(5));
      var whole = Files.writeString(folder.resolve("whole.pem"), text);
      Files.setLastModifiedTime(whole, time);
      Files.move(whole, file, REPLACE_EXISTING);
      assertThatTheFreshOneComes(live);
    }
  }

  @Test
  void goesOnLookingWhateverGoesWrong() throws Exception {
    var source = new Failing(file);
    try (var live = new LiveCertificate(source, ISSUER, CLOCK)) {
      source.failures.set(1);
      write(fresh);
      assertThatTheFreshOneComes(live);
      assertThat(source.failures).hasValue(0);
    }
  }

  /** Fails as often as it is told to. */
  private record Failing(Path certificateFile, AtomicInteger failures)
      implements CertificateSource {
    Failing(Path file) {
      this(file, new AtomicInteger());
    }

    @Override
    public Path keyFile() {
      if (failures.getAndUpdate(left -> Math.max(0, left - 1)) > 0) {
        throw new IllegalArgumentException("As nobody expects it");
      }
      return certificateFile;
    }

    @Override
    public void renewWhereDue() {
      // The operator replaces the file.
    }
  }
}
