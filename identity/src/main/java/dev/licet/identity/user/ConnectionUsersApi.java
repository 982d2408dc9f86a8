package dev.licet.identity.user;

import dev.licet.guard.RequiresScope;
import dev.licet.identity.connection.Connections;
import dev.licet.identity.management.Answers;
import dev.licet.identity.management.ManagementApi;
import dev.licet.identity.management.paging.Only;
import dev.licet.identity.management.paging.Query;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** {@code DELETE /api/v2/connections/{id}/users?email}: a connection's user, by their e-mail. */
@RestController
@RequestMapping(ManagementApi.PATH + "/connections/{id}/users")
class ConnectionUsersApi {
  private final Connections connections;
  private final Users users;

  ConnectionUsersApi(Connections connections, Users users) {
    this.connections = connections;
    this.users = users;
  }

  /** As Auth0 answers, whether there was one or not. */
  @DeleteMapping
  @RequiresScope("delete:users")
  ResponseEntity<Object> removeUser(@PathVariable String id, @Only("email") Query query) {
    var connection = connections.byId(id).orElseThrow(new Answers("connection")::missing).name();
    var email = query.required("email");
    users.byEmail(email).stream()
        .filter(user -> user.connection().equals(connection))
        .forEach(user -> users.remove(user.id()));
    return Answers.nothing();
  }
}
