package dev.licet.identity.connection;

import java.util.List;
import java.util.Optional;

/**
 * Which connections a list is about.
 *
 * @param name the one of that name only
 * @param strategies those of one of these only; all where there is none
 */
public record ConnectionFilter(Optional<String> name, List<String> strategies) {
  static final ConnectionFilter ALL = new ConnectionFilter(Optional.empty(), List.of());

  /** The databases of this server. */
  public static final ConnectionFilter DATABASES =
      new ConnectionFilter(Optional.empty(), List.of(Connection.DATABASE));

  public ConnectionFilter {
    strategies = List.copyOf(strategies);
  }

  boolean admits(Connection connection) {
    return name.filter(wanted -> !wanted.equals(connection.name())).isEmpty()
        && (strategies.isEmpty() || strategies.contains(connection.strategy()));
  }
}
