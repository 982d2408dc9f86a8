package dev.licet.identity.connection;

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
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
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

/** {@code /api/v2/connections}. */
@RestController
@RequestMapping(ManagementApi.PATH + "/connections")
class ConnectionsApi implements Described {
  static final Answers ANSWERS = new Answers("connection");

  private final Connections connections;
  private final Listings listings;
  private final Clock clock;

  ConnectionsApi(Connections connections, Listings listings, Clock clock) {
    this.connections = connections;
    this.listings = listings;
    this.clock = clock;
  }

  @Override
  public Map<String, ObjectShape> bodies() {
    return Map.of(
        "POST /connections", ConnectionBody.NEW,
        "PATCH /connections/{id}", ConnectionBody.CHANGES);
  }

  @GetMapping
  @RequiresScope("read:connections")
  ResponseEntity<Object> list(@ForList({"strategy", "name"}) Query query) {
    var listing = listings.read(query, "connections");
    var filter = new ConnectionFilter(query.text("name"), strategies(query));
    var found = connections.list(filter, listing.slice());
    var clients = connections.clients(found);
    return Answers.ok(
        listing.answer(
            found,
            Connection::id,
            one -> ConnectionJson.of(one, clients.getOrDefault(one.id(), List.of())),
            () -> connections.count(filter)));
  }

  /** Each by itself, or several with commas, as SDKs of before send them. */
  static List<String> strategies(Query query) {
    return query.texts("strategy").stream().flatMap(text -> Stream.of(text.split(","))).toList();
  }

  @PostMapping
  @RequiresScope("create:connections")
  ResponseEntity<Object> create(HttpServletRequest request) throws IOException {
    var body = new ConnectionBody(Payload.read(request, ConnectionBody.NEW));
    var clients = body.clients().orElse(List.of());
    var created =
        connections.create(
            body.wantedName(), body.wantedStrategy(), body.wanted(body.wantedStrategy()), clients);
    return Answers.created(json(ANSWERS.done(created)));
  }

  @GetMapping("/{id}")
  @RequiresScope("read:connections")
  ResponseEntity<Object> show(@PathVariable String id, Fields fields) {
    return Answers.ok(fields.of(json(find(id))));
  }

  @PatchMapping("/{id}")
  @RequiresScope("update:connections")
  ResponseEntity<Object> change(@PathVariable String id, HttpServletRequest request)
      throws IOException {
    var body = new ConnectionBody(Payload.read(request, ConnectionBody.CHANGES));
    var strategy = find(id).strategy();
    var changed = connections.change(id, before -> body.over(strategy, before), body.clients());
    return Answers.ok(json(ANSWERS.done(changed)));
  }

  /** Answers at once with what Auth0 answers before it has begun. */
  @DeleteMapping("/{id}")
  @RequiresScope("delete:connections")
  ResponseEntity<Object> remove(@PathVariable String id) {
    ANSWERS.done(connections.remove(id));
    return Answers.answer(
        HttpStatus.ACCEPTED,
        Map.of("deleted_at", clock.instant().truncatedTo(ChronoUnit.MILLIS).toString()));
  }

  private Connection find(String id) {
    return connections.byId(id).orElseThrow(ANSWERS::missing);
  }

  private Map<String, Object> json(Connection connection) {
    var clients = connections.clients(List.of(connection));
    return ConnectionJson.of(connection, clients.getOrDefault(connection.id(), List.of()));
  }
}
