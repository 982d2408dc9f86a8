package dev.licet.cli;

import picocli.CommandLine.Command;

/**
 * {@code licet serve}, as far as this jar knows it: its help. The server is a jar of its own, which
 * the script {@code licet} starts.
 */
@Command(
    name = "serve",
    description = {
      "Runs the identity server until it gets SIGINT or SIGTERM.",
      "Its settings are environment variables (or licet.* in a YAML file, in kebab-case):"
    },
    mixinStandardHelpOptions = true,
    versionProvider = Licet.Version.class,
    footerHeading = "%n",
    footer = {
      "  LICET_DOMAIN              the bare domain; the issuer is https://DOMAIN/ (localhost:9443)",
      "  LICET_PORT                the port it listens on (9443)",
      "  LICET_BIND                the address it listens on (127.0.0.1)",
      "  LICET_DATA                the state directory (.licet)",
      "  LICET_DATABASE_URL        jdbc:postgresql://… for several nodes (SQLite in LICET_DATA)",
      "  LICET_DATABASE_USER       its user, if the URL does not name one",
      "  LICET_DATABASE_PASSWORD   and the password",
      "  LICET_TLS_CERT            PEM file of the certificate (made by the local authority)",
      "  LICET_TLS_KEY             PEM file of its key",
      "  LICET_TLS                 off: only behind a proxy listed in LICET_TRUSTED_PROXIES",
      "  LICET_TRUSTED_PROXIES     whose X-Forwarded headers are believed (none)",
      "  LICET_KEY_PASSPHRASE      encrypts the signing keys at rest (not encrypted)",
      "  LICET_KEY_FILE            file with that passphrase, of mode 0600, instead",
      "  LICET_TENANT_FILE         YAML applied at start (none)",
      "  LICET_MODE                production, or dev for conveniences on the loopback only"
    })
final class ServeCommand implements Runnable {
  @Override
  public void run() {
    throw new Problem(
        "This jar holds the tools only: start the server with the script ./licet serve, or with"
            + " java -jar licet-identity.jar.");
  }
}
