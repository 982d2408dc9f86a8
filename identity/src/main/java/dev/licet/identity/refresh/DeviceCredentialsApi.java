package dev.licet.identity.refresh;

import dev.licet.guard.RequiresScope;
import dev.licet.identity.management.Answers;
import dev.licet.identity.management.ManagementApi;
import dev.licet.identity.management.paging.ForList;
import dev.licet.identity.management.paging.Listings;
import dev.licet.identity.management.paging.Query;
import java.util.Set;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * {@code /api/v2/device-credentials}, the older view of refresh tokens. Of the other kinds that
 * Auth0 knows there are none; without a user the list is empty.
 */
@RestController
@RequestMapping(ManagementApi.PATH)
class DeviceCredentialsApi {
  private static final Set<String> TYPES = Set.of("", "refresh_token", "rotating_refresh_token");

  private final RefreshTokens tokens;
  private final Listings listings;

  DeviceCredentialsApi(RefreshTokens tokens, Listings listings) {
    this.tokens = tokens;
    this.listings = listings;
  }

  @GetMapping("/device-credentials")
  @RequiresScope("read:device_credentials")
  ResponseEntity<Object> list(@ForList({"user_id", "client_id", "type"}) Query query) {
    var listing = listings.read(query, "device_credentials");
    var known = TYPES.contains(query.text("type").orElse(""));
    var userId = known ? query.text("user_id").orElse("") : "";
    var clientId = query.text("client_id").orElse("");
    return Answers.ok(
        listing.answer(
            tokens.ofUser(userId, clientId, listing.slice()),
            RefreshToken::id,
            RefreshTokenJson::asCredential,
            () -> tokens.countOfUser(userId, clientId)));
  }

  /** As Auth0 answers, whether there was one or not. */
  @DeleteMapping("/device-credentials/{id}")
  @RequiresScope("delete:device_credentials")
  ResponseEntity<Object> remove(@PathVariable String id) {
    tokens.end(id);
    return Answers.nothing();
  }
}
