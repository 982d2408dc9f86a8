package dev.licet.identity.store;

import dev.licet.identity.shared.ReadFirst;
import dev.licet.identity.shared.Settings;
import java.util.Optional;
import java.util.Properties;
import org.jspecify.annotations.Nullable;

/** Which database. */
sealed interface StoreSettings extends ReadFirst {
  /** The embedded one, in the data folder. */
  record Sqlite() implements StoreSettings {}

  /** A server that several nodes share. */
  record Postgres(String url, @Nullable String user, @Nullable String password)
      implements StoreSettings {
    /**
     * For the driver; in seconds, for a network that swallows what is sent, if the URL says none.
     */
    Properties properties() {
      var properties = new Properties();
      properties.setProperty("connectTimeout", "2");
      properties.setProperty("loginTimeout", "2");
      properties.setProperty("socketTimeout", "60");
      properties.setProperty("tcpKeepAlive", "true");
      Optional.ofNullable(user).ifPresent(name -> properties.setProperty("user", name));
      Optional.ofNullable(password).ifPresent(secret -> properties.setProperty("password", secret));
      return properties;
    }
  }

  static StoreSettings read(Settings settings) {
    return settings
        .read("licet.database-url", StoreSettings::postgresUrl)
        .<StoreSettings>map(url -> postgres(url, settings))
        .orElseGet(Sqlite::new);
  }

  private static Postgres postgres(String url, Settings settings) {
    return new Postgres(
        url,
        settings.find("licet.database-user").orElse(null),
        settings.find("licet.database-password").orElse(null));
  }

  private static String postgresUrl(String text) {
    if (!text.startsWith("jdbc:postgresql:")) {
      throw new IllegalArgumentException(
          "must start with jdbc:postgresql:// (without it the server keeps its data in SQLite)");
    }
    return text;
  }
}
