package dev.licet.identity.connection;

import static dev.licet.identity.management.body.Shape.json;
import static dev.licet.identity.management.body.Shape.list;
import static dev.licet.identity.management.body.Shape.oneOf;

import dev.licet.identity.application.Application;
import dev.licet.identity.application.Applications;
import dev.licet.identity.management.body.ObjectShape;
import dev.licet.identity.management.body.Payload;
import dev.licet.identity.management.body.Shape;
import dev.licet.identity.section.FileSection;
import dev.licet.identity.section.SectionForm;
import dev.licet.identity.shared.Digest;
import dev.licet.identity.shared.Outcome;
import dev.licet.identity.shared.Slice;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * Connections in the tenant file: {@code databases}, or {@code connections} to others, whose
 * options hold secrets and are never written out.
 */
final class ConnectionSection implements FileSection {
  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final Slice ALL = new Slice("", 0, Integer.MAX_VALUE);
  private static final String STRATEGY = "strategy";
  private static final String OPTIONS = "options";
  private static final String CLIENTS = "enabled_clients";
  private static final int MOST_CLIENTS = 100_000;

  private static final ObjectShape COMMON =
      ConnectionBody.CHANGES
          .must("name", Shape.name(128))
          .may(CLIENTS, list(Shape.name(128), MOST_CLIENTS));

  private static final SectionForm DATABASES =
      SectionForm.list(
          "databases",
          "database",
          20,
          "name",
          COMMON.may(STRATEGY, oneOf(Connection.DATABASE)).may(OPTIONS, DatabaseOptions.SHAPE));

  private static final SectionForm OTHERS =
      SectionForm.list(
          "connections",
          "connection",
          21,
          "name",
          COMMON.must(STRATEGY, ConnectionBody.others()).may(OPTIONS, json()));

  private final boolean databases;
  private final Connections connections;
  private final Applications applications;

  ConnectionSection(boolean databases, Connections connections, Applications applications) {
    this.databases = databases;
    this.connections = connections;
    this.applications = applications;
  }

  @Override
  public SectionForm form() {
    return databases ? DATABASES : OTHERS;
  }

  @Override
  public SortedMap<String, ObjectNode> read() {
    var items = new TreeMap<String, ObjectNode>();
    all().forEach(connection -> items.put(connection.name(), members(connection)));
    return items;
  }

  @Override
  public Map<String, Digest> secrets() {
    return databases
        ? Map.of()
        : all()
            .collect(
                Collectors.toMap(
                    Connection::name,
                    connection -> Digest.of(connection.details().object(OPTIONS).toString())));
  }

  @Override
  public List<String> leftOut() {
    return databases || all().findAny().isEmpty()
        ? List.of()
        : List.of(
            "options of connections are not in the file, since they hold secrets: name them, or"
                + " those of before stay");
  }

  @Override
  public Outcome<?> write(Payload item) {
    var body = new ConnectionBody(item);
    var clients = new ArrayList<String>();
    for (var wanted : body.clients().orElse(List.of())) {
      var found = clientId(wanted);
      if (found.isEmpty()) {
        return Outcome.invalid(CLIENTS, "There is no one application '%s'".formatted(wanted));
      }
      clients.add(found.get());
    }
    var strategy = databases ? Connection.DATABASE : body.wantedStrategy();
    return connections
        .byName(body.wantedName())
        .<Outcome<?>>map(now -> change(now, strategy, body, body.clients().map(_ -> clients)))
        .orElseGet(
            () -> connections.create(body.wantedName(), strategy, body.wanted(strategy), clients));
  }

  private Outcome<?> change(
      Connection now, String strategy, ConnectionBody body, Optional<List<String>> clients) {
    if (!now.strategy().equals(strategy)) {
      return Outcome.invalid(STRATEGY, "The strategy of a connection never changes");
    }
    var others = clients.filter(ids -> now.forAll() || !sorted(ids).equals(clients(now)));
    if (others.isEmpty() && body.over(strategy, now.details()).equals(now.details())) {
      return Outcome.done(now);
    }
    return connections.change(now.id(), before -> body.over(strategy, before), others);
  }

  private Optional<String> clientId(String wanted) {
    var named = applications.byName(wanted);
    return applications
        .byClientId(wanted)
        .or(() -> named.size() == 1 ? Optional.of(named.getFirst()) : Optional.empty())
        .map(Application::clientId);
  }

  private ObjectNode members(Connection connection) {
    var members = JSON.createObjectNode();
    members.put("name", connection.name());
    members.put(STRATEGY, connection.strategy());
    if (!connection.forAll()) {
      members.set(CLIENTS, JSON.valueToTree(clients(connection)));
    }
    members.setAll(connection.details().members());
    return databases ? members : members.without(List.of(OPTIONS));
  }

  private List<String> clients(Connection connection) {
    return sorted(connections.clients(connection, ALL));
  }

  private static List<String> sorted(List<String> ids) {
    return ids.stream().sorted().distinct().toList();
  }

  private Stream<Connection> all() {
    return connections.list(ConnectionFilter.ALL, ALL).stream()
        .filter(connection -> connection.isDatabase() == databases);
  }
}
