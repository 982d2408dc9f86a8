package dev.licet.identity.api;

import dev.licet.identity.shared.DataFolder;
import dev.licet.identity.shared.Issuer;
import java.nio.file.Files;
import org.springframework.stereotype.Component;

/** The lines that a protected API needs in its {@code .env} file to trust this server. */
@Component
class EnvFile {
  private final Issuer issuer;
  private final DataFolder data;

  EnvFile(Issuer issuer, DataFolder data) {
    this.issuer = issuer;
    this.data = data;
  }

  String of(Api api) {
    return "AUTH0_DOMAIN=%s\nAPI_IDENTIFIER=%s%s"
        .formatted(issuer.domain(), api.identifier(), authority());
  }

  /** The local certificate authority, where this server has made itself one. */
  private String authority() {
    var file = data.path().resolve("tls").resolve("ca.pem");
    return Files.exists(file) ? "\nLICET_CA_FILE=" + file : "";
  }
}
