package dev.licet.identity.organization;

import static dev.licet.identity.management.body.Shape.list;

import dev.licet.identity.connection.Connections;
import dev.licet.identity.management.body.Payload;
import dev.licet.identity.management.body.Shape;
import dev.licet.identity.section.FileSection;
import dev.licet.identity.section.SectionForm;
import dev.licet.identity.shared.JsonObject;
import dev.licet.identity.shared.Outcome;
import dev.licet.identity.shared.Slice;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** The section {@code organizations} of the tenant file; members are no part of it. */
@Component
class OrganizationsSection implements FileSection {
  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final String CONNECTIONS = "connections";

  /** A connection is called by its name: ids differ from server to server. */
  private static final SectionForm FORM =
      SectionForm.list(
          "organizations",
          "organization",
          30,
          "name",
          OrganizationBody.CHANGES
              .must("name", Shape.name(50))
              .may(CONNECTIONS, list(OrganizationBody.USES.must("name", Shape.name(128)), 100)));

  private final Organizations organizations;
  private final Connections connections;

  OrganizationsSection(Organizations organizations, Connections connections) {
    this.organizations = organizations;
    this.connections = connections;
  }

  @Override
  public SectionForm form() {
    return FORM;
  }

  @Override
  public SortedMap<String, ObjectNode> read() {
    var items = new TreeMap<String, ObjectNode>();
    organizations
        .list(new Slice("", 0, Integer.MAX_VALUE))
        .forEach(organization -> items.put(organization.name(), members(organization)));
    return items;
  }

  @Override
  public List<String> leftOut() {
    return organizations.count() == 0
        ? List.of()
        : List.of("the members of organizations are not in the file");
  }

  @Override
  public Outcome<?> write(Payload item) {
    var wanted = new LinkedHashMap<String, JsonObject>();
    for (var use : item.findObjects(CONNECTIONS).orElse(List.of())) {
      var connection = connections.byName(use.text("name"));
      if (connection.isEmpty()) {
        return Outcome.invalid(
            CONNECTIONS, "There is no connection '%s'".formatted(use.text("name")));
      }
      wanted.put(connection.get().id(), JsonObject.EMPTY.with(OrganizationBody.use(use)));
    }
    var details = new OrganizationBody(item).details();
    var now = organizations.byName(item.text("name"));
    if (now.isEmpty()) {
      return organizations.create(item.text("name"), JsonObject.EMPTY.with(details), wanted);
    }
    if (item.has(CONNECTIONS)) {
      use(now.get(), wanted);
    }
    return organizations.change(now.get().id(), Optional.empty(), details);
  }

  private void use(Organization organization, Map<String, JsonObject> wanted) {
    for (var used : organizations.connections(organization)) {
      var how = Optional.ofNullable(wanted.remove(used.connectionId()));
      if (how.isEmpty()) {
        organizations.disable(organization.id(), used.connectionId());
      } else if (!how.get().equals(used.details())) {
        var members = OrganizationBody.use(Payload.of(how.get().members(), OrganizationBody.USES));
        organizations.use(organization.id(), used.connectionId(), members);
      }
    }
    wanted.forEach((id, how) -> organizations.enable(organization.id(), id, how));
  }

  private ObjectNode members(Organization organization) {
    var members = JSON.createObjectNode();
    members.put("name", organization.name());
    members.setAll(organization.details().members());
    var used = members.putArray(CONNECTIONS);
    organizations.connections(organization).stream()
        .sorted(Comparator.comparing(EnabledConnection::name))
        .forEach(one -> used.addObject().put("name", one.name()).setAll(one.details().members()));
    return members;
  }
}
