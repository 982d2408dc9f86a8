package dev.licet.identity.session;

import static dev.licet.identity.user.ManagementCaller.json;
import static org.assertj.core.api.Assertions.assertThat;

import dev.licet.identity.TestServer;
import dev.licet.identity.administrator.TestBrowser;
import dev.licet.identity.issuing.TestTenant;
import dev.licet.identity.signin.TestSignIns;
import dev.licet.identity.user.ManagementCaller;
import dev.licet.identity.user.NewUser;
import dev.licet.identity.user.TestUsers;
import dev.licet.identity.user.User;
import dev.licet.identity.user.Users;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class BrowserSessionsApiTest {
  private static final String PASSWORD = "Correct-Horse-7";

  private static final TestServer SERVER = TestServer.shared();
  private static ManagementCaller caller;

  @BeforeAll
  static void start() {
    caller =
        new ManagementCaller(
            SERVER, "read:sessions update:sessions delete:sessions update:tenant_settings");
  }

  private static User user(String email) {
    return TestUsers.done(SERVER.bean(Users.class).create(NewUser.of(email, PASSWORD)));
  }

  private static void signIn(User user) {
    new TestSignIns(SERVER).signIn(new TestBrowser(SERVER), user.email(), PASSWORD);
  }

  private static String path(User user) {
    return "/users/" + user.id().replace("|", "%7C") + "/sessions";
  }

  private static List<BrowserSession> sessions(User user) {
    return SERVER.bean(BrowserSessions.class).ofUser(user.id());
  }

  @Test
  void listsAUsersSessionsPageByPage() {
    var alice = user("alice@sessions.example");
    for (int i = 0; i < 3; i++) {
      signIn(alice);
    }
    var first = json(caller.get(path(alice) + "?take=2"));
    assertThat(first.get("sessions")).hasSize(2);
    var rest = json(caller.get(path(alice) + "?from=" + first.get("next").stringValue()));
    assertThat(rest.get("sessions")).hasSize(1);
    assertThat(rest.has("next")).isFalse();
    assertThat(json(caller.get(path(alice))).get("sessions")).hasSize(3);
    var one = first.get("sessions").get(0);
    assertThat(one.get("user_id").stringValue()).isEqualTo(alice.id());
    assertThat(one.get("device").get("last_ip").stringValue()).isEqualTo("127.0.0.1");
    assertThat(one.get("device").get("initial_ip").stringValue()).isEqualTo("127.0.0.1");
    assertThat(one.get("authentication").get("methods").get(0).get("name").stringValue())
        .isEqualTo("pwd");
    assertThat(caller.get("/sessions/" + one.get("id").stringValue()).body())
        .contains("idle_expires_at", "authenticated_at");
  }

  @Test
  void keepsWhatCallersSay() {
    var dora = user("dora@sessions.example");
    signIn(dora);
    var id = sessions(dora).getFirst().id();
    var client = new TestTenant(SERVER).publicApplication("{}", "refresh_token").application();
    SERVER.bean(BrowserSessions.class).joined(id, client.clientId());
    var path = "/sessions/" + id;
    var kept = json(caller.patch(path, "{\"session_metadata\":{\"desk\":\"7\",\"floor\":\"2\"}}"));
    assertThat(kept.get("session_metadata").get("desk").stringValue()).isEqualTo("7");
    assertThat(kept.at("/clients/0/client_id").stringValue()).isEqualTo(client.clientId());
    caller.patch(path, "{\"session_metadata\":{\"desk\":\"8\"}}");
    assertThat(json(caller.patch(path, "{}")).get("session_metadata").toString())
        .isEqualTo("{\"desk\":\"8\"}");
    assertThat(json(caller.get(path)).get("session_metadata").toString())
        .isEqualTo("{\"desk\":\"8\"}");
    assertThat(json(caller.patch(path, "{\"session_metadata\":null}")).has("session_metadata"))
        .isFalse();
    assertThat(caller.patch(path, "{\"session_metadata\":{\"desk\":8}}").statusCode())
        .isEqualTo(400);
    assertThat(caller.patch("/sessions/none", "{\"session_metadata\":{}}").statusCode())
        .isEqualTo(404);
  }

  @Test
  void endsOneOrAll() {
    var bob = user("bob@sessions.example");
    for (int i = 0; i < 3; i++) {
      signIn(bob);
    }
    var id = sessions(bob).getFirst().id();
    assertThat(caller.delete("/sessions/" + id, "").statusCode()).isEqualTo(202);
    assertThat(caller.delete("/sessions/" + id, "").statusCode()).isEqualTo(404);
    assertThat(sessions(bob)).hasSize(2);
    id = sessions(bob).getFirst().id();
    assertThat(caller.post("/sessions/" + id + "/revoke", "").statusCode()).isEqualTo(202);
    assertThat(sessions(bob)).hasSize(1);
    assertThat(caller.delete(path(bob), "").statusCode()).isEqualTo(202);
    assertThat(sessions(bob)).isEmpty();
    assertThat(json(caller.get(path(bob))).get("sessions")).isEmpty();
  }

  @Test
  void lastsAsLongAsTheTenantSays() {
    var carol = user("carol@sessions.example");
    var settings = "{\"session_lifetime\":2,\"idle_session_lifetime\":1}";
    assertThat(caller.patch("/tenants/settings", settings).statusCode()).isEqualTo(200);
    signIn(carol);
    var session = sessions(carol).getFirst();
    assertThat(session.expiresAt()).isEqualTo(session.createdAt().plusSeconds(2 * 3_600));
    assertThat(session.idleExpiresAt()).isEqualTo(session.createdAt().plusSeconds(3_600));
    caller.patch("/tenants/settings", "{\"session_lifetime\":null,\"idle_session_lifetime\":null}");
  }

  @Test
  void endsWithTheBrowserWhereTheTenantSaysSo() {
    var erin = user("erin@sessions.example");
    assertThat(sessionCookie(erin)).contains("Max-Age=604800");
    var one = json(caller.get(path(erin))).at("/sessions/0/cookie/mode").stringValue();
    assertThat(one).isEqualTo("persistent");
    var settings = "{\"session_cookie\":{\"mode\":\"non-persistent\"}}";
    assertThat(caller.patch("/tenants/settings", settings).statusCode()).isEqualTo(200);
    try {
      assertThat(sessionCookie(erin)).doesNotContain("Max-Age", "Expires");
      assertThat(json(caller.get(path(erin))).at("/sessions/0/cookie/mode").stringValue())
          .isEqualTo("non-persistent");
    } finally {
      caller.patch("/tenants/settings", "{\"session_cookie\":null}");
    }
  }

  private static String sessionCookie(User user) {
    var answer = new TestSignIns(SERVER).signIn(new TestBrowser(SERVER), user.email(), PASSWORD);
    return answer.headers().allValues("set-cookie").stream()
        .filter(cookie -> cookie.startsWith("__Host-licet-session="))
        .findFirst()
        .orElseThrow();
  }
}
