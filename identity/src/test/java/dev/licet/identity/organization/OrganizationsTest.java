package dev.licet.identity.organization;

import static dev.licet.identity.user.TestUsers.done;
import static org.assertj.core.api.Assertions.assertThat;

import dev.licet.identity.connection.Connection;
import dev.licet.identity.connection.ConnectionFilter;
import dev.licet.identity.connection.Connections;
import dev.licet.identity.connection.TestConnections;
import dev.licet.identity.role.Role;
import dev.licet.identity.role.Roles;
import dev.licet.identity.role.TestRoles;
import dev.licet.identity.role.UserRights;
import dev.licet.identity.shared.JsonObject;
import dev.licet.identity.shared.Outcome;
import dev.licet.identity.shared.Slice;
import dev.licet.identity.store.TestDatabase;
import dev.licet.identity.store.TestFeatures;
import dev.licet.identity.user.NewPassword;
import dev.licet.identity.user.NewUser;
import dev.licet.identity.user.User;
import dev.licet.identity.user.UserSettings;
import dev.licet.identity.user.Users;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.ArgumentsSource;

/** Organizations and the connections they use, on every database. */
@ParameterizedClass
@ArgumentsSource(TestDatabase.All.class)
class OrganizationsTest {
  private static final Slice ALL = new Slice("", 0, 50);

  @Parameter TestDatabase database;
  @TempDir Path folder;
  private TestFeatures features;
  private Organizations organizations;
  private Members members;
  private Connections connections;
  private Users users;

  @BeforeEach
  void open() {
    var components =
        Stream.concat(
                Stream.of(TestRoles.components()),
                Stream.of(
                    OrganizationTable.class,
                    EnabledConnectionTable.class,
                    MemberTable.class,
                    Organizations.class,
                    Members.class))
            .toArray(Class<?>[]::new);
    features = TestFeatures.over(database.open(folder), components);
    organizations = features.get(Organizations.class);
    members = features.get(Members.class);
    connections = features.get(Connections.class);
    users = features.get(Users.class);
  }

  @AfterEach
  void close() {
    features.close();
  }

  private User user(String connection, String email) {
    var wanted = NewUser.of(email, "Correct-Horse-7");
    return done(
        users.create(new NewUser(connection, wanted.settings(), wanted.id(), wanted.password())));
  }

  @Test
  void losesMembersWhoseConnectionGoes() {
    var second = done(connections.create("second", "auth0", JsonObject.EMPTY, List.of()));
    var how = Map.of(second.id(), JsonObject.EMPTY);
    var acme = done(organizations.create("acme", JsonObject.EMPTY, how));
    var alice = user(Connection.FIRST, "alice@example.com");
    var bob = user("second", "alice@example.com");
    done(members.add(acme, List.of(alice.id(), bob.id())));
    Role role = done(features.get(Roles.class).create("boss", ""));
    done(members.giveRoles(acme, bob.id(), List.of(role.id())));
    assertThat(members.roles(acme, bob.id())).contains(List.of(role));
    assertThat(members.list(acme, ALL)).hasSize(2);

    done(connections.remove(second.id()));
    assertThat(users.byId(bob.id())).isEmpty();
    assertThat(members.list(acme, ALL)).extracting(User::id).containsExactly(alice.id());
    assertThat(members.countOfUser(alice)).isEqualTo(1);
    assertThat(organizations.connections(acme)).isEmpty();
  }

  /** However many of them there are: a page ends with the last one that is there. */
  @Test
  void listsNobodyWhoseConnectionIsBeingRemoved() {
    done(connections.create("second", "auth0", JsonObject.EMPTY, List.of()));
    var acme = done(organizations.create("acme", JsonObject.EMPTY, Map.of()));
    var boss = done(features.get(Roles.class).create("boss", ""));
    var all = Stream.of("second", Connection.FIRST, "second").map(this::user).toList();
    done(members.add(acme, all.stream().map(User::id).toList()));
    var rights = features.get(UserRights.class);
    for (var user : all) {
      done(members.giveRoles(acme, user.id(), List.of(boss.id())));
      done(rights.assign(user.id(), List.of(boss.id())));
    }
    TestConnections.beginToRemove(features, "second");
    var page = new Slice("", 0, 1);
    assertThat(members.list(acme, page)).containsExactly(all.get(1));
    assertThat(members.having(acme, boss, page)).containsExactly(all.get(1));
    assertThat(rights.usersOf(boss.id(), page)).containsExactly(all.get(1));
  }

  /** By ids in this order. */
  private User user(String connection) {
    var id = "%04d".formatted(users.count(""));
    var settings = UserSettings.of(id + "@example.com");
    return done(users.create(new NewUser(connection, settings, Optional.of(id), Optional.empty())));
  }

  @Test
  void findsConnectionsByNameAndKind() {
    done(connections.create("second", "auth0", JsonObject.EMPTY, List.of()));
    done(connections.create("hub", "github", JsonObject.EMPTY, List.of()));
    var databases = new ConnectionFilter(Optional.empty(), List.of("auth0"));
    assertThat(connections.list(databases, ALL)).hasSize(2);
    assertThat(connections.count(new ConnectionFilter(Optional.of("hub"), List.of()))).isEqualTo(1);
    assertThat(connections.create("hub", "auth0", JsonObject.EMPTY, List.of()))
        .isInstanceOf(Outcome.Invalid.class);
    assertThat(connections.create("x", "auth0", JsonObject.EMPTY, List.of("nobody")))
        .isInstanceOf(Outcome.Invalid.class);
    assertThat(connections.ofClient("nobody")).isEmpty();
  }

  @Test
  void remembersPasswordsOnEveryDatabase() {
    var options =
        "{\"options\":{\"passwordPolicy\":\"low\","
            + "\"password_history\":{\"enable\":true,\"size\":2}}}";
    done(connections.create("strict", "auth0", new JsonObject(options), List.of()));
    var user = user("strict", "carol@example.com");
    assertThat(users.setPassword(user.id(), new NewPassword.Plain("Correct-Horse-7")))
        .isInstanceOf(Outcome.Invalid.class);
    done(users.setPassword(user.id(), new NewPassword.Plain("another-one")));
    assertThat(users.setPassword(user.id(), new NewPassword.Plain("Correct-Horse-7")))
        .isInstanceOf(Outcome.Invalid.class);
  }
}
