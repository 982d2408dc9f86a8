package dev.licet.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/**
 * {@code licet backup}, as far as this jar knows it: its help. The server's jar makes the backup,
 * from the database itself, so that it needs no permission of the running server's.
 */
@Command(
    name = "backup",
    description = {
      "Copies the database in LICET_DATA (.licet) into a file, while the server runs or not.",
      "The file holds all there is, keys and the hashes of secrets too: only you can read it.",
      "A database in PostgreSQL is backed up with pg_dump."
    },
    mixinStandardHelpOptions = true,
    versionProvider = Licet.Version.class,
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {"0:the file is written", "1:it is not; standard error says why", "2:wrong use"},
    footerHeading = "%nExample:%n",
    footer = "  licet backup /backups/licet-2026-11-26.db")
final class BackupCommand implements Runnable {
  @Parameters(paramLabel = "FILE", description = "where to; it must not be there yet")
  private String file = "";

  @Override
  public void run() {
    throw new Problem(
        "This jar holds the tools only: make the backup with the script ./licet backup, or with"
            + " java -jar licet-identity.jar backup "
            + file
            + ".");
  }
}
