package dev.licet.identity.refresh;

import dev.licet.guard.RequiresScope;
import dev.licet.identity.management.Answers;
import dev.licet.identity.management.ManagementApi;
import dev.licet.identity.management.body.Described;
import dev.licet.identity.management.paging.Fields;
import dev.licet.identity.management.paging.Listings;
import dev.licet.identity.management.paging.Query;
import dev.licet.identity.user.UserRefusals;
import dev.licet.identity.user.Users;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Map;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** {@code /api/v2/refresh-tokens} and {@code /api/v2/users/{id}/refresh-tokens}. */
@RestController
@RequestMapping(ManagementApi.PATH)
class RefreshTokensApi implements Described {
  private static final Answers ANSWERS = new Answers("refresh token");

  private final RefreshTokens tokens;
  private final Users users;
  private final Listings listings;

  RefreshTokensApi(RefreshTokens tokens, Users users, Listings listings) {
    this.tokens = tokens;
    this.users = users;
    this.listings = listings;
  }

  @Override
  public Map<String, List<String>> filters() {
    return Map.of("GET /users/{id}/refresh-tokens", List.of());
  }

  @GetMapping("/users/{id}/refresh-tokens")
  @RequiresScope("read:refresh_tokens")
  ResponseEntity<Object> tokens(@PathVariable String id, HttpServletRequest request) {
    var listing = listings.read(Query.ofList(request), "tokens");
    requireUser(id);
    return Answers.ok(
        listing.answer(
            tokens.ofUser(id, "", listing.slice()),
            RefreshToken::id,
            RefreshTokenJson::of,
            () -> tokens.countOfUser(id, "")));
  }

  @DeleteMapping("/users/{id}/refresh-tokens")
  @RequiresScope("delete:refresh_tokens")
  ResponseEntity<Object> endTokens(@PathVariable String id) {
    requireUser(id);
    tokens.endAll(id);
    return Answers.empty(HttpStatus.ACCEPTED);
  }

  @GetMapping("/refresh-tokens/{id}")
  @RequiresScope("read:refresh_tokens")
  ResponseEntity<Object> show(@PathVariable String id, HttpServletRequest request) {
    var fields = Fields.of(Query.ofOne(request));
    return Answers.ok(
        fields.of(RefreshTokenJson.of(tokens.byId(id).orElseThrow(ANSWERS::missing))));
  }

  @DeleteMapping("/refresh-tokens/{id}")
  @RequiresScope("delete:refresh_tokens")
  ResponseEntity<Object> end(@PathVariable String id) {
    if (!tokens.end(id)) {
      throw ANSWERS.missing();
    }
    return Answers.empty(HttpStatus.ACCEPTED);
  }

  private void requireUser(String id) {
    if (users.byId(id).isEmpty()) {
      throw UserRefusals.missing();
    }
  }
}
