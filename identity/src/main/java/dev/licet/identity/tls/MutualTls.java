package dev.licet.identity.tls;

import dev.licet.identity.shared.Issuer;
import dev.licet.identity.shared.ReadFirst;
import dev.licet.identity.shared.Settings;
import java.io.IOException;
import java.nio.file.Path;
import java.security.cert.TrustAnchor;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.boot.ssl.pem.PemContent;

/**
 * Whether clients may show certificates, and where these come from.
 *
 * @param on whether any counts
 * @param port where this server asks for them itself; empty if nowhere
 * @param header in which the trusted proxies hand them on; empty if in none
 * @param base the address that clients show them at, where that is not the issuer's own
 * @param anchors whom those of {@code tls_client_auth} come from; empty if from nobody
 * @see <a href="https://www.rfc-editor.org/rfc/rfc8705">RFC 8705</a>
 */
public record MutualTls(
    boolean on,
    Optional<Integer> port,
    Optional<ProxyHeader> header,
    Optional<String> base,
    Set<TrustAnchor> anchors)
    implements ReadFirst {
  /** The endpoints that certificates are shown at, without the first slash, by their names. */
  public static final Map<String, String> ENDPOINTS =
      Map.of(
          "token_endpoint", "oauth/token",
          "revocation_endpoint", "oauth/revoke",
          "device_authorization_endpoint", "oauth/device/code",
          "pushed_authorization_request_endpoint", "oauth/par",
          "userinfo_endpoint", "userinfo");

  private static final String ON = "licet.mutual-tls";
  private static final String PORT = "licet.mutual-tls-port";
  private static final String HEADER = "licet.mutual-tls-header";
  private static final String DOMAIN = "licet.mutual-tls-domain";
  private static final String CA_FILE = "licet.mutual-tls-ca-file";

  public MutualTls {
    anchors = Set.copyOf(anchors);
  }

  static MutualTls read(Settings settings, Issuer issuer) {
    if (!settings.read(ON, "false", MutualTls::isOn)) {
      refuseWhatIsSetInVain(settings);
      return new MutualTls(false, Optional.empty(), Optional.empty(), Optional.empty(), Set.of());
    }
    var port = settings.read(PORT, MutualTls::port);
    var header = settings.read(HEADER, ProxyHeader::named);
    refuseWhatCannotBe(settings, port, header);
    var domain = settings.read(DOMAIN, Issuer::new).or(() -> port.map(p -> at(issuer, p)));
    return new MutualTls(
        true,
        port,
        header,
        domain.map(Issuer::url),
        settings.read(CA_FILE, MutualTls::anchors).orElse(Set.of()));
  }

  /** Whether certificates of an authority count, and not only those that were registered. */
  public boolean knowsAuthorities() {
    return !anchors.isEmpty();
  }

  private static Issuer at(Issuer issuer, int port) {
    return new Issuer(issuer.domain().replaceFirst(":\\d+$", "") + ":" + port);
  }

  private static void refuseWhatIsSetInVain(Settings settings) {
    for (var name : List.of(PORT, HEADER, DOMAIN, CA_FILE)) {
      settings
          .find(name)
          .ifPresent(value -> {
            throw Settings.refuse(name, value, "LICET_MUTUAL_TLS is not true");
          });
    }
  }

  private static void refuseWhatCannotBe(
      Settings settings, Optional<Integer> port, Optional<ProxyHeader> header) {
    if (port.isEmpty() && header.isEmpty()) {
      throw Settings.refuse(
          ON,
          "true",
          "neither LICET_MUTUAL_TLS_PORT nor LICET_MUTUAL_TLS_HEADER says where certificates come"
              + " from");
    }
    if (header.isPresent() && settings.find("licet.trusted-proxies").isEmpty()) {
      throw Settings.refuse(
          HEADER, header.get().wireName(), "LICET_TRUSTED_PROXIES does not list who may send it");
    }
    if (port.isPresent() && TlsSettings.read(settings) instanceof TlsSettings.Off) {
      throw Settings.refuse(
          PORT, port.get().toString(), "LICET_TLS is off: the proxy asks for certificates");
    }
    if (port.isPresent() && settings.find("licet.port").orElse("9443").equals(port.get() + "")) {
      throw Settings.refuse(
          PORT, port.get().toString(), "must be another port than LICET_PORT, which asks nobody");
    }
  }

  private static boolean isOn(String text) {
    return switch (text) {
      case "true" -> true;
      case "false" -> false;
      default -> throw new IllegalArgumentException("must be true or false");
    };
  }

  private static int port(String text) {
    int port = text.matches("\\d{1,5}") ? Integer.parseInt(text) : 0;
    if (port < 1 || port > 65_535) {
      throw new IllegalArgumentException("must be a port number from 1 to 65535");
    }
    return port;
  }

  private static Set<TrustAnchor> anchors(String file) {
    var authorities = certificates(file);
    authorities.stream()
        .filter(MutualTls::isNoAuthority)
        .findFirst()
        .ifPresent(other -> {
          throw new IllegalArgumentException(
              "must have certificates of authorities only, and that of %s is none"
                  .formatted(other.getSubjectX500Principal()));
        });
    return authorities.stream()
        .map(authority -> new TrustAnchor(authority, null))
        .collect(Collectors.toSet());
  }

  /** One of a client would let that client name others. The first version did not tell. */
  private static boolean isNoAuthority(X509Certificate certificate) {
    return certificate.getVersion() > 1 && certificate.getBasicConstraints() < 0;
  }

  private static List<X509Certificate> certificates(String file) {
    try {
      return PemContent.load(Path.of(file)).getCertificates();
    } catch (IOException | IllegalStateException | IllegalArgumentException e) {
      throw new IllegalArgumentException(
          "must be a readable PEM file with the certificates of authorities", e);
    }
  }
}
