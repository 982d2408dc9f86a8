package dev.licet.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/**
 * {@code licet recover}, as far as this jar knows it: its help. The server's jar makes the link, in
 * the database itself: no permission of the Management API is to be worth that.
 */
@Command(
    name = "recover",
    description = {
      "Prints a link by which an administrator who has lost the password sets another.",
      "The link is good once, within the hour, at LICET_DOMAIN while the server runs.",
      "It is put into the server's database: LICET_DATA (.licet), or LICET_DATABASE_URL."
    },
    mixinStandardHelpOptions = true,
    versionProvider = Licet.Version.class,
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:the link is on standard output",
      "1:no link; standard error says why",
      "2:wrong use"
    },
    footerHeading = "%nExample:%n",
    footer = "  licet recover ada@example.com")
final class RecoverCommand implements Runnable {
  @Parameters(paramLabel = "EMAIL", description = "the administrator's e-mail")
  private String email = "";

  @Override
  public void run() {
    throw new Problem(
        "This jar holds the tools only: make the link with the script ./licet"
            + " recover, or with java -jar licet-identity.jar"
            + " recover "
            + email
            + ".");
  }
}
