package dev.licet.identity.tls;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Tag("once")
class ServerCertificateTest {
  private static final Instant NOW = Instant.parse("2026-11-23T12:00:00Z");
  private static final Duration DAY = Duration.ofDays(1);

  @ParameterizedTest
  @CsvSource({
    "login.example.com, login.example.com",
    "login.example.com, LOGIN.example.com",
    "*.example.com, login.example.com",
    "2001:db8::1, 2001:db8:0:0::1",
    "192.0.2.1, 192.0.2.1",
  })
  void hasNoDoubtOfACertificateForTheHost(String name, String host) {
    assertThat(certificate(name).doubt(host, NOW)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "login.example.com, example.com",
    "*.example.com, a.login.example.com",
    "*.example.com, example.com",
    "*.0.2.1, 192.0.2.1",
  })
  void doubtsThatClientsTakeACertificateForAnotherHost(String name, String host) {
    assertThat(certificate(name).doubt(host, NOW))
        .hasValue("it does not name %s, the host in LICET_DOMAIN".formatted(host));
  }

  @Test
  void doubtsThatClientsTakeACertificateBeforeOrAfterItsTime() {
    var certificate = certificate("localhost");
    assertThat(certificate.doubt("localhost", NOW.plus(DAY).plusSeconds(1)))
        .hasValue("it has expired at 2026-11-24T12:00:00Z");
    assertThat(certificate.doubt("localhost", NOW.minus(DAY)))
        .hasValue("it is not valid before 2026-11-23T11:00:00Z");
  }

  private static ServerCertificate certificate(String name) {
    var issued = Issued.server(Issued.authority(NOW, DAY), name, NOW, DAY);
    return new ServerCertificate(List.of(issued.certificate()), issued.key());
  }
}
