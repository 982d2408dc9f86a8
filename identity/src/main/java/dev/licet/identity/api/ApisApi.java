package dev.licet.identity.api;

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
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.util.UriUtils;

/** {@code /api/v2/resource-servers}. One of them is found by its id or by its identifier. */
@RestController
@RequestMapping(ManagementApi.PATH + "/resource-servers")
class ApisApi implements Described {
  private static final Answers ANSWERS = new Answers("resource server");

  private final Apis apis;
  private final Listings listings;

  ApisApi(Apis apis, Listings listings) {
    this.apis = apis;
    this.listings = listings;
  }

  @Override
  public Map<String, ObjectShape> bodies() {
    return Map.of(
        "POST /resource-servers", ApiBody.NEW, "PATCH /resource-servers/{id}", ApiBody.CHANGES);
  }

  @GetMapping
  @RequiresScope("read:resource_servers")
  ResponseEntity<Object> list(@ForList("identifiers") Query query) {
    var listing = listings.read(query, "resource_servers");
    var filter = new ApiFilter(identifiers(query));
    return Answers.ok(
        listing.answer(
            apis.list(filter, listing.slice()), Api::id, this::json, () -> apis.count(filter)));
  }

  @PostMapping
  @RequiresScope("create:resource_servers")
  ResponseEntity<Object> create(HttpServletRequest request) throws IOException {
    var body = new ApiBody(Payload.read(request, ApiBody.NEW));
    var api = ANSWERS.done(apis.register(body.wanted(), body.signing().secret()));
    return Answers.created(ApiJson.of(api, apis.signingSecret(api), body));
  }

  @GetMapping("/search")
  @RequiresScope("read:resource_servers")
  ResponseEntity<Object> search(@WithFields({"q", "parser", "from", "take"}) Query query) {
    query.onlyAs("parser", "lucene");
    var condition = query.search(ApiTable.SEARCHED, "q");
    var listing = listings.readOn(query, "resource_servers");
    var page = apis.find(condition, listing.slice());
    return Answers.ok(listing.answer(page, Api::id, this::json, page::size));
  }

  @GetMapping("/{id}")
  @RequiresScope("read:resource_servers")
  ResponseEntity<Object> show(@PathVariable String id, Fields fields) {
    return Answers.ok(fields.of(json(find(id))));
  }

  @PatchMapping("/{id}")
  @RequiresScope("update:resource_servers")
  ResponseEntity<Object> change(@PathVariable String id, HttpServletRequest request)
      throws IOException {
    var body = new ApiBody(Payload.read(request, ApiBody.CHANGES));
    return Answers.ok(
        json(
            ANSWERS.done(
                apis.change(find(id).id(), body::over, body.signing(), body.permissions()))));
  }

  @DeleteMapping("/{id}")
  @RequiresScope("delete:resource_servers")
  ResponseEntity<Object> remove(@PathVariable String id) {
    ANSWERS.done(apis.remove(find(id).id()));
    return Answers.nothing();
  }

  private Map<String, Object> json(Api api) {
    return ApiJson.of(api, apis.signingSecret(api));
  }

  private Api find(String id) {
    return apis.byId(id)
        .or(() -> apis.byIdentifier(id))
        .or(() -> encodedTwice(id))
        .orElseThrow(ANSWERS::missing);
  }

  /** As Terraform's data source writes an identifier. */
  private Optional<Api> encodedTwice(String identifier) {
    try {
      return apis.byIdentifier(UriUtils.decode(identifier, StandardCharsets.UTF_8));
    } catch (IllegalArgumentException _) {
      return Optional.empty();
    }
  }

  /** The parameter several times, or once with commas. */
  private static List<String> identifiers(Query query) {
    return query.texts("identifiers").stream().flatMap(text -> Stream.of(text.split(","))).toList();
  }
}
