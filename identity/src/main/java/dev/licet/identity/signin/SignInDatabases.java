package dev.licet.identity.signin;

import dev.licet.identity.connection.Connection;
import dev.licet.identity.connection.Connections;
import dev.licet.identity.settings.TenantSettings;
import dev.licet.identity.user.User;
import dev.licet.identity.user.UserIdentity;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/**
 * The databases in which an application's users sign in: who comes from another is none of them.
 */
@Component
public class SignInDatabases {
  private final Connections connections;
  private final TenantSettings settings;

  SignInDatabases(Connections connections, TenantSettings settings) {
    this.connections = connections;
    this.settings = settings;
  }

  /** Where they sign in unless the application names one; empty if it may use none. */
  public Optional<String> usual(String clientId) {
    var names = names(clientId);
    return settings.defaultDirectory().filter(names::contains).or(() -> names.stream().findFirst());
  }

  /** Whether they may sign in to that one. */
  public boolean isOpen(String connection, String clientId) {
    return names(clientId).contains(connection);
  }

  /** Whether a user who is signed in may use the application: by any of their identities. */
  public boolean admit(User user, String clientId) {
    var names = names(clientId);
    return !user.blocked()
        && user.identities().stream().map(UserIdentity::connection).anyMatch(names::contains);
  }

  private List<String> names(String clientId) {
    return connections.ofClient(clientId).stream()
        .filter(Connection::isDatabase)
        .map(Connection::name)
        .toList();
  }
}
