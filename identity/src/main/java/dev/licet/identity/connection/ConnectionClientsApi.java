package dev.licet.identity.connection;

import dev.licet.guard.RequiresScope;
import dev.licet.identity.application.Applications;
import dev.licet.identity.management.Answers;
import dev.licet.identity.management.ManagementApi;
import dev.licet.identity.management.body.Described;
import dev.licet.identity.management.body.Payload;
import dev.licet.identity.management.body.Shape;
import dev.licet.identity.management.paging.ForList;
import dev.licet.identity.management.paging.Listings;
import dev.licet.identity.management.paging.Query;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Which application may use which connection, asked from both sides. */
@RestController
@RequestMapping(ManagementApi.PATH)
class ConnectionClientsApi implements Described {
  private static final Answers CLIENTS = new Answers("client");
  private static final Shape SWITCHES = Shape.list(ConnectionBody.CLIENT, 50);

  private final Connections connections;
  private final Applications applications;
  private final Listings listings;

  ConnectionClientsApi(Connections connections, Applications applications, Listings listings) {
    this.connections = connections;
    this.applications = applications;
    this.listings = listings;
  }

  @Override
  public Map<String, Shape> bodies() {
    return Map.of("PATCH /connections/{id}/clients", SWITCHES);
  }

  @GetMapping("/connections/{id}/clients")
  @RequiresScope("read:connections")
  ResponseEntity<Object> clients(@PathVariable String id, @ForList Query query) {
    var listing = listings.readOn(query, "clients");
    var connection = connections.byId(id).orElseThrow(ConnectionsApi.ANSWERS::missing);
    return Answers.ok(
        listing.answer(
            connections.clients(connection, listing.slice()),
            clientId -> clientId,
            clientId -> Map.of("client_id", clientId),
            () -> connections.countClients(connection)));
  }

  @PatchMapping("/connections/{id}/clients")
  @RequiresScope("update:connections")
  ResponseEntity<Object> switchClients(@PathVariable String id, HttpServletRequest request)
      throws IOException {
    var enabled = ConnectionBody.switches(Payload.readList(request, SWITCHES));
    ConnectionsApi.ANSWERS.done(connections.switchClients(id, enabled));
    return Answers.nothing();
  }

  @GetMapping("/clients/{id}/connections")
  @RequiresScope("read:connections")
  ResponseEntity<Object> ofClient(@PathVariable String id, @ForList("strategy") Query query) {
    var listing = listings.readOn(query, "connections");
    if (applications.byClientId(id).filter(application -> !application.system()).isEmpty()) {
      throw CLIENTS.missing();
    }
    var filter = new ConnectionFilter(Optional.empty(), ConnectionsApi.strategies(query));
    return Answers.ok(
        listing.answerOf(
            connections.ofClient(id).stream().filter(filter::admits).toList(),
            Connection::id,
            one -> ConnectionJson.of(one, List.of())));
  }
}
