package dev.licet.identity.device;

import static dev.licet.identity.administrator.TestBrowser.location;
import static dev.licet.identity.user.TestUsers.done;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.licet.identity.TestServer;
import dev.licet.identity.administrator.TestBrowser;
import dev.licet.identity.application.Application;
import dev.licet.identity.connection.Connection;
import dev.licet.identity.connection.Connections;
import dev.licet.identity.issuing.TestTenant;
import dev.licet.identity.session.BrowserSessions;
import dev.licet.identity.shared.Ids;
import dev.licet.identity.shared.JsonObject;
import dev.licet.identity.signin.TestSignIns;
import dev.licet.identity.token.Client;
import dev.licet.identity.user.ManagementCaller;
import dev.licet.identity.user.NewPassword;
import dev.licet.identity.user.NewUser;
import dev.licet.identity.user.User;
import dev.licet.identity.user.UserSettings;
import dev.licet.identity.user.Users;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** A device's application is for the staff; the first database's users are customers. */
class DeviceDatabasesTest {
  private static final TestServer SERVER = TestServer.shared();

  private final TestTenant tenant = new TestTenant(SERVER);
  private final TestBrowser browser = new TestBrowser(SERVER);
  private final Application television =
      tenant.publicApplication("{}", DeviceCodes.GRANT_TYPE).application();
  private final Connection staff = database();
  private final User customer = tenant.user();
  private final User colleague = colleague();

  private String userCode = "";

  @BeforeEach
  void start() {
    switchTo(staff, true);
    switchTo(first(), false);
    var started =
        new Client(SERVER)
            .send(
                "/oauth/device/code",
                "application/x-www-form-urlencoded",
                Client.encode(Map.of("client_id", television.clientId())).getBytes(UTF_8));
    userCode = Client.json(started).path("user_code").asString();
    browser.get("/u/activate");
  }

  private static Connections connections() {
    return SERVER.bean(Connections.class);
  }

  private static Connection first() {
    return connections().byName(Connection.FIRST).orElseThrow();
  }

  private static Connection database() {
    var name = "staff-" + SERVER.bean(Ids.class).alphanumeric(8);
    return done(connections().create(name, "auth0", JsonObject.EMPTY, List.of()));
  }

  private User colleague() {
    return done(
        SERVER
            .bean(Users.class)
            .create(
                new NewUser(
                    staff.name(),
                    UserSettings.of("colleague@" + staff.name() + ".example"),
                    Optional.empty(),
                    Optional.of(new NewPassword.Plain(TestTenant.PASSWORD)))));
  }

  private void switchTo(Connection connection, boolean on) {
    done(connections().switchClients(connection.id(), Map.of(television.clientId(), on)));
  }

  private HttpResponse<String> ask() {
    return browser.get("/u/activate/confirm?user_code=" + userCode);
  }

  private HttpResponse<String> decide(String decision) {
    return browser.post("/u/activate/confirm", "user_code", userCode, "decision", decision);
  }

  private HttpResponse<String> signIn(User user) {
    var page = location(ask());
    browser.get(page);
    return TestSignIns.submit(browser, page, user.email(), TestTenant.PASSWORD);
  }

  /** At another application, for which the first database is. */
  private void isHereAlready(User user) {
    new TestSignIns(SERVER).signIn(browser, user.email(), TestTenant.PASSWORD);
    assertThat(SERVER.bean(BrowserSessions.class).ofUser(user.id())).hasSize(1);
  }

  private void assertSentToSignIn(HttpResponse<String> answer) {
    assertThat(location(answer)).startsWith("/u/login?state=");
    assertThat(SERVER.bean(DeviceCodes.class).find(code())).as("waits still").isPresent();
  }

  private UserCode code() {
    return UserCode.typed(userCode).orElseThrow();
  }

  @Test
  void usersOfTheApplicationsDatabaseSignInAndLetTheDeviceIn() {
    assertThat(location(signIn(colleague))).isEqualTo("/u/activate/confirm?user_code=" + userCode);
    assertThat(ask().body()).contains(colleague.email());
    assertThat(decide("allow").body()).contains("The device is let in");
  }

  @Test
  void whoIsLinkedToACustomerComesInAsThatCustomer() {
    var path = "/users/%s/identities".formatted(customer.id().replace("|", "%7C"));
    var body = "{\"provider\":\"auth0\",\"user_id\":\"%s\"}".formatted(colleague.id());
    var linked = new ManagementCaller(SERVER, "update:users").post(path, body);
    assertThat(linked.statusCode()).as(linked.body()).isEqualTo(201);
    assertThat(location(signIn(colleague))).isEqualTo("/u/activate/confirm?user_code=" + userCode);
    assertThat(ask().body()).contains(customer.email());
    assertThat(decide("allow").body()).contains("The device is let in");
  }

  @Test
  void usersOfAnotherDatabaseDoNotComeIn() {
    assertThat(signIn(customer).statusCode()).isEqualTo(422);
    assertThat(SERVER.bean(BrowserSessions.class).ofUser(customer.id())).isEmpty();
  }

  @Test
  void aSessionOfAUserOfAnotherDatabaseCountsForNothing() {
    isHereAlready(customer);
    assertSentToSignIn(ask());
    assertSentToSignIn(decide("allow"));
    assertSentToSignIn(decide("deny"));
  }

  @Test
  void aSessionOfABlockedUserCountsForNothing() {
    switchTo(first(), true);
    isHereAlready(customer);
    assertThat(ask().statusCode()).isEqualTo(200);
    SERVER
        .bean(TransactionTemplate.class)
        .executeWithoutResult(_ ->
            SERVER
                .bean(JdbcClient.class)
                .sql("update users set blocked = true where id = :id")
                .param("id", customer.id())
                .update());
    assertSentToSignIn(ask());
    assertSentToSignIn(decide("allow"));
  }

  @Test
  void nobodySignsInToAnApplicationWithoutADatabase() {
    switchTo(staff, false);
    isHereAlready(customer);
    for (var answer : List.of(ask(), decide("allow"))) {
      assertThat(answer.statusCode()).isEqualTo(403);
      assertThat(answer.body()).contains("Nobody can sign in to the application on the device");
    }
    assertThat(SERVER.bean(DeviceCodes.class).find(code())).as("waits still").isPresent();
  }

  /** The page was opened before, and the answer to it comes in the same moment. */
  @Test
  void nothingIsAllowedOnceTheDatabaseIsOff() {
    isHereAlready(customer);
    var session = SERVER.bean(BrowserSessions.class).ofUser(customer.id()).getFirst();
    var activations = SERVER.bean(Activations.class);
    var found = (Activations.Found) activations.find(userCode, "192.0.2.43");
    assertThat(activations.allow(found.activation(), session)).isFalse();
    switchTo(first(), true);
    assertThat(activations.allow(found.activation(), session)).as("on again").isTrue();
  }
}
