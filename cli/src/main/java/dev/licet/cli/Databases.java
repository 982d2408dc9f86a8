package dev.licet.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URLEncoder;
import java.util.List;
import java.util.Map;

/** The connections that hold users of the server's own. */
final class Databases {
  static final String FIRST = "Username-Password-Authentication";

  private Databases() {}

  /** The id of the one of that name. */
  static String id(Server server, String name) {
    String answer =
        server.management(
            "GET",
            "/connections?strategy=auth0&name=" + URLEncoder.encode(name, UTF_8),
            Map.of(),
            "The server does not list its connections");
    return Json.objects(answer).orElse(List.of()).stream()
        .flatMap(connection -> Json.text(connection, "id").stream())
        .findFirst()
        .orElseThrow(
            () -> new Problem("There is no database connection '" + Shown.text(name) + "'."));
  }
}
