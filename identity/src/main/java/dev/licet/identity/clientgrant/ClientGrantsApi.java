package dev.licet.identity.clientgrant;

import static dev.licet.identity.management.body.Shape.flag;
import static dev.licet.identity.management.body.Shape.name;
import static dev.licet.identity.management.body.Shape.object;
import static dev.licet.identity.management.body.Shape.off;
import static dev.licet.identity.management.body.Shape.oneOf;

import dev.licet.guard.RequiresScope;
import dev.licet.identity.clientgrant.ClientGrant.Holder;
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
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** {@code /api/v2/client-grants}: which applications may call which APIs. */
@RestController
@RequestMapping(ManagementApi.PATH + "/client-grants")
class ClientGrantsApi implements Described {
  private static final Answers ANSWERS = new Answers("client grant");
  private static final String SUBJECT = "subject_type";
  private static final String ALL = "allow_all_scopes";
  private static final String DEFAULT = "default_for";

  private static final ObjectShape CHANGES =
      object()
          .may("scope", Shape.list(name(280), 1_000))
          .may(ALL, flag())
          .may("organization_usage", oneOf("deny").orNull())
          .may("allow_any_organization", off())
          .may("authorization_details_types", Shape.list(name(255), 0));

  private static final ObjectShape NEW =
      object()
          .may("client_id", name(64))
          .may(DEFAULT, oneOf("third_party_clients"))
          .must("audience", name(600))
          .may(SUBJECT, oneOf("client", "user"))
          .and(CHANGES);

  private final ClientGrants grants;
  private final Listings listings;

  ClientGrantsApi(ClientGrants grants, Listings listings) {
    this.grants = grants;
    this.listings = listings;
  }

  @Override
  public Map<String, ObjectShape> bodies() {
    return Map.of("POST /client-grants", NEW, "PATCH /client-grants/{id}", CHANGES);
  }

  @GetMapping
  @RequiresScope("read:client_grants")
  ResponseEntity<Object> list(
      @ForList({"client_id", "audience", SUBJECT, "allow_any_organization", DEFAULT}) Query query) {
    var listing = listings.read(query, "client_grants");
    var subject = query.text(SUBJECT).flatMap(SubjectType::ofWireName);
    var filter =
        new GrantFilter(
            query.text(DEFAULT).isPresent() ? Optional.of("") : query.text("client_id"),
            query.text("audience"),
            subject);
    if (asksForWhatIsNotHere(query)) {
      return Answers.ok(listing.answerNothing());
    }
    return Answers.ok(
        listing.answer(
            grants.list(filter, listing.slice()),
            ClientGrant::id,
            ClientGrantsApi::json,
            () -> grants.count(filter)));
  }

  @PostMapping
  @RequiresScope("create:client_grants")
  ResponseEntity<Object> create(HttpServletRequest request) throws IOException {
    var body = Payload.read(request, NEW);
    var scope = scope(body).orElse(GrantedScope.of(List.of()));
    return Answers.created(
        json(ANSWERS.done(grants.create(holder(body), body.text("audience"), scope))));
  }

  /** What is to be granted, where the body says so. */
  private static Optional<GrantedScope> scope(Payload body) {
    return body.findFlag(ALL).orElse(false)
        ? Optional.of(GrantedScope.ALL)
        : body.findTexts("scope").map(GrantedScope::of);
  }

  /** Either one application, or all third parties' where users are behind them. */
  private static Holder holder(Payload body) {
    var client = body.findText("client_id");
    var type = body.findText(SUBJECT).flatMap(SubjectType::ofWireName);
    if (client.isPresent() == body.findText(DEFAULT).isPresent()) {
      throw refused("Either client_id or default_for must be there", "client_id");
    }
    if (client.isEmpty() && type.filter(SubjectType.USER::equals).isEmpty()) {
      throw refused("What is for all third parties must be of the type user", SUBJECT);
    }
    return client
        .map(id -> new Holder(id, type.orElse(SubjectType.CLIENT)))
        .orElse(Holder.THIRD_PARTIES);
  }

  private static ManagementRefused refused(String what, String member) {
    return new ManagementRefused(ManagementError.invalidPayload(what, member));
  }

  @GetMapping("/{id}")
  @RequiresScope("read:client_grants")
  ResponseEntity<Object> show(@PathVariable String id, Fields fields) {
    return Answers.ok(fields.of(json(grants.byId(id).orElseThrow(ANSWERS::missing))));
  }

  @PatchMapping("/{id}")
  @RequiresScope("update:client_grants")
  ResponseEntity<Object> change(@PathVariable String id, HttpServletRequest request)
      throws IOException {
    var body = Payload.read(request, CHANGES);
    return Answers.ok(
        json(
            scope(body)
                .or(() -> fixed(id, body))
                .map(scope -> ANSWERS.done(grants.change(id, scope)))
                .or(() -> grants.byId(id))
                .orElseThrow(ANSWERS::missing)));
  }

  /** All that were granted stay so, one by one, where it is no longer whatever the API has. */
  private Optional<GrantedScope> fixed(String id, Payload body) {
    return body.has(ALL)
        ? grants.byId(id).map(grant -> GrantedScope.of(grant.scope()))
        : Optional.empty();
  }

  /** No grant is for organizations. */
  @GetMapping("/{id}/organizations")
  @RequiresScope("read:organization_client_grants")
  ResponseEntity<Object> organizations(@PathVariable String id, @ForList Query query) {
    var listing = listings.read(query, "organizations");
    if (grants.byId(id).isEmpty()) {
      throw ANSWERS.missing();
    }
    return Answers.ok(listing.answerNothing());
  }

  @DeleteMapping("/{id}")
  @RequiresScope("delete:client_grants")
  ResponseEntity<Object> remove(@PathVariable String id) {
    ANSWERS.done(grants.remove(id));
    return Answers.nothing();
  }

  /** No grant is for organizations; another type or default is nobody's. */
  private static boolean asksForWhatIsNotHere(Query query) {
    return query.text(SUBJECT).filter(type -> SubjectType.ofWireName(type).isEmpty()).isPresent()
        || query.flag("allow_any_organization").orElse(false)
        || query.text(DEFAULT).filter(name -> !name.equals("third_party_clients")).isPresent();
  }

  private static Map<String, Object> json(ClientGrant grant) {
    var json = new LinkedHashMap<String, Object>();
    json.put("id", grant.id());
    if (grant.holder().isThirdParties()) {
      json.put(DEFAULT, "third_party_clients");
    } else {
      json.put("client_id", grant.clientId());
    }
    json.put("audience", grant.audience());
    json.put("scope", grant.scope());
    if (grant.allScopes()) {
      json.put(ALL, true);
    }
    json.put(SUBJECT, grant.holder().subjectType().wireName());
    return json;
  }
}
