package dev.licet.identity.role;

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
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.Map;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** {@code /api/v2/roles}. The statuses are mixed as Auth0's are. */
@RestController
@RequestMapping(ManagementApi.PATH + "/roles")
class RolesApi implements Described {
  private static final Answers ANSWERS = new Answers("role");

  /** Every role here is the tenant's; Auth0 has some that are an organization's. */
  private static final String KIND = "tenant";

  private final Roles roles;
  private final Listings listings;

  RolesApi(Roles roles, Listings listings) {
    this.roles = roles;
    this.listings = listings;
  }

  @Override
  public Map<String, ObjectShape> bodies() {
    return Map.of(
        "POST /roles", RoleBody.NEW,
        "PATCH /roles/{id}", RoleBody.CHANGES,
        "POST /roles/{id}/permissions", RoleBody.PERMISSIONS);
  }

  @GetMapping
  @RequiresScope("read:roles")
  ResponseEntity<Object> list(@ForList({"name_filter", "type", "owner_id"}) Query query) {
    var listing = listings.read(query, "roles");
    var part = query.text("name_filter").orElse("");
    if (!query.text("type").orElse(KIND).equals(KIND) || query.text("owner_id").isPresent()) {
      return Answers.ok(listing.answerNothing());
    }
    return Answers.ok(
        listing.answer(
            roles.list(part, listing.slice()), Role::id, RoleJson::of, () -> roles.count(part)));
  }

  @PostMapping
  @RequiresScope("create:roles")
  ResponseEntity<Object> create(HttpServletRequest request) throws IOException {
    var body = Payload.read(request, RoleBody.NEW);
    var description = body.findText("description").orElse("");
    return Answers.ok(RoleJson.of(ANSWERS.done(roles.create(body.text("name"), description))));
  }

  @GetMapping("/{id}")
  @RequiresScope("read:roles")
  ResponseEntity<Object> show(@PathVariable String id, Fields fields) {
    return Answers.ok(fields.of(RoleJson.of(find(id))));
  }

  @PatchMapping("/{id}")
  @RequiresScope("update:roles")
  ResponseEntity<Object> change(@PathVariable String id, HttpServletRequest request)
      throws IOException {
    var body = Payload.read(request, RoleBody.CHANGES);
    var changed = roles.change(find(id).id(), before -> RoleBody.over(before, body));
    return Answers.ok(RoleJson.of(ANSWERS.done(changed)));
  }

  @DeleteMapping("/{id}")
  @RequiresScope("delete:roles")
  ResponseEntity<Object> remove(@PathVariable String id) {
    ANSWERS.done(roles.remove(id));
    return Answers.empty(HttpStatus.OK);
  }

  @GetMapping("/{id}/permissions")
  @RequiresScope("read:roles")
  ResponseEntity<Object> permissions(@PathVariable String id, @ForList Query query) {
    var listing = listings.read(query, "permissions");
    find(id);
    return Answers.ok(listing.answerOf(roles.permissions(id), HeldPermission::key, RoleJson::of));
  }

  @PostMapping("/{id}/permissions")
  @RequiresScope("update:roles")
  ResponseEntity<Object> addPermissions(@PathVariable String id, HttpServletRequest request)
      throws IOException {
    var wanted = RoleBody.permissions(Payload.read(request, RoleBody.PERMISSIONS));
    ANSWERS.done(roles.addPermissions(id, wanted));
    return Answers.empty(HttpStatus.CREATED);
  }

  @DeleteMapping("/{id}/permissions")
  @RequiresScope("update:roles")
  ResponseEntity<Object> removePermissions(@PathVariable String id, HttpServletRequest request)
      throws IOException {
    find(id);
    var surplus = RoleBody.permissions(Payload.read(request, RoleBody.PERMISSIONS));
    ANSWERS.done(roles.removePermissions(id, surplus));
    return Answers.nothing();
  }

  private Role find(String id) {
    return roles.byId(id).orElseThrow(ANSWERS::missing);
  }
}
