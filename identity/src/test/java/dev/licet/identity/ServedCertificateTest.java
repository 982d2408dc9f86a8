package dev.licet.identity;

import static org.assertj.core.api.Assertions.assertThat;

import dev.licet.identity.tls.TestCertificates;
import java.io.IOException;
import java.math.BigInteger;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
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
  void followsItsFilesAndSurvivesABrokenOneAtBothPorts() throws Exception {
    var old = issued(first);
    var fresh = issued(second);
    int further = TestPorts.free();
    try (var server =
        TestServer.in(
            third,
            Map.of(
                "licet.tls-cert", old.toString(),
                "licet.tls-key", old.toString(),
                "licet.mutual-tls", "true",
                "licet.mutual-tls-port", Integer.toString(further)),
            first.resolve("tls/ca.pem"))) {
      var served = serial(server, first);

      Files.writeString(old, "broken");
      Thread.sleep(Duration.ofSeconds(5));
      assertThat(serial(server, first)).isEqualTo(served);

      Files.copy(fresh, old, StandardCopyOption.REPLACE_EXISTING);
      await(() -> accepts(server, second));
      assertThat(serial(server, second)).isNotEqualTo(served);
      assertThat(accepts(server, first)).isFalse();
      assertThat(serial(further, second)).isEqualTo(serial(server, second));
      assertThat(statusForClientWithACertificate(further)).isEqualTo(401);
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

  /** The port still lets anybody's certificate through, to be judged by the endpoint. */
  private int statusForClientWithACertificate(int port) throws Exception {
    var trust = TestCertificates.selfSigned("CN=x").trusting(second.resolve("tls/ca.pem"));
    try (var client = HttpClient.newBuilder().sslContext(trust).build()) {
      var uri = URI.create("https://localhost:" + port + "/userinfo");
      return client
          .send(HttpRequest.newBuilder(uri).build(), BodyHandlers.discarding())
          .statusCode();
    }
  }

  private static BigInteger serial(TestServer server, Path authority) throws IOException {
    return serial(server.uri("/").getPort(), authority);
  }

  private static BigInteger serial(int port, Path authority) throws IOException {
    try (Socket socket =
        Trust.in(authority.resolve("tls/ca.pem"))
            .getSocketFactory()
            .createSocket("localhost", port)) {
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
