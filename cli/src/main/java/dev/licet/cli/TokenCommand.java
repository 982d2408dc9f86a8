package dev.licet.cli;

import java.util.Map;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code licet token}: an access token for scripts and for trying things out. */
@Command(
    name = "token",
    description = {
      "Prints one access token, as an application would get it, and nothing else.",
      "The server must be running; what it needs to be asked lies in LICET_DATA (.licet)."
    },
    mixinStandardHelpOptions = true,
    versionProvider = Licet.Version.class,
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:the token is on standard output",
      "1:no token; standard error says why",
      "2:wrong use"
    },
    footerHeading = "%nExample:%n",
    footer = "  licet token --audience https://hello-api --application hello-admin")
final class TokenCommand implements Runnable {
  private final Surroundings surroundings;

  @Option(
      names = "--audience",
      required = true,
      paramLabel = "IDENTIFIER",
      description = "the identifier of the API that the token is for")
  private String audience = "";

  @ArgGroup(exclusive = true, multiplicity = "1")
  private Whose whose = new Whose();

  /** Whose token it is to be. */
  private static final class Whose {
    @Option(
        names = "--application",
        required = true,
        paramLabel = "NAME",
        description = "the application that gets it: its name or its client ID")
    private String application = "";

    @Option(
        names = "--user",
        required = true,
        paramLabel = "EMAIL",
        description = "the user it is for: the e-mail or the id; in dev mode only")
    private String user = "";

    Map<String, String> members() {
      return user.isEmpty() ? Map.of("application", application) : Map.of("user", user);
    }
  }

  @Option(
      names = "--json",
      description = "print a JSON object: access_token, token_type, expires_in and, if any, scope")
  private boolean json;

  TokenCommand(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  @Override
  public void run() {
    try (Server server = new Server(ServerAccess.in(surroundings.data()))) {
      Map<String, Object> token = server.testToken(audience, whose.members());
      String text = json ? Json.write(token) : Json.text(token, "access_token").orElseThrow();
      surroundings.out().println(text);
    }
  }
}
