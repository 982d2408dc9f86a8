package dev.licet.identity.connection;

import static java.util.Objects.requireNonNull;

import dev.licet.identity.application.ApplicationRemoved;
import dev.licet.identity.shared.FieldChecks;
import dev.licet.identity.shared.FieldProblem;
import dev.licet.identity.shared.Ids;
import dev.licet.identity.shared.JsonObject;
import dev.licet.identity.shared.Outcome;
import dev.licet.identity.shared.Slice;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.event.EventListener;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionOperations;

/** The connections: find, make, change and remove them, and say which applications may use them. */
@Service
public class Connections {
  private final ConnectionTable table;
  private final ConnectionSecrets secrets;
  private final Ids ids;
  private final TransactionOperations writing;
  private final ApplicationEventPublisher events;

  Connections(
      ConnectionTable table,
      ConnectionSecrets secrets,
      Ids ids,
      TransactionOperations writing,
      ApplicationEventPublisher events) {
    this.table = table;
    this.secrets = secrets;
    this.ids = ids;
    this.writing = writing;
    this.events = events;
  }

  /** Some of them, by id. */
  public List<Connection> list(ConnectionFilter filter, Slice slice) {
    return isAskable(filter, slice) ? revealed(table.list(filter, slice)) : List.of();
  }

  /** How many there are of those. */
  public long count(ConnectionFilter filter) {
    return isAskable(filter, new Slice("", 0, 0)) ? table.count(filter) : 0;
  }

  /** The connection of that id. */
  public Optional<Connection> byId(String id) {
    return FieldChecks.isLine(id) ? table.byId(id).map(secrets::reveal) : Optional.empty();
  }

  /** The connection of that name, letter by letter. */
  public Optional<Connection> byName(String name) {
    return FieldChecks.isLine(name) ? table.byName(name).map(secrets::reveal) : Optional.empty();
  }

  /** All that an application may use, by id. From memory, at most 5 s old. */
  public List<Connection> ofClient(String clientId) {
    return FieldChecks.isLine(clientId) ? revealed(table.ofClient(clientId)) : List.of();
  }

  /** Whether an application may use it. */
  public boolean isFor(Connection connection, String clientId) {
    return ofClient(clientId).stream().anyMatch(one -> one.id().equals(connection.id()));
  }

  /** Makes a connection, for these applications and no other. */
  @Transactional
  public Outcome<Connection> create(
      String name, String strategy, JsonObject details, Collection<String> clientIds) {
    var connection = new Connection("con_" + ids.alphanumeric(16), name, strategy, details, false);
    var problems = problems(connection, clientIds);
    if (!problems.isEmpty()) {
      return Outcome.invalid(problems);
    }
    if (!table.insert(secrets.seal(connection))) {
      return Outcome.taken("name", "A connection with the same name already exists");
    }
    clientIds.forEach(clientId -> table.save(connection.id(), clientId, true));
    events.publishEvent(new ConnectionCreated(connection));
    return Outcome.done(connection);
  }

  /**
   * Changes a connection; the change is given the settings as they are.
   *
   * @param clientIds the applications that it is to be for, and no other; empty where they stay
   */
  @Transactional
  public Outcome<Connection> change(
      String id,
      UnaryOperator<JsonObject> change,
      Optional<? extends Collection<String>> clientIds) {
    return open(
        id,
        before -> {
          var after = before.with(change.apply(before.details()));
          var problems = problems(after, clientIds.isPresent() ? clientIds.get() : List.of());
          if (!problems.isEmpty()) {
            return Outcome.invalid(problems);
          }
          return save(before, clientIds.map(all -> onlyFor(all, after)).orElse(after));
        });
  }

  @EventListener
  void removed(ApplicationRemoved event) {
    table.forgetClient(event.application().clientId());
  }

  /** Seals what rows of an earlier version have in the clear. At every start, it takes no time. */
  @EventListener(ApplicationReadyEvent.class)
  @Transactional
  public void sealSecrets() {
    for (var connection : table.unsealed()) {
      table.update(secrets.seal(connection));
    }
  }

  /**
   * Removes a connection with its users, and answers what it was. It is gone for everybody at once;
   * its users may be many, and go a piece at a time. Not in a transaction.
   */
  public Outcome<Connection> remove(String id) {
    var outcome = requireNonNull(writing.execute(_ -> open(id, this::hide)));
    if (outcome instanceof Outcome.Done<Connection>) {
      finishRemovals();
    }
    return outcome;
  }

  private Outcome<Connection> hide(Connection connection) {
    events.publishEvent(new ConnectionRemoved(connection));
    secrets.forget(connection);
    table.hide(connection.id());
    return Outcome.done(connection);
  }

  /** Goes on, every minute, with removals that a stop or a crash has cut off. */
  @Scheduled(initialDelay = 1, fixedDelay = 1, timeUnit = TimeUnit.MINUTES)
  public void finishRemovals() {
    for (var id : table.hidden()) {
      table.deleteUsers(id);
      writing.executeWithoutResult(_ -> table.delete(id));
    }
  }

  /** The applications that may use it, by client id. */
  public List<String> clients(Connection connection, Slice slice) {
    return FieldChecks.isLine(slice.after()) ? table.clients(connection.id(), slice) : List.of();
  }

  /** How many they are. */
  public long countClients(Connection connection) {
    return table.countClients(connection.id());
  }

  /** The same of several, by the connection's id. */
  Map<String, List<String>> clients(Collection<Connection> connections) {
    return table.clients(connections.stream().map(Connection::id).toList());
  }

  /** Switches it on or off for these applications, and leaves the others. */
  @Transactional
  public Outcome<Connection> switchClients(String id, Map<String, Boolean> enabled) {
    return open(id, connection -> switchClients(connection, enabled));
  }

  private Outcome<Connection> switchClients(Connection connection, Map<String, Boolean> enabled) {
    var problems = problems(connection, enabled.keySet());
    if (!problems.isEmpty()) {
      return Outcome.invalid(problems);
    }
    enabled.forEach((clientId, on) -> table.save(connection.id(), clientId, on));
    events.publishEvent(new ConnectionChanged(connection, connection));
    return Outcome.done(connection);
  }

  private List<Connection> revealed(List<Connection> rows) {
    return rows.stream().map(secrets::reveal).toList();
  }

  private Connection onlyFor(Collection<String> clientIds, Connection connection) {
    table.deleteClients(connection.id());
    clientIds.forEach(clientId -> table.save(connection.id(), clientId, true));
    return connection.forAll(false);
  }

  private Outcome<Connection> save(Connection before, Connection after) {
    table.update(secrets.seal(after));
    events.publishEvent(new ConnectionChanged(before, after));
    return Outcome.done(after);
  }

  private List<FieldProblem> problems(Connection connection, Collection<String> clientIds) {
    var problems = new ArrayList<>(ConnectionRules.check(connection));
    if (!clientIds.stream().allMatch(FieldChecks::isLine) || !table.knowsClients(clientIds)) {
      problems.add(new FieldProblem("client_id", "One of these applications does not exist"));
    }
    return problems;
  }

  private Outcome<Connection> open(String id, Function<Connection, Outcome<Connection>> work) {
    if (byId(id).isEmpty()) {
      return Outcome.missing("id", "The connection does not exist");
    }
    table.lock(id);
    return byId(id)
        .map(work)
        .orElseGet(() -> Outcome.missing("id", "The connection does not exist"));
  }

  private static boolean isAskable(ConnectionFilter filter, Slice slice) {
    return FieldChecks.isLine(filter.name().orElse("") + slice.after())
        && filter.strategies().stream().allMatch(FieldChecks::isLine);
  }
}
