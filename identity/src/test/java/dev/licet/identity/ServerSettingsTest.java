package dev.licet.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.licet.identity.shared.Issuer;
import dev.licet.identity.shared.ServerMode;
import dev.licet.identity.shared.Settings;
import dev.licet.identity.shared.StartRefused;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.mock.env.MockEnvironment;

@Tag("once")
class ServerSettingsTest {
  private static final Issuer LOCAL = new Issuer("localhost:9443");

  private record Case(String name, String value, String sentence) {}

  @Test
  void listensOnLoopbackWhereNothingIsSet() {
    var settings = read(Map.of(), ServerMode.PRODUCTION, LOCAL);
    assertThat(settings.port()).isEqualTo(9443);
    assertThat(settings.bind().getHostAddress()).isEqualTo("127.0.0.1");
  }

  @Test
  void takesASettingThatIsBlankForUnset() {
    assertThat(read(Map.of("licet.port", " "), ServerMode.PRODUCTION, LOCAL).port())
        .isEqualTo(9443);
  }

  @Test
  void refusesAFurtherPortThatIsTakenByItsName() throws IOException {
    var port = Map.of("licet.port", Integer.toString(freePort()));
    var settings = read(port, ServerMode.PRODUCTION, LOCAL);
    try (var taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      assertThat(settings.whereNobodyListens(Optional.empty())).isEqualTo(settings);
      assertThatThrownBy(() -> settings.whereNobodyListens(Optional.of(taken.getLocalPort())))
          .isInstanceOf(StartRefused.class)
          .hasMessage(
              "LICET_MUTUAL_TLS_PORT is '%s', but another program is listening there already.",
              taken.getLocalPort());
    }
  }

  private static int freePort() throws IOException {
    try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  @Test
  void refusesWhatItCannotUse() {
    for (var wrong :
        List.of(
            new Case("port", "99999", "must be a port number from 1 to 65535"),
            new Case("port", "0", "must be a port number from 1 to 65535"),
            new Case("port", "-1", "must be a port number from 1 to 65535"),
            new Case("port", "94e3", "must be a port number from 1 to 65535"),
            new Case("port", "http", "must be a port number from 1 to 65535"),
            new Case(
                "bind",
                "192.0.2.1",
                "must be an address of this machine such as 127.0.0.1 or 0.0.0.0"),
            new Case(
                "bind",
                "no such host",
                "must be an address of this machine such as 127.0.0.1 or 0.0.0.0"))) {
      assertThatThrownBy(
              () -> read(Map.of("licet." + wrong.name, wrong.value), ServerMode.PRODUCTION, LOCAL))
          .isInstanceOf(StartRefused.class)
          .hasMessage(
              "%s is '%s', but %s.",
              Settings.variable("licet." + wrong.name), wrong.value, wrong.sentence);
    }
  }

  @Test
  void keepsDevelopmentModeOnThisMachine() { // I23
    assertThatThrownBy(() -> read(Map.of("licet.bind", "0.0.0.0"), ServerMode.DEV, LOCAL))
        .isInstanceOf(StartRefused.class)
        .hasMessage(
            "LICET_BIND is '0.0.0.0', but must be a loopback address such as 127.0.0.1 while"
                + " LICET_MODE is dev.");
    for (var domain : List.of("login.example.com", "192.0.2.7:9443", "localhost.example.com")) {
      assertThatThrownBy(() -> read(Map.of(), ServerMode.DEV, new Issuer(domain)))
          .isInstanceOf(StartRefused.class)
          .hasMessageStartingWith("LICET_DOMAIN is '" + domain + "', but must be a name of this");
    }
    assertThat(read(Map.of(), ServerMode.DEV, LOCAL).port()).isEqualTo(9443);
  }

  private static ServerSettings read(Map<String, String> values, ServerMode mode, Issuer issuer) {
    var environment = new MockEnvironment();
    values.forEach(environment::setProperty);
    return ServerSettings.read(new Settings(environment), mode, issuer);
  }
}
