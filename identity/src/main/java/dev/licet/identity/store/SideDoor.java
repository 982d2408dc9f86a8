package dev.licet.identity.store;

import dev.licet.identity.shared.Settings;
import dev.licet.identity.shared.StartRefused;
import java.nio.file.Files;
import java.nio.file.Path;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/**
 * The way into the database for a program beside the server, which may run or not.
 *
 * @param database each statement is a transaction of its own
 */
public record SideDoor(JdbcClient database) {
  /**
   * To the database that a server with these settings would use.
   *
   * @throws StartRefused if there is none
   */
  public static SideDoor of(Settings settings) {
    var source =
        switch (StoreSettings.read(settings)) {
          case StoreSettings.Sqlite() ->
              new DriverManagerDataSource(
                  "jdbc:sqlite:" + file(settings) + "?busy_timeout=60000&foreign_keys=true");
          case StoreSettings.Postgres postgres ->
              new DriverManagerDataSource(postgres.url(), postgres.properties());
        };
    return new SideDoor(JdbcClient.create(source));
  }

  /** The file of the embedded database. */
  static Path file(Settings settings) {
    var folder = settings.find("licet.data").orElse(".licet");
    var file = Path.of(folder).toAbsolutePath().normalize().resolve("licet.db");
    if (!Files.isRegularFile(file)) {
      throw new StartRefused(
          "LICET_DATA is '%s', but there is no licet.db in it.".formatted(folder));
    }
    return file;
  }
}
