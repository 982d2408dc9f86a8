package dev.licet.identity.tls;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.licet.identity.shared.Settings;
import dev.licet.identity.shared.StartRefused;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.mock.env.MockEnvironment;

@Tag("once")
class TlsSettingsTest {
  private record Case(Map<String, String> settings, String sentence) {}

  @Test
  void takesTheLocalAuthorityWhereNothingIsSet() {
    assertThat(read(Map.of())).isEqualTo(new TlsSettings.Local());
  }

  @Test
  void takesTheOperatorsFiles() {
    assertThat(read(Map.of("licet.tls-cert", "/a.pem", "licet.tls-key", "/a.key")))
        .isEqualTo(new TlsSettings.Files(Path.of("/a.pem"), Path.of("/a.key")));
  }

  @Test
  void leavesTlsToAListedProxy() {
    assertThat(read(Map.of("licet.tls", "off", "licet.trusted-proxies", "10.0.0.0/8")))
        .isEqualTo(new TlsSettings.Off());
  }

  @Test
  void refusesWhatContradictsItself() {
    for (var wrong :
        List.of(
            new Case(Map.of("licet.tls", "maybe"), "LICET_TLS is 'maybe', but must be on or off."),
            new Case(
                Map.of("licet.tls", "off"),
                "LICET_TLS is 'off', but LICET_TRUSTED_PROXIES does not list the proxy that speaks"
                    + " TLS instead."),
            new Case(
                Map.of("licet.tls-cert", "/a.pem"),
                "LICET_TLS_CERT is '/a.pem', but LICET_TLS_KEY is not set."),
            new Case(
                Map.of("licet.tls-key", "/a.key"),
                "LICET_TLS_KEY is '/a.key', but LICET_TLS_CERT is not set."),
            new Case(
                Map.of("licet.tls", "off", "licet.tls-cert", "/a.pem"),
                "LICET_TLS is 'off', but LICET_TLS_CERT or LICET_TLS_KEY is set."))) {
      assertThatThrownBy(() -> read(wrong.settings))
          .isInstanceOf(StartRefused.class)
          .hasMessage(wrong.sentence);
    }
  }

  @Test
  void refusesAProxyThatIsNoAddress() {
    var settings = settings(Map.of("licet.trusted-proxies", "10.0.0.0/8, proxy"));
    assertThatThrownBy(() -> TrustedProxies.read(settings))
        .isInstanceOf(StartRefused.class)
        .hasMessage(
            "LICET_TRUSTED_PROXIES is '10.0.0.0/8, proxy', but must be a list of addresses or"
                + " networks such as 10.0.0.0/8, separated by commas.");
  }

  private static TlsSettings read(Map<String, String> settings) {
    return TlsSettings.read(settings(settings));
  }

  private static Settings settings(Map<String, String> settings) {
    var environment = new MockEnvironment();
    settings.forEach(environment::setProperty);
    return new Settings(environment);
  }
}
