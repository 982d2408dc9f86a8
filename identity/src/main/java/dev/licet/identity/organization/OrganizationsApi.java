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
import dev.licet.identity.management.paging.WithFields;
import dev.licet.identity.shared.JsonObject;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.Map;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** {@code /api/v2/organizations}. */
@RestController
@RequestMapping(ManagementApi.PATH + "/organizations")
class OrganizationsApi implements Described {
  private final Organizations organizations;
  private final Listings listings;

  OrganizationsApi(Organizations organizations, Listings listings) {
    this.organizations = organizations;
    this.listings = listings;
  }

  @Override
  public Map<String, ObjectShape> bodies() {
    return Map.of(
        "POST /organizations", OrganizationBody.NEW,
        "PATCH /organizations/{id}", OrganizationBody.CHANGES);
  }

  /** No application is at organizations of its own, so none of them tells of the one asked for. */
  @GetMapping
  @RequiresScope("read:organizations")
  ResponseEntity<Object> list(@ForList({"sort", "include_client_association_for"}) Query query) {
    var listing = listings.read(query, "organizations");
    return Answers.ok(
        listing.answer(
            organizations.list(listing.slice()),
            Organization::id,
            OrganizationJson::of,
            organizations::count));
  }

  @PostMapping
  @RequiresScope("create:organizations")
  ResponseEntity<Object> create(HttpServletRequest request) throws IOException {
    var payload = Payload.read(request, OrganizationBody.NEW);
    var body = new OrganizationBody(payload);
    var created =
        organizations.create(
            payload.text("name"), JsonObject.EMPTY.with(body.details()), body.connections());
    return Answers.created(OrganizationJson.of(OrganizationRefusals.done(created)));
  }

  @GetMapping("/search")
  @RequiresScope("read:organizations")
  ResponseEntity<Object> search(@WithFields({"q", "parser", "from", "take"}) Query query) {
    query.onlyAs("parser", "lucene");
    var condition = query.search(OrganizationTable.SEARCHED, "q");
    var listing = listings.readOn(query, "organizations");
    var page = organizations.find(condition, listing.slice());
    return Answers.ok(listing.answer(page, Organization::id, OrganizationJson::of, page::size));
  }

  @GetMapping("/name/{id}")
  @RequiresScope("read:organizations")
  ResponseEntity<Object> byName(@PathVariable String id, Fields fields) {
    var organization = organizations.byName(id).orElseThrow(OrganizationRefusals::missing);
    return Answers.ok(fields.of(OrganizationJson.of(organization)));
  }

  @GetMapping("/{id}")
  @RequiresScope("read:organizations")
  ResponseEntity<Object> show(@PathVariable String id, Fields fields) {
    var organization = organizations.byId(id).orElseThrow(OrganizationRefusals::missing);
    return Answers.ok(fields.of(OrganizationJson.of(organization)));
  }

  @PatchMapping("/{id}")
  @RequiresScope("update:organizations")
  ResponseEntity<Object> change(@PathVariable String id, HttpServletRequest request)
      throws IOException {
    var payload = Payload.read(request, OrganizationBody.CHANGES);
    var details = new OrganizationBody(payload).details();
    var changed = organizations.change(id, payload.findText("name"), details);
    return Answers.ok(OrganizationJson.of(OrganizationRefusals.done(changed)));
  }

  @DeleteMapping("/{id}")
  @RequiresScope("delete:organizations")
  ResponseEntity<Object> remove(@PathVariable String id) {
    OrganizationRefusals.done(organizations.remove(id));
    return Answers.nothing();
  }
}
