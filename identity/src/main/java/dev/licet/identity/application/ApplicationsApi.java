package dev.licet.identity.application;

import dev.licet.guard.Caller;
import dev.licet.guard.RequiresScope;
import dev.licet.identity.management.Answers;
import dev.licet.identity.management.ManagementApi;
import dev.licet.identity.management.ManagementError;
import dev.licet.identity.management.ManagementRefused;
import dev.licet.identity.management.body.Described;
import dev.licet.identity.management.body.ObjectShape;
import dev.licet.identity.management.body.Payload;
import dev.licet.identity.management.paging.Fields;
import dev.licet.identity.management.paging.ForList;
import dev.licet.identity.management.paging.Listing;
import dev.licet.identity.management.paging.Listings;
import dev.licet.identity.management.paging.Query;
import dev.licet.identity.shared.Outcome;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** {@code /api/v2/clients}. The server's own applications are none of its callers' business. */
@RestController
@RequestMapping(ManagementApi.PATH + "/clients")
class ApplicationsApi implements Described {
  private static final Answers ANSWERS = new Answers("client");
  private static final String SECRETS = "update:client_keys";

  /** What Auth0 takes as a query of applications: those with a client grant at an organization. */
  private static final Pattern OF_ORGANIZATIONS =
      Pattern.compile("client_grant\\.(organization_id:\\S+|allow_any_organization:true)");

  private final Applications applications;
  private final ApplicationSecrets secrets;
  private final Listings listings;
  private final ApplicationJson json;

  ApplicationsApi(
      Applications applications,
      ApplicationSecrets secrets,
      Listings listings,
      ApplicationJson json) {
    this.applications = applications;
    this.secrets = secrets;
    this.listings = listings;
    this.json = json;
  }

  @Override
  public Map<String, ObjectShape> bodies() {
    return Map.of(
        "POST /clients",
        ApplicationBody.NEW,
        "PATCH /clients/{id}",
        ApplicationBody.CHANGES,
        "POST /clients/{id}/rotate-secret",
        ApplicationBody.ROTATION);
  }

  @GetMapping
  @RequiresScope("read:clients")
  ResponseEntity<Object> list(
      @ForList({"app_type", "is_first_party", "is_global", "external_client_id", "q"})
          Query query) {
    var listing = listings.read(query, "clients");
    var types = types(query);
    var filter = new ApplicationFilter(types.orElse(List.of()), query.flag("is_first_party"));
    if (query.flag("is_global").orElse(false)) {
      return Answers.ok(allOfThem(listing));
    }
    var external = query.text("external_client_id");
    if (external.isPresent()) {
      return Answers.ok(only(listing, external.get(), filter));
    }
    if (isOfOrganizations(query) || types.filter(List::isEmpty).isPresent()) {
      return Answers.ok(listing.answerNothing());
    }
    return Answers.ok(
        listing.answer(
            applications.list(filter, listing.slice()),
            Application::clientId,
            json::of,
            () -> applications.count(filter)));
  }

  @PostMapping
  @RequiresScope("create:clients")
  ResponseEntity<Object> create(HttpServletRequest request) throws IOException {
    var body = new ApplicationBody(Payload.read(request, ApplicationBody.NEW));
    var wanted = NewApplication.of(body.wanted(), body.keys().orElse(List.of()));
    return Answers.created(json.of(ANSWERS.done(applications.register(wanted))));
  }

  @GetMapping("/{id}")
  @RequiresScope("read:clients")
  ResponseEntity<Object> show(@PathVariable String id, Fields fields) {
    return Answers.ok(
        fields.of(id.equals(ApplicationJson.GLOBAL) ? json.ofAll() : json.of(find(id))));
  }

