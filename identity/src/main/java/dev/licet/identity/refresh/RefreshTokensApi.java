package dev.licet.identity.refresh;

import static dev.licet.identity.management.body.Shape.name;
import static dev.licet.identity.management.body.Shape.object;

import dev.licet.guard.RequiresScope;
import dev.licet.identity.application.Applications;
import dev.licet.identity.management.Answers;
import dev.licet.identity.management.ManagementApi;
import dev.licet.identity.management.ManagementError;
import dev.licet.identity.management.ManagementRefused;
import dev.licet.identity.management.body.Described;
import dev.licet.identity.management.body.ObjectShape;
import dev.licet.identity.management.body.Payload;
import dev.licet.identity.management.body.Shape;
import dev.licet.identity.management.paging.Fields;
import dev.licet.identity.management.paging.ForList;
import dev.licet.identity.management.paging.Listings;
import dev.licet.identity.management.paging.Query;
import dev.licet.identity.user.Metadata;
import dev.licet.identity.user.UserRefusals;
import dev.licet.identity.user.Users;
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

/** {@code /api/v2/refresh-tokens} and {@code /api/v2/users/{id}/refresh-tokens}. */
@RestController
@RequestMapping(ManagementApi.PATH)
class RefreshTokensApi implements Described {
  private static final ObjectShape REVOCATION =
      object()
          .may("ids", Shape.list(name(64), 100))
          .may("user_id", name(300))
          .may("client_id", name(64))
          .may("audience", name(600));

  /** As Auth0 has it: 25 pairs of texts. */
  private static final ObjectShape CHANGE =
      object().may("refresh_token_metadata", Shape.map(Shape.line(255), 25).orNull());

  private static final Answers ANSWERS = new Answers("refresh token");

  private final RefreshTokens tokens;
  private final Applications applications;
  private final Users users;
  private final Listings listings;

  RefreshTokensApi(
      RefreshTokens tokens, Applications applications, Users users, Listings listings) {
    this.tokens = tokens;
    this.applications = applications;
    this.users = users;
    this.listings = listings;
  }

  @Override
  public Map<String, ObjectShape> bodies() {
    return Map.of("POST /refresh-tokens/revoke", REVOCATION, "PATCH /refresh-tokens/{id}", CHANGE);
  }

  @GetMapping("/refresh-tokens")
  @RequiresScope("read:refresh_tokens")
  ResponseEntity<Object> list(@ForList({"user_id", "client_id"}) Query query) {
    var listing = listings.readOn(query, "refresh_tokens");
    var userId = query.required("user_id");
    var clientId = query.text("client_id").orElse("");
    return Answers.ok(
        listing.answer(
            tokens.ofUser(userId, clientId, listing.slice()),
            RefreshToken::id,
            this::json,
            () -> tokens.countOfUser(userId, clientId)));
  }

  /** Those of these ids, or a user's: all, of one application, or of one application and API. */
  @PostMapping("/refresh-tokens/revoke")
  @RequiresScope("delete:refresh_tokens")
  ResponseEntity<Object> revoke(HttpServletRequest request) throws IOException {
    var body = Payload.read(request, REVOCATION);
    var ids = body.findTexts("ids");
    var userId = body.findText("user_id");
    var clientId = body.findText("client_id");
    var audience = body.findText("audience");
    if (ids.isPresent() == userId.isPresent()
        || (clientId.isPresent() && userId.isEmpty())
        || (audience.isPresent() && clientId.isEmpty())) {
      throw new ManagementRefused(
          ManagementError.invalidPayload(
              "Expected either ids, or user_id with or without client_id and audience"));
    }
    ids.ifPresent(tokens::endThese);
    userId.ifPresent(user -> tokens.endAll(user, clientId, audience));
    return Answers.empty(HttpStatus.ACCEPTED);
  }

  @GetMapping("/users/{id}/refresh-tokens")
  @RequiresScope("read:refresh_tokens")
  ResponseEntity<Object> tokens(@PathVariable String id, @ForList Query query) {
    var listing = listings.readOn(query, "tokens");
    UserRefusals.require(users, id);
    return Answers.ok(
        listing.answer(
            tokens.ofUser(id, "", listing.slice()),
            RefreshToken::id,
            this::json,
            () -> tokens.countOfUser(id, "")));
  }

  @DeleteMapping("/users/{id}/refresh-tokens")
  @RequiresScope("delete:refresh_tokens")
  ResponseEntity<Object> endTokens(@PathVariable String id) {
    UserRefusals.require(users, id);
    tokens.endAll(id);
    return Answers.empty(HttpStatus.ACCEPTED);
  }

  @GetMapping("/refresh-tokens/{id}")
  @RequiresScope("read:refresh_tokens")
  ResponseEntity<Object> show(@PathVariable String id, Fields fields) {
    return Answers.ok(fields.of(json(tokens.byId(id).orElseThrow(ANSWERS::missing))));
  }

  /** What is sent takes the place of all that was kept; {@code null} and an empty object end it. */
  @PatchMapping("/refresh-tokens/{id}")
  @RequiresScope("update:refresh_tokens")
  ResponseEntity<Object> change(@PathVariable String id, HttpServletRequest request)
      throws IOException {
    var body = Payload.read(request, CHANGE);
    var metadata = body.find("refresh_token_metadata").map(Metadata::of).orElse(Metadata.NONE);
    var kept = body.has("refresh_token_metadata") ? tokens.keep(id, metadata) : tokens.byId(id);
    return Answers.ok(json(kept.orElseThrow(ANSWERS::missing)));
  }

  @DeleteMapping("/refresh-tokens/{id}")
  @RequiresScope("delete:refresh_tokens")
  ResponseEntity<Object> end(@PathVariable String id) {
    if (!tokens.end(id)) {
      throw ANSWERS.missing();
    }
    return Answers.empty(HttpStatus.ACCEPTED);
  }

  private Map<String, Object> json(RefreshToken token) {
    var idle =
        applications
            .byClientId(token.authorization().clientId())
            .flatMap(application -> application.refreshTokens().idleLifetime());
    return RefreshTokenJson.of(token, idle.map(token.lastExchangedAt()::plus));
  }
}
