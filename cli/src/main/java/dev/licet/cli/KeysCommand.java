package dev.licet.cli;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code licet keys}: the server's signing keys. */
@Command(
    name = "keys",
    description = {
      "Lists, rotates and revokes the signing keys of the server.",
      "The server must be running; what it needs to be asked lies in LICET_DATA (.licet)."
    },
    mixinStandardHelpOptions = true,
    versionProvider = Licet.Version.class,
    synopsisSubcommandLabel = "COMMAND",
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {"0:done", "1:not done; standard error says why", "2:wrong use"},
    footerHeading = "%nExample:%n",
    footer = "  licet keys rotate")
final class KeysCommand extends CommandGroup {
  private static final String PATH = "/keys/signing";

  private final Surroundings surroundings;

  KeysCommand(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  @Command(
      name = "list",
      description = "Lists the keys: the one in use, the next, those before, those revoked.",
      mixinStandardHelpOptions = true)
  void list(
      @Option(names = "--json", description = "print what the Management API says, a JSON array")
          boolean json) {
    try (Server server = new Server(ServerAccess.in(surroundings.data()))) {
      String answer = server.management("GET", PATH, Map.of(), "The server does not list its keys");
      surroundings.out().println(json ? answer : table(answer));
    }
  }

  @Command(
      name = "rotate",
      description = {
        "Lets the next key sign, and announces another. Tokens that are there stay good.",
        "It waits for APIs that read the key set but have not read the next key yet: they are named,"
            + " and nothing is done."
      },
      mixinStandardHelpOptions = true)
  void rotate(
      @Option(
              names = "--now",
              description =
                  "wait for nobody: an API that has not read the next key refuses new tokens until"
                      + " it reads the key set again")
          boolean now,
      @Option(names = "--json", description = "print a JSON object: kid, cert") boolean json) {
    try (Server server = new Server(ServerAccess.in(surroundings.data()))) {
      String answer =
          server.management(
              "POST", PATH + "/rotate", Map.of("now", now), "The server did not rotate its keys");
      tell(answer, json, "now signs.");
    }
  }

  @Command(
      name = "revoke",
      description = {
        "Revokes a key that was in use before.",
        "Every token that it signed is refused from then on, by APIs as soon as they read the key"
            + " set again. To end the key in use, rotate first."
      },
      mixinStandardHelpOptions = true)
  void revoke(
      @Parameters(paramLabel = "KID", description = "the key's id, as licet keys list shows it")
          String kid,
      @Option(names = "--yes", description = "do not ask whether it is meant") boolean yes,
      @Option(names = "--json", description = "print a JSON object: kid, cert") boolean json) {
    if (!kid.matches("[A-Za-z0-9_-]{1,100}")) {
      throw new Problem("'" + Shown.text(kid) + "' is no key id: licet keys list shows them.");
    }
    if (!yes && !isMeant(kid)) {
      throw new Problem("Nothing was revoked.");
    }
    try (Server server = new Server(ServerAccess.in(surroundings.data()))) {
      String answer =
          server.management(
              "PUT", PATH + "/" + kid + "/revoke", Map.of(), "The server did not revoke the key");
      tell(answer, json, "is revoked.");
    }
  }

  private boolean isMeant(String kid) {
    surroundings.err().print("Refuse every token that " + kid + " signed? [y/N] ");
    surroundings.err().flush();
    try {
      String line =
          new BufferedReader(new InputStreamReader(surroundings.in(), StandardCharsets.UTF_8))
              .readLine();
      return line != null && List.of("y", "yes").contains(line.strip().toLowerCase(Locale.ROOT));
    } catch (IOException unreadable) {
      throw new Problem("Standard input cannot be read: say --yes instead.", unreadable);
    }
  }

  private void tell(String answer, boolean json, String what) {
    String kid =
        Json.object(answer)
            .flatMap(key -> Json.text(key, "kid"))
            .orElseThrow(() -> new Problem("The server answers something else than a key."));
    surroundings.out().println(json ? answer : kid + " " + what);
  }

  private static String table(String answer) {
    List<Map<String, Object>> keys =
        Json.objects(answer)
            .orElseThrow(() -> new Problem("The server answers something else than keys."));
    StringBuilder table = new StringBuilder(row("KEY", "ALGORITHM", "USE", "SINCE"));
    for (Map<String, Object> key : keys) {
      table.append('\n').append(row(text(key, "kid"), text(key, "alg"), use(key), since(key)));
    }
    return table.toString();
  }

  private static String row(String kid, String algorithm, String use, String since) {
    return "%-21s  %-9s  %-15s  %s".formatted(kid, algorithm, use, since).stripTrailing();
  }

  private static String use(Map<String, Object> key) {
    if (Boolean.TRUE.equals(key.get("current"))) {
      return "currently used";
    }
    if (Boolean.TRUE.equals(key.get("next"))) {
      return "next in queue";
    }
    return Boolean.TRUE.equals(key.get("revoked")) ? "revoked" : "previously used";
  }

  private static String since(Map<String, Object> key) {
    return Json.text(key, "revoked_at")
        .or(() -> Json.text(key, "current_until"))
        .or(() -> Json.text(key, "current_since"))
        .orElse("");
  }

  private static String text(Map<String, Object> key, String member) {
    return Shown.text(Json.text(key, member).orElse(""));
  }
}