  @PatchMapping("/{id}")
  @RequiresScope("update:clients")
  ResponseEntity<Object> change(@PathVariable String id, Caller caller, HttpServletRequest request)
      throws IOException {
    var body = new ApplicationBody(Payload.read(request, ApplicationBody.CHANGES));
    var secret = body.secret();
    if (secret.isPresent() && !caller.has(SECRETS)) {
      throw new ManagementRefused(ManagementError.insufficientScope(List.of(SECRETS)));
    }
    var edited = ANSWERS.done(edit(find(id).clientId(), body, secret));
    return Answers.ok(json.of(new RegisteredApplication(edited, secret)));
  }

  private Outcome<Application> edit(
      String clientId, ApplicationBody body, Optional<ClientSecret> secret) {
    return secret
        .map(one -> secrets.use(clientId, one, body::over, body.keys()))
        .orElseGet(() -> applications.edit(clientId, body::over, body.keys()));
  }

  @DeleteMapping("/{id}")
  @RequiresScope("delete:clients")
  ResponseEntity<Object> remove(@PathVariable String id) {
    ANSWERS.done(applications.remove(find(id).clientId()));
    return Answers.nothing();
  }

  @PostMapping("/{id}/rotate-secret")
  @RequiresScope(SECRETS)
  ResponseEntity<Object> rotateSecret(@PathVariable String id, HttpServletRequest request)
      throws IOException {
    var body = Payload.readIfAny(request, ApplicationBody.ROTATION);
    var application = find(id);
    var overlap = Duration.ofSeconds(body.findWhole("overlap_seconds").orElse(0));
    var secret = ANSWERS.done(secrets.rotate(application.clientId(), overlap));
    return Answers.ok(json.of(new RegisteredApplication(application, Optional.of(secret))));
  }

  @DeleteMapping("/{id}/old-secret")
  @RequiresScope(SECRETS)
  ResponseEntity<Object> endOldSecret(@PathVariable String id) {
    ANSWERS.done(secrets.endOld(find(id).clientId()));
    return Answers.nothing();
  }

  private Application find(String id) {
    if (id.equals(ApplicationJson.GLOBAL)) {
      throw new ManagementRefused(
          ManagementError.of(
              HttpStatus.FORBIDDEN,
              "operation_not_supported",
              "This stands for all applications, and has no settings of its own"));
    }
    return applications
        .byClientId(id)
        .filter(application -> !application.system())
        .orElseThrow(ANSWERS::missing);
  }

  /** The application that stands for all of them. Tools want to see it; there is nothing to it. */
  private Object allOfThem(Listing listing) {
    var first = listing.slice().skip() == 0 && listing.slice().after().isEmpty();
    return listing.answer(
        first ? List.of(ApplicationJson.GLOBAL) : List.of(), id -> id, _ -> json.ofAll(), () -> 1);
  }

  /** The one that describes itself at that address. */
  private Object only(Listing listing, String url, ApplicationFilter filter) {
    var found =
        applications
            .byWireId(url)
            .filter(one -> one.document().isPresent() && filter.admits(one))
            .stream()
            .toList();
    var slice = listing.slice();
    boolean first = slice.skip() == 0 && slice.after().isEmpty();
    return listing.answer(first ? found : List.of(), Application::clientId, json::of, found::size);
  }

  /** Whether nothing is asked for but what no application has: client grants are nobody's here. */
  private static boolean isOfOrganizations(Query query) {
    var q = query.text("q");
    if (q.filter(text -> !OF_ORGANIZATIONS.matcher(text).matches()).isPresent()) {
      throw Query.refused(
          "Applications are found by client_grant.organization_id or"
              + " client_grant.allow_any_organization",
          "q");
    }
    return q.isPresent();
  }

  /** Those of the types asked for that there are; empty if the query does not ask. */
  private static Optional<List<ApplicationType>> types(Query query) {
    return query
        .text("app_type")
        .map(text ->
            Stream.of(text.split(","))
                .flatMap(name -> ApplicationType.ofWireName(name).stream())
                .toList());
  }
}
