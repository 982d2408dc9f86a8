package dev.licet.identity.organization;

import dev.licet.guard.RequiresScope;
import dev.licet.identity.management.Answers;
import dev.licet.identity.management.ManagementApi;
import dev.licet.identity.management.body.Described;
import dev.licet.identity.management.body.ObjectShape;
import dev.licet.identity.management.body.Payload;
import dev.licet.identity.management.paging.Fields;
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

/** {@code /api/v2/organizations/{id}/enabled_connections}. */
@RestController
@RequestMapping(ManagementApi.PATH + "/organizations/{id}/enabled_connections")
class OrganizationConnectionsApi implements Described {
  private static final String PATH = " /organizations/{id}/enabled_connections";

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
        "PATCH" + PATH + "/{connectionId}", OrganizationBody.USES);
  }

  @Override
  public Map<String, List<String>> filters() {
    return Map.of("GET" + PATH, List.of());
  }

  @GetMapping
  @RequiresScope("read:organization_connections")
  ResponseEntity<Object> connections(@PathVariable String id, HttpServletRequest request) {
    var listing = listings.read(Query.ofList(request), "enabled_connections");
    var all = organizations.connections(find(id));
    var page =
        all.stream()
            .filter(one -> one.connectionId().compareTo(listing.slice().after()) > 0)
            .skip(listing.slice().skip())
            .limit(listing.slice().limit())
            .toList();
    return Answers.ok(
        listing.answer(
            page, EnabledConnection::connectionId, OrganizationJson::connection, all::size));
  }

  @PostMapping
  @RequiresScope("create:organization_connections")
  ResponseEntity<Object> enable(@PathVariable String id, HttpServletRequest request)
      throws IOException {
    var body = Payload.read(request, OrganizationBody.ENABLING);
    var connectionId = body.text("connection_id");
    var how = JsonObject.EMPTY.with(OrganizationBody.use(body));
    OrganizationRefusals.done(organizations.enable(id, connectionId, how));
    return Answers.created(OrganizationJson.connection(find(id, connectionId)));
  }

  @GetMapping("/{connectionId}")
  @RequiresScope("read:organization_connections")
  ResponseEntity<Object> connection(
      @PathVariable String id, @PathVariable String connectionId, HttpServletRequest request) {
    var fields = Fields.of(Query.ofOne(request));
    return Answers.ok(fields.of(OrganizationJson.connection(find(id, connectionId))));
  }

  @PatchMapping("/{connectionId}")
  @RequiresScope("update:organization_connections")
  ResponseEntity<Object> changeUse(
      @PathVariable String id, @PathVariable String connectionId, HttpServletRequest request)
      throws IOException {
    var body = Payload.read(request, OrganizationBody.USES);
    OrganizationRefusals.done(organizations.use(id, connectionId, OrganizationBody.use(body)));
    return Answers.ok(OrganizationJson.connection(find(id, connectionId)));
  }

  @DeleteMapping("/{connectionId}")
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
