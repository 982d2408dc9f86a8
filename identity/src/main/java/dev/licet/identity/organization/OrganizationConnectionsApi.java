package dev.licet.identity.organization;

import dev.licet.guard.RequiresScope;
import dev.licet.identity.management.Answers;
import dev.licet.identity.management.ManagementApi;
import dev.licet.identity.management.body.Described;
import dev.licet.identity.management.body.ObjectShape;
import dev.licet.identity.management.body.Payload;
import dev.licet.identity.management.paging.Fields;
import dev.licet.identity.management.paging.ForList;
import dev.licet.identity.management.paging.Listings;
import dev.licet.identity.management.paging.Query;
import dev.licet.identity.shared.JsonObject;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * {@code /api/v2/organizations/{id}/enabled_connections}, and {@code /connections}, where Auth0
 * shows besides those that are switched off again: here what is off is gone.
 */
@RestController
@RequestMapping(ManagementApi.PATH + "/organizations/{id}")
class OrganizationConnectionsApi implements Described {
  private static final String ENABLED = "/enabled_connections";
  private static final String ALL = "/connections";
  private static final String PATH = " /organizations/{id}" + ENABLED;
  private static final String PATH_OF_ALL = " /organizations/{id}" + ALL;

  private final Organizations organizations;
  private final Listings listings;

  OrganizationConnectionsApi(Organizations organizations, Listings listings) {
    this.organizations = organizations;
    this.listings = listings;
  }

  @Override
  public Map<String, ObjectShape> bodies() {
    return Map.of(
        "POST" + PATH, OrganizationBody.ENABLING,
        "PATCH" + PATH + "/{connectionId}", OrganizationBody.USES,
        "POST" + PATH_OF_ALL, OrganizationBody.ENABLING_OF_ALL,
        "PATCH" + PATH_OF_ALL + "/{connectionId}", OrganizationBody.USES_OF_ALL);
  }

  @GetMapping(ENABLED)
  @RequiresScope("read:organization_connections")
  ResponseEntity<Object> connections(@PathVariable String id, @ForList Query query) {
    var listing = listings.read(query, "enabled_connections");
    return Answers.ok(
        listing.answerOf(
            organizations.connections(find(id)),
            EnabledConnection::connectionId,
            OrganizationJson::connection));
  }

  @GetMapping(ALL)
  @RequiresScope("read:organization_connections")
  ResponseEntity<Object> all(@PathVariable String id, @ForList("is_enabled") Query query) {
    var listing = listings.read(query, "connections");
    var all = organizations.connections(find(id));
    return Answers.ok(
        listing.answerOf(
            query.flag("is_enabled").orElse(true) ? all : List.of(),
            EnabledConnection::connectionId,
            OrganizationJson::ofAll));
  }

  @PostMapping(ENABLED)
  @RequiresScope("create:organization_connections")
  ResponseEntity<Object> enable(@PathVariable String id, HttpServletRequest request)
      throws IOException {
    var body = Payload.read(request, OrganizationBody.ENABLING);
    return Answers.created(OrganizationJson.connection(enabled(id, body)));
  }

  @PostMapping(ALL)
  @RequiresScope("create:organization_connections")
  ResponseEntity<Object> enableOfAll(@PathVariable String id, HttpServletRequest request)
      throws IOException {
    var body = Payload.read(request, OrganizationBody.ENABLING_OF_ALL);
    return Answers.created(OrganizationJson.ofAll(enabled(id, body)));
  }

  private EnabledConnection enabled(String id, Payload body) {
    var connectionId = body.text("connection_id");
    var how = JsonObject.EMPTY.with(OrganizationBody.use(body));
    OrganizationRefusals.done(organizations.enable(id, connectionId, how));
    return find(id, connectionId);
  }

  @GetMapping(ALL + "/{connectionId}")
  @RequiresScope("read:organization_connections")
  ResponseEntity<Object> showOfAll(
      @PathVariable String id, @PathVariable String connectionId, Fields fields) {
    return Answers.ok(fields.of(OrganizationJson.ofAll(find(id, connectionId))));
  }

  @GetMapping(ENABLED + "/{connectionId}")
  @RequiresScope("read:organization_connections")
  ResponseEntity<Object> connection(
      @PathVariable String id, @PathVariable String connectionId, Fields fields) {
    return Answers.ok(fields.of(OrganizationJson.connection(find(id, connectionId))));
  }

  @PatchMapping(ENABLED + "/{connectionId}")
  @RequiresScope("update:organization_connections")
  ResponseEntity<Object> changeUse(
      @PathVariable String id, @PathVariable String connectionId, HttpServletRequest request)
      throws IOException {
    var body = Payload.read(request, OrganizationBody.USES);
    return Answers.ok(OrganizationJson.connection(used(id, connectionId, body)));
  }

  @PatchMapping(ALL + "/{connectionId}")
  @RequiresScope("update:organization_connections")
  ResponseEntity<Object> useOfAll(
      @PathVariable String id, @PathVariable String connectionId, HttpServletRequest request)
      throws IOException {
    var body = Payload.read(request, OrganizationBody.USES_OF_ALL);
    return Answers.ok(OrganizationJson.ofAll(used(id, connectionId, body)));
  }

  private EnabledConnection used(String id, String connectionId, Payload body) {
    OrganizationRefusals.done(organizations.use(id, connectionId, OrganizationBody.use(body)));
    return find(id, connectionId);
  }

  @DeleteMapping(ALL + "/{connectionId}")
  @RequiresScope("delete:organization_connections")
  ResponseEntity<Object> disableOfAll(@PathVariable String id, @PathVariable String connectionId) {
    return disable(id, connectionId);
  }

  @DeleteMapping(ENABLED + "/{connectionId}")
  @RequiresScope("delete:organization_connections")
  ResponseEntity<Object> disable(@PathVariable String id, @PathVariable String connectionId) {
    OrganizationRefusals.done(organizations.disable(id, connectionId));
    return Answers.nothing();
  }

  private Organization find(String id) {
    return organizations.byId(id).orElseThrow(OrganizationRefusals::missing);
  }

  private EnabledConnection find(String id, String connectionId) {
    return organizations.connections(find(id)).stream()
        .filter(one -> one.connectionId().equals(connectionId))
        .findFirst()
        .orElseThrow(
            () -> OrganizationRefusals.notFound("The organization does not use this connection"));
  }
}
