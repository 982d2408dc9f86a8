package dev.licet.identity.organization;

import dev.licet.identity.connection.Connections;
import dev.licet.identity.management.search.Condition;
import dev.licet.identity.shared.FieldChecks;
import dev.licet.identity.shared.FieldProblem;
import dev.licet.identity.shared.Ids;
import dev.licet.identity.shared.JsonObject;
import dev.licet.identity.shared.Outcome;
import dev.licet.identity.shared.Slice;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.JsonNode;

/** The organizations: find, make, change and remove them, and the connections they use. */
@Service
public class Organizations {
  private static final Pattern NAME = Pattern.compile("[a-z0-9][a-z0-9_-]{0,49}");

  private final OrganizationTable table;
  private final EnabledConnectionTable enabled;
  private final Connections connections;
  private final Ids ids;
  private final ApplicationEventPublisher events;

  Organizations(
      OrganizationTable table,
      EnabledConnectionTable enabled,
      Connections connections,
      Ids ids,
      ApplicationEventPublisher events) {
    this.table = table;
    this.enabled = enabled;
    this.connections = connections;
    this.ids = ids;
    this.events = events;
  }

  /** Some of them, by id. */
  public List<Organization> list(Slice slice) {
    return FieldChecks.isLine(slice.after()) ? table.list(slice) : List.of();
  }

  /** Some of those whom a condition fits, by id. */
  public List<Organization> find(Condition condition, Slice slice) {
    return FieldChecks.isLine(slice.after()) ? table.find(condition, slice) : List.of();
  }

  /** How many there are. */
  public long count() {
    return table.count();
  }

  /** The organization of that id. */
  public Optional<Organization> byId(String id) {
    return FieldChecks.isLine(id) ? table.byId(id) : Optional.empty();
  }

  /** The organization of that name, letter by letter. */
  public Optional<Organization> byName(String name) {
    return FieldChecks.isLine(name) ? table.byName(name) : Optional.empty();
  }

  /** Makes an organization that uses these connections, by id. */
  @Transactional
  public Outcome<Organization> create(
      String name, JsonObject details, Map<String, JsonObject> connectionDetails) {
    var organization = new Organization("org_" + ids.alphanumeric(16), name, details);
    var problems = problems(organization);
    if (!problems.isEmpty()) {
      return Outcome.invalid(problems);
    }
    if (!connectionDetails.keySet().stream().allMatch(id -> connections.byId(id).isPresent())) {
      return Outcome.invalid("enabled_connections", "One of these connections does not exist");
    }
    if (!table.insert(organization)) {
      return taken();
    }
    connectionDetails.forEach((id, how) -> enabled.insert(organization.id(), id, how));
    events.publishEvent(new OrganizationCreated(organization));
    return Outcome.done(organization);
  }

  /** Gives it another name, where one is given, and these settings beside those it has. */
  @Transactional
  public Outcome<Organization> change(
      String id, Optional<String> name, Map<String, JsonNode> details) {
    return open(
        id,
        before ->
            change(
                before,
                new Organization(id, name.orElse(before.name()), before.details().with(details))));
  }

  /** Removes it, and answers what it was. Its members stay users. */
  @Transactional
  public Outcome<Organization> remove(String id) {
    return open(
        id,
        organization -> {
          events.publishEvent(new OrganizationRemoved(organization));
          table.delete(id);
          return Outcome.done(organization);
        });
  }

  /** The connections it uses, by id. */
  List<EnabledConnection> connections(Organization organization) {
    return enabled.list(organization.id());
  }

  /** Has it use a connection. */
  @Transactional
  public Outcome<Organization> enable(String id, String connectionId, JsonObject how) {
    return open(
        id,
        organization -> {
          if (connections.byId(connectionId).isEmpty()) {
            return Outcome.invalid("connection_id", "The connection does not exist");
          }
          return enabled.insert(id, connectionId, how)
              ? connectionsChanged(organization)
              : Outcome.taken("connection_id", "The organization uses this connection already");
        });
  }

  /** Changes how it uses a connection. */
  @Transactional
  public Outcome<Organization> use(String id, String connectionId, Map<String, JsonNode> how) {
    return open(
        id,
        organization ->
            enabled.list(id).stream()
                .filter(one -> one.connectionId().equals(connectionId))
                .findFirst()
                .map(one -> {
                  enabled.update(id, connectionId, one.details().with(how));
                  return connectionsChanged(organization);
                })
                .orElseGet(() -> Outcome.missing("connection_id", "It is not used")));
  }

  /** Has it use a connection no more, where it did. */
  @Transactional
  public Outcome<Organization> disable(String id, String connectionId) {
    return open(
        id,
        organization -> {
          if (FieldChecks.isLine(connectionId)) {
            enabled.delete(id, connectionId);
          }
          return connectionsChanged(organization);
        });
  }

  private Outcome<Organization> connectionsChanged(Organization organization) {
    events.publishEvent(new OrganizationChanged(organization, organization));
    return Outcome.done(organization);
  }

  private Outcome<Organization> change(Organization before, Organization after) {
    var problems = problems(after);
    if (!problems.isEmpty()) {
      return Outcome.invalid(problems);
    }
    if (table.byName(after.name()).filter(other -> !other.id().equals(after.id())).isPresent()) {
      return taken();
    }
    if (!after.equals(before)) {
      table.update(after);
      events.publishEvent(new OrganizationChanged(before, after));
    }
    return Outcome.done(after);
  }

  private static List<FieldProblem> problems(Organization organization) {
    return new FieldChecks()
        .require(
            NAME.matcher(organization.name()).matches(),
            "name",
            "A name has 1 to 50 small letters, digits, hyphens and underscores")
        .problems();
  }

  private static Outcome<Organization> taken() {
    return Outcome.taken("name", "An organization with this name already exists.");
  }

  private Outcome<Organization> open(
      String id, Function<Organization, Outcome<Organization>> work) {
    if (byId(id).isPresent()) {
      table.lock(id);
    }
    return byId(id)
        .map(work)
        .orElseGet(() -> Outcome.missing("id", "No organization found by that id or name"));
  }
}
