package dev.licet.identity.connection;

import static dev.licet.identity.user.TestUsers.done;
import static org.assertj.core.api.Assertions.assertThat;

import dev.licet.identity.application.ApplicationDetails;
import dev.licet.identity.application.ApplicationSettings;
import dev.licet.identity.application.ApplicationType;
import dev.licet.identity.application.Applications;
import dev.licet.identity.application.NewApplication;
import dev.licet.identity.application.TestApplications;
import dev.licet.identity.application.TokenEndpointAuthMethod;
import dev.licet.identity.shared.JsonObject;
import dev.licet.identity.store.TestDatabase;
import dev.licet.identity.store.TestFeatures;
import dev.licet.identity.user.TestUsers;
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
      new ConnectionTable(features.get(JdbcClient.class)).save(staff.id(), client, false);
      return true;
    });
    assertThat(offered()).contains("Staff"); // for five seconds
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
