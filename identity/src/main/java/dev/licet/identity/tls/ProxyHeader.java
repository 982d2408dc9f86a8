package dev.licet.identity.tls;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.ByteArrayInputStream;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** A header in which proxies hand on the certificate that their caller has shown. */
enum ProxyHeader {
  /**
   * The DER form in base64 between colons.
   *
   * @see <a href="https://www.rfc-editor.org/rfc/rfc9440#section-2.2">RFC 9440, 2.2</a>
   */
  CLIENT_CERT("Client-Cert") {
    @Override
    Optional<byte[]> octets(String value) {
      int last = value.length() - 1;
      return last > 0 && value.charAt(0) == ':' && value.charAt(last) == ':'
          ? base64(value.substring(1, last))
          : Optional.empty();
    }
  },

  /** Auth0's: PEM, percent-encoded; a plus stands for itself. */
  CLIENT_CERTIFICATE("Client-Certificate") {
    @Override
    Optional<byte[]> octets(String value) {
      var pem = PEM.matcher(decoded(value).strip());
      return pem.matches() ? base64(pem.group(1).replaceAll("\\s", "")) : Optional.empty();
    }
  };

  private static final Pattern PEM =
      Pattern.compile("-----BEGIN CERTIFICATE-----([^-]+)-----END CERTIFICATE-----");
  private static final Pattern PERCENT = Pattern.compile("%([0-9A-Fa-f]{2})");

  private final String wireName;

  ProxyHeader(String wireName) {
    this.wireName = wireName;
  }

  String wireName() {
    return wireName;
  }

  static ProxyHeader named(String text) {
    return Stream.of(values())
        .filter(header -> header.wireName.equalsIgnoreCase(text))
        .findFirst()
        .orElseThrow(
            () -> new IllegalArgumentException("must be Client-Cert or Client-Certificate"));
  }

  /** The certificate; nothing where it is none. */
  Optional<X509Certificate> read(String value) {
    return octets(value.strip()).flatMap(ProxyHeader::certificate);
  }

  abstract Optional<byte[]> octets(String value);

  private static Optional<X509Certificate> certificate(byte[] der) {
    try {
      var stream = new ByteArrayInputStream(der);
      var read = CertificateFactory.getInstance("X.509").generateCertificate(stream);
      return read instanceof X509Certificate one && stream.available() == 0
          ? Optional.of(one)
          : Optional.empty();
    } catch (CertificateException e) {
      return Optional.empty();
    }
  }

  private static Optional<byte[]> base64(String text) {
    try {
      return Optional.of(Base64.getDecoder().decode(text));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  private static String decoded(String value) {
    return PERCENT
        .matcher(value)
        .replaceAll(one ->
            Matcher.quoteReplacement(new String(HexFormat.of().parseHex(one.group(1)), US_ASCII)));
  }
}
