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

/** {@code /api/v2/organizations}. */
@RestController
@RequestMapping(ManagementApi.PATH + "/organizations")
class OrganizationsApi implements Described {
  /** No application is at organizations of its own, so none of them tells of the one asked for. */
  private static final List<String> FILTERS = List.of("sort", "include_client_association_for");

  private static final String[] SEARCH = {"q", "parser", "from", "take"};

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

  @Override
  public Map<String, List<String>> filters() {
    return Map.of("GET /organizations", FILTERS);
  }

  @Override
  public Map<String, List<String>> parameters() {
    return Map.of("GET /organizations/search", List.of(SEARCH));
  }

  @GetMapping
  @RequiresScope("read:organizations")
  ResponseEntity<Object> list(HttpServletRequest request) {
    var listing = listings.read(Query.ofList(request, FILTERS), "organizations");
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
  ResponseEntity<Object> search(HttpServletRequest request) {
    var query = Query.ofOne(request, SEARCH);
    query.onlyAs("parser", "lucene");
    var condition = query.search(OrganizationTable.SEARCHED, "q");
    var listing = listings.readOn(query, "organizations");
    var page = organizations.find(condition, listing.slice());
    return Answers.ok(listing.answer(page, Organization::id, OrganizationJson::of, page::size));
  }

  @GetMapping("/name/{id}")
  @RequiresScope("read:organizations")
  ResponseEntity<Object> byName(@PathVariable String id, HttpServletRequest request) {
    var fields = Fields.of(Query.ofOne(request));
    var organization = organizations.byName(id).orElseThrow(OrganizationRefusals::missing);
    return Answers.ok(fields.of(OrganizationJson.of(organization)));
  }

  @GetMapping("/{id}")
  @RequiresScope("read:organizations")
  ResponseEntity<Object> show(@PathVariable String id, HttpServletRequest request) {
    var fields = Fields.of(Query.ofOne(request));
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
