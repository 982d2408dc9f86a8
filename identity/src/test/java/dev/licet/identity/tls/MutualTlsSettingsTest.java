package dev.licet.identity.tls;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.licet.identity.shared.Issuer;
import dev.licet.identity.shared.Settings;
import dev.licet.identity.shared.StartRefused;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.mock.env.MockEnvironment;

@Tag("once")
class MutualTlsSettingsTest {
  @TempDir Path folder;

  private record Case(Map<String, String> settings, String sentence) {}

  @Test
  void isOffWhereNothingIsSet() {
    assertThat(read(Map.of()).on()).isFalse();
    assertThat(read(Map.of()).port()).isEmpty();
  }

  @Test
  void hasAPortOfItsOwnUnderTheNameOfTheServer() {
    var read = read(on("licet.mutual-tls-port", "9444"));
    assertThat(read.port()).contains(9444);
    assertThat(read.base()).contains("https://login.example.com:9444/");
    assertThat(read.knowsAuthorities()).isFalse();
  }

  @Test
  void orUnderAnotherNameThatLeadsThere() {
    var settings = on("licet.mutual-tls-port", "9444");
    settings.put("licet.mutual-tls-domain", "mtls.example.com");
    assertThat(read(settings).base()).contains("https://mtls.example.com/");
  }

  @Test
  void orTakesTheWordOfAProxyWhichAsksUnderTheOrdinaryName() {
    var settings = on("licet.mutual-tls-header", "client-cert");
    settings.put("licet.trusted-proxies", "10.0.0.1");
    assertThat(read(settings).header()).contains(ProxyHeader.CLIENT_CERT);
    assertThat(read(settings).base()).isEmpty();
  }

  @Test
  void readsTheAuthorities() {
    var file = TestCertificates.authority("CN=Clients").pemIn(folder.resolve("ca.pem"));
    var settings = on("licet.mutual-tls-port", "9444");
    settings.put("licet.mutual-tls-ca-file", file.toString());
    assertThat(read(settings).anchors()).hasSize(1);
  }

  @Test
  void refusesWhatContradictsItself() {
    var off = on("licet.mutual-tls-port", "9444");
    off.putAll(Map.of("licet.tls", "off", "licet.trusted-proxies", "10.0.0.1"));
    var files = on("licet.mutual-tls-port", "9444");
    files.put("licet.mutual-tls-ca-file", "/nowhere.pem");
    var own = TestCertificates.selfSigned("CN=billing").pemIn(folder.resolve("own.pem"));
    var noAuthority = on("licet.mutual-tls-port", "9444");
    noAuthority.put("licet.mutual-tls-ca-file", own.toString());
    for (var wrong :
        List.of(
            new Case(
                Map.of("licet.mutual-tls", "yes"),
                "LICET_MUTUAL_TLS is 'yes', but must be true or false."),
            new Case(
                Map.of("licet.mutual-tls", "true"),
                "LICET_MUTUAL_TLS is 'true', but neither LICET_MUTUAL_TLS_PORT nor"
                    + " LICET_MUTUAL_TLS_HEADER says where certificates come from."),
            new Case(
                Map.of("licet.mutual-tls-port", "9444"),
                "LICET_MUTUAL_TLS_PORT is '9444', but LICET_MUTUAL_TLS is not true."),
            new Case(
                on("licet.mutual-tls-port", "70000"),
                "LICET_MUTUAL_TLS_PORT is '70000', but must be a port number from 1 to 65535."),
            new Case(
                on("licet.mutual-tls-port", "9443"),
                "LICET_MUTUAL_TLS_PORT is '9443', but must be another port than LICET_PORT, which"
                    + " asks nobody."),
            new Case(
                off,
                "LICET_MUTUAL_TLS_PORT is '9444', but LICET_TLS is off: the proxy asks for"
                    + " certificates."),
            new Case(
                on("licet.mutual-tls-header", "X-Client-Cert"),
                "LICET_MUTUAL_TLS_HEADER is 'X-Client-Cert', but must be Client-Cert or"
                    + " Client-Certificate."),
            new Case(
                on("licet.mutual-tls-header", "Client-Cert"),
                "LICET_MUTUAL_TLS_HEADER is 'Client-Cert', but LICET_TRUSTED_PROXIES does not list"
                    + " who may send it."),
            new Case(
                files,
                "LICET_MUTUAL_TLS_CA_FILE is '/nowhere.pem', but must be a readable PEM file with"
                    + " the certificates of authorities."),
            new Case(
                noAuthority,
                "LICET_MUTUAL_TLS_CA_FILE is '%s', but must have certificates of authorities only,"
                        .formatted(own)
                    + " and that of CN=billing is none."))) {
      assertThatThrownBy(() -> read(wrong.settings))
          .isInstanceOf(StartRefused.class)
          .hasMessage(wrong.sentence);
    }
  }

  private static Map<String, String> on(String name, String value) {
    return new HashMap<>(Map.of("licet.mutual-tls", "true", name, value));
  }

  private static MutualTls read(Map<String, String> settings) {
    var environment = new MockEnvironment();
    settings.forEach(environment::setProperty);
    return MutualTls.read(new Settings(environment), new Issuer("login.example.com"));
  }
}
