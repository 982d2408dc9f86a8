package dev.licet.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/**
 * How to reach the server as its own command line: what it left for us in its data directory.
 *
 * @param domain the server's bare domain
 * @param clientId the command line's own application
 * @param clientSecret its secret
 * @param authorities a PEM file with the server's own certificate authority
 */
record ServerAccess(String domain, String clientId, String clientSecret, Path authorities) {
  /** Reads {@code cli.json} in the server's data directory. */
  static ServerAccess in(Path data) {
    Path file = data.resolve("cli.json");
    Optional<Map<String, Object>> content = read(file, data).flatMap(Json::object);
    return content
        .flatMap(members -> of(members, data))
        .orElseThrow(() ->
            new Problem(
                file
                    + " should hold a JSON object with domain, client_id and client_secret, but"
                    + " does not: delete it and restart the server, which writes it anew."));
  }

  /** The domain that {@code cli.json} names, where there is such a file. */
  static Optional<String> domainIn(Path data) {
    return Files.exists(data.resolve("cli.json"))
        ? Optional.of(in(data).domain())
        : Optional.empty();
  }

  /** Where the server's own certificate authority lies in its data directory. */
  static Path authoritiesIn(Path data) {
    return data.resolve("tls").resolve("ca.pem");
  }

  @Override
  public String toString() {
    return "ServerAccess[" + clientId + " at " + domain + "]";
  }

  private static Optional<ServerAccess> of(Map<String, Object> members, Path data) {
    return Json.text(members, "domain")
        .flatMap(domain ->
            Json.text(members, "client_id")
                .flatMap(id ->
                    Json.text(members, "client_secret")
                        .map(secret -> new ServerAccess(domain, id, secret, authoritiesIn(data)))));
  }

  private static Optional<String> read(Path file, Path data) {
    if (!Files.exists(file)) {
      throw new Problem(
          "There is no server data in "
              + data
              + ": start the server first (make demo, or ./licet serve), or set LICET_DATA to its"
              + " data directory.");
    }
    try {
      return Optional.of(Files.readString(file));
    } catch (IOException unreadable) {
      throw new Problem(
          file + " cannot be read: run licet as the user who runs the server.", unreadable);
    }
  }
}
