package dev.licet.identity.connection;

import static dev.licet.identity.user.TestUsers.done;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.licet.identity.application.ApplicationDetails;
import dev.licet.identity.application.ApplicationSettings;
import dev.licet.identity.application.ApplicationType;
import dev.licet.identity.application.Applications;
import dev.licet.identity.application.NewApplication;
import dev.licet.identity.application.TestApplications;
import dev.licet.identity.application.TokenEndpointAuthMethod;
import dev.licet.identity.shared.JsonObject;
import dev.licet.identity.shared.Outcome;
import dev.licet.identity.shared.Slice;
import dev.licet.identity.store.Pieces;
import dev.licet.identity.store.TestDatabase;
import dev.licet.identity.store.TestFeatures;
import dev.licet.identity.user.NewUser;
import dev.licet.identity.user.TestUsers;
import dev.licet.identity.user.UserSettings;
import dev.licet.identity.user.Users;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.ArgumentsSource;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What is remembered of the connections that an application may use. */
@ParameterizedClass
@ArgumentsSource(TestDatabase.All.class)
class ConnectionsTest {
  @Parameter TestDatabase database;
  @TempDir Path folder;
  private TestFeatures features;
  private Connections connections;
  private String client;

  @BeforeEach
  void open() {
    features =
        TestFeatures.over(
            database.open(folder),
            TestFeatures.components(TestUsers.components(), TestApplications.components()));
    connections = features.get(Connections.class);
    client = application();
  }

  @AfterEach
  void close() {
    features.close();
  }

  @Test
  void seeWhatIsChangedHereAtOnce() {
    assertThat(offered()).doesNotContain("Staff");
    var staff = done(connections.create("Staff", "auth0", details("{}"), List.of()));
    assertThat(offered()).doesNotContain("Staff");
    done(connections.switchClients(staff.id(), Map.of(client, true)));
    assertThat(offered()).contains("Staff");
    assertThat(connections.isFor(staff, client)).isTrue();
    done(connections.switchClients(staff.id(), Map.of(client, false)));
    assertThat(connections.isFor(staff, client)).isFalse();
    done(connections.change(staff.id(), before -> before, Optional.of(List.of(client))));
    assertThat(offered()).contains("Staff");
    done(connections.remove(staff.id()));
    assertThat(offered()).doesNotContain("Staff");
    done(connections.create("Staff", "auth0", details("{}"), List.of(client)));
    assertThat(offered()).contains("Staff");
  }

  @Test
  void mayBeSomeSecondsBehindAnotherNode() {
    var staff = done(connections.create("Staff", "auth0", details("{}"), List.of(client)));
    assertThat(offered()).contains("Staff");
    features.inTransaction(() -> {
      new ConnectionTable(features.get(JdbcClient.class), features.get(Pieces.class))
          .save(staff.id(), client, false);
      return true;
    });
    assertThat(offered()).contains("Staff"); // for five seconds
  }

  /** A million of them took longer than the database may, so the connection could never go. */
  @Test
  void thatAreRemovedAreGoneAtOnceAndTheirUsersPieceByPiece() {
    var staff = done(connections.create("Staff", "auth0", details("{}"), List.of(client)));
    fill(staff, 1_200);
    write("create table pins (user_id text references users (id))");
    write("insert into pins values ('auth0|9999')");
    assertThatThrownBy(() -> connections.remove(staff.id()))
        .isInstanceOf(DataAccessException.class);
    assertThat(usersOf(staff)).as("after two pieces").isEqualTo(200);
    assertNobodyFinds(staff);
    write("drop table pins");
    connections.finishRemovals();
    assertThat(usersOf(staff)).isZero();
    done(connections.create("Staff", "auth0", details("{}"), List.of(client)));
  }

  private void assertNobodyFinds(Connection removed) {
    assertThat(connections.byId(removed.id())).isEmpty();
    assertThat(connections.byName(removed.name())).isEmpty();
    assertThat(connections.list(ConnectionFilter.ALL, new Slice("", 0, 50)))
        .doesNotContain(removed);
    assertThat(connections.count(ConnectionFilter.ALL)).isEqualTo(1);
    assertThat(offered()).doesNotContain(removed.name());
    assertThat(connections.clients(removed, new Slice("", 0, 50))).isEmpty();
    assertThat(connections.remove(removed.id())).isInstanceOf(Outcome.Invalid.class);
    var wanted =
        new NewUser(
            removed.name(), UserSettings.of("a@example.com"), Optional.empty(), Optional.empty());
    assertThat(features.get(Users.class).create(wanted)).isInstanceOf(Outcome.Invalid.class);
    assertThat(connections.create("Staff", "auth0", details("{}"), List.of(client)))
        .as("the name is free when its users are gone")
        .isInstanceOf(Outcome.Invalid.class);
  }

  private void fill(Connection connection, int users) {
    write(
        """
        with recursive numbers (n) as
            (select 1 union all select n + 1 from numbers where n < %d)
        insert into users (id, connection, connection_id, email, email_verified, name, nickname,
            given_name, family_name, picture, blocked, user_metadata, app_metadata, created_at,
            updated_at)
        select 'auth0|' || (9999 - %d + n), '%s', '%s', 'u' || n || '@example.com', false, '', '', '',
            '', '', false, '{}', '{}', 1, 1
        from numbers
        """
            .formatted(users, users, connection.name(), connection.id()));
  }

  private void write(String sql) {
    features.inTransaction(() -> features.store().jdbc().sql(sql).update());
  }

  private long usersOf(Connection connection) {
    return features
        .store()
        .jdbc()
        .sql("select count(*) from users where connection_id = :id")
        .param("id", connection.id())
        .query(Long.class)
        .single();
  }

  private List<String> offered() {
    return connections.ofClient(client).stream().map(Connection::name).toList();
  }

  private static JsonObject details(String json) {
    return new JsonObject(json);
  }

  private String application() {
    var settings =
        new ApplicationSettings(
            "App",
            "",
            ApplicationType.NATIVE,
            List.of("refresh_token"),
            TokenEndpointAuthMethod.NONE,
            true,
            new ApplicationDetails("{}"));
    return done(features.get(Applications.class).register(NewApplication.of(settings)))
        .application()
        .clientId();
  }
}
