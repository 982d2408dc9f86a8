package dev.licet.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.math.BigInteger;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.Map;
import java.util.function.BooleanSupplier;
import javax.net.ssl.SSLSocket;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The operator's own certificate, replaced under a running server. */
@Tag("once")
class ServedCertificateTest {
  @TempDir Path first;
  @TempDir Path second;
  @TempDir Path third;

  @Test
  void followsItsFilesAndSurvivesABrokenOne() throws Exception {
    var old = issued(first);
    var fresh = issued(second);
    try (var server =
        TestServer.in(
            third,
            Map.of("licet.tls-cert", old.toString(), "licet.tls-key", old.toString()),
            first.resolve("tls/ca.pem"))) {
      var served = serial(server, first);

      Files.writeString(old, "broken");
      Thread.sleep(Duration.ofSeconds(5));
      assertThat(serial(server, first)).isEqualTo(served);

      Files.copy(fresh, old, StandardCopyOption.REPLACE_EXISTING);
      await(() -> accepts(server, second));
      assertThat(serial(server, second)).isNotEqualTo(served);
      assertThat(accepts(server, first)).isFalse();
    }
  }

  /** A server that ran once leaves a certificate of its own authority behind. */
  private static Path issued(Path folder) {
    TestServer.in(folder).close();
    return folder.resolve("tls/server.pem");
  }

  private static boolean accepts(TestServer server, Path authority) {
    try {
      return serial(server, authority).signum() > 0;
    } catch (IOException e) {
      return false;
    }
  }

  private static BigInteger serial(TestServer server, Path authority) throws IOException {
    try (Socket socket =
        Trust.in(authority.resolve("tls/ca.pem"))
            .getSocketFactory()
            .createSocket("localhost", server.uri("/").getPort())) {
      var session = ((SSLSocket) socket).getSession();
      return ((X509Certificate) session.getPeerCertificates()[0]).getSerialNumber();
    }
  }

  private static void await(BooleanSupplier condition) throws InterruptedException {
    for (int tries = 0; tries < 60 && !condition.getAsBoolean(); tries++) {
      Thread.sleep(500);
    }
    assertThat(condition.getAsBoolean()).isTrue();
  }
}
