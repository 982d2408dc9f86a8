package dev.licet.identity.tls;

import dev.licet.identity.shared.ReadFirst;
import dev.licet.identity.shared.Settings;
import java.nio.file.Path;
import java.util.Optional;

/** Where the certificate comes from. */
sealed interface TlsSettings extends ReadFirst {
  /** From the local certificate authority. */
  record Local() implements TlsSettings {}

  /** From the operator. */
  record Files(Path certificate, Path key) implements TlsSettings {}

  /** A proxy in front of us has it. */
  record Off() implements TlsSettings {}

  static TlsSettings read(Settings settings) {
    var certificate = settings.read("licet.tls-cert", Path::of);
    var key = settings.read("licet.tls-key", Path::of);
    if (settings.read("licet.tls", "on", TlsSettings::isOff)) {
      return off(settings, certificate.or(() -> key));
    }
    requireBoth("licet.tls-cert", certificate, "licet.tls-key", key);
    requireBoth("licet.tls-key", key, "licet.tls-cert", certificate);
    return certificate
        .<TlsSettings>flatMap(path -> key.map(keyPath -> new Files(path, keyPath)))
        .orElseGet(Local::new);
  }

  private static Off off(Settings settings, Optional<Path> file) {
    if (file.isPresent()) {
      throw Settings.refuse("licet.tls", "off", "LICET_TLS_CERT or LICET_TLS_KEY is set");
    }
    if (settings.find("licet.trusted-proxies").isEmpty()) {
      throw Settings.refuse(
          "licet.tls",
          "off",
          "LICET_TRUSTED_PROXIES does not list the proxy that speaks TLS instead");
    }
    return new Off();
  }

  private static void requireBoth(
      String name, Optional<Path> path, String other, Optional<Path> otherPath) {
    if (path.isPresent() && otherPath.isEmpty()) {
      throw Settings.refuse(name, path.get().toString(), Settings.variable(other) + " is not set");
    }
  }

  /** YAML reads a bare off as false. */
  private static boolean isOff(String text) {
    return switch (text) {
      case "on", "true" -> false;
      case "off", "false" -> true;
      default -> throw new IllegalArgumentException("must be on or off");
    };
  }
}
