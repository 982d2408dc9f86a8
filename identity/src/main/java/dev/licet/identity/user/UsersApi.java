package dev.licet.identity.user;

import static org.springframework.http.HttpStatus.BAD_REQUEST;
import static org.springframework.http.HttpStatus.CONFLICT;

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
import dev.licet.identity.management.search.Condition;
import dev.licet.identity.management.search.SearchFields;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** {@code /api/v2/users} and {@code /api/v2/users-by-email}. */
@RestController
@RequestMapping(ManagementApi.PATH)
class UsersApi implements Described {
  /** As Auth0 has it: whoever wants more of them goes on from a checkpoint, or searches. */
  private static final int REACH = 1_000;

  private final Users users;
  private final UserLogins logins;
  private final Listings listings;
  private final SearchFields searched;

  UsersApi(
      Users users, UserLogins logins, Listings listings, List<FurtherUserFields> furtherFields) {
    this.users = users;
    this.logins = logins;
    this.listings = listings;
    var fields = UserFields.SEARCHED;
    for (var further : furtherFields) {
      fields = further.addTo(fields);
    }
    this.searched = fields;
  }

  @Override
  public Map<String, ObjectShape> bodies() {
    return Map.of("POST /users", UserBody.NEW, "PATCH /users/{id}", UserBody.CHANGES);
  }

  @GetMapping("/users")
  @RequiresScope("read:users")
  ResponseEntity<Object> list(
      @ForList({"q", "sort", "search_engine", "connection", "primary_order"}) Query query) {
    var listing = listings.read(query, "users", REACH);
    var connection = query.text("connection").map(UserFields::ofConnection);
    var search = connection.orElse(Condition.everything()).and(query.search(searched, "q"));
    var sort = query.sort(UserFields.SORTS.keySet());
    var page = users.search(search, sort, listing.slice());
    return Answers.ok(listing.answer(page, User::id, json(page), () -> users.count(search)));
  }

  @GetMapping("/users-by-email")
  @RequiresScope("read:users")
  ResponseEntity<Object> byEmail(@ForList("email") Query query) {
    var email = query.required("email");
    var listing = listings.read(query, "users");
    var found = users.byEmail(email);
    var page = found.stream().skip(listing.slice().skip()).toList();
    return Answers.ok(listing.answer(page, User::id, json(page), found::size));
  }

  @PostMapping("/users")
  @RequiresScope("create:users")
  ResponseEntity<Object> create(HttpServletRequest request) throws IOException {
    var body = new UserBody(Payload.read(request, UserBody.NEW));
    var wanted = body.wanted();
    var outcome = body.verify() ? users.createAndVerify(wanted) : users.create(wanted);
    var created = UserRefusals.done(outcome, CONFLICT);
    return Answers.created(UserJson.of(created));
  }

  @GetMapping("/users/{id}")
  @RequiresScope("read:users")
  ResponseEntity<Object> show(@PathVariable String id, Fields fields) {
    return Answers.ok(fields.of(json(find(id))));
  }

  @PatchMapping("/users/{id}")
  @RequiresScope("update:users")
  ResponseEntity<Object> change(@PathVariable String id, HttpServletRequest request)
      throws IOException {
    var body = new UserBody(Payload.read(request, UserBody.CHANGES));
    body.check(find(id));
    var outcome =
        body.password()
            .map(password -> users.change(id, body::over, password))
            .orElseGet(() -> users.change(id, body::over));
    var changed = UserRefusals.done(outcome, BAD_REQUEST);
    if (body.verify()) {
      users.verify(changed, body.clientId(), "");
    }
    return Answers.ok(json(changed));
  }

  @DeleteMapping("/users/{id}")
  @RequiresScope("delete:users")
  ResponseEntity<Object> remove(@PathVariable String id) {
    UserRefusals.done(users.remove(id), CONFLICT);
    return Answers.nothing();
  }

  private Function<User, Map<String, Object>> json(List<User> page) {
    var known = logins.of(page.stream().map(User::id).toList());
    return user -> UserJson.of(user, Optional.ofNullable(known.get(user.id())));
  }

  private Map<String, Object> json(User user) {
    return json(List.of(user)).apply(user);
  }

  private User find(String id) {
    return users.byId(id).orElseThrow(UserRefusals::missing);
  }
}
