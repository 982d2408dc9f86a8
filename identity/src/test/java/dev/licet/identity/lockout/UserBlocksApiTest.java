package dev.licet.identity.lockout;

import static dev.licet.identity.user.ManagementCaller.json;
import static org.assertj.core.api.Assertions.assertThat;

import dev.licet.identity.TestServer;
import dev.licet.identity.administrator.TestBrowser;
import dev.licet.identity.user.ManagementCaller;
import dev.licet.identity.user.NewUser;
import dev.licet.identity.user.TestUsers;
import dev.licet.identity.user.User;
import dev.licet.identity.user.Users;
import java.util.Optional;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class UserBlocksApiTest {
  private static final TestServer SERVER = TestServer.shared();
  private static ManagementCaller caller;

  @BeforeAll
  static void start() {
    caller =
        new ManagementCaller(SERVER, "create:connections create:users update:users read:users");
  }

  private static void block(String email, String connection) {
    var attempt = new Attempt("shop", email, connection, "192.0.2.77", Optional.empty(), true);
    for (int i = 0; i < 12; i++) {
      SERVER.bean(Lockout.class).count(attempt);
    }
  }

  private static int blocks(String path) {
    return json(caller.get("/user-blocks" + path)).get("blocked_for").size();
  }

  @Test
  void aUsernameFindsAndOpensWhatIsCountedUnderTheEmail() {
    var connection =
        "{\"name\":\"blocked\",\"strategy\":\"auth0\",\"options\":{\"requires_username\":true}}";
    assertThat(caller.post("/connections", connection).statusCode()).isEqualTo(201);
    var email = "nina@blocks.example";
    var user =
        "{\"connection\":\"blocked\",\"email\":\"%s\",\"username\":\"nina7\","
            + "\"password\":\"Correct-Horse-7\"}";
    assertThat(caller.post("/users", user.formatted(email)).statusCode()).isEqualTo(201);
    block(email, "blocked");
    assertThat(blocks("?identifier=" + email)).isEqualTo(1);
    assertThat(blocks("?identifier=NINA7")).isEqualTo(1);
    assertThat(caller.delete("/user-blocks?identifier=nina7", "").statusCode()).isEqualTo(204);
    assertThat(blocks("?identifier=" + email)).isZero();
  }

  @Test
  void aUserIsOpenedWithTheIdentitiesThatWereLinked() {
    var owner = user("owner@blocks.example");
    var linked = user("linked@blocks.example");
    var path = "/users/%s/identities".formatted(owner.id().replace("|", "%7C"));
    var body = "{\"provider\":\"auth0\",\"user_id\":\"%s\"}".formatted(linked.id());
    assertThat(caller.post(path, body).statusCode()).isEqualTo(201);
    block(linked.email(), User.DATABASE);
    var id = "/" + owner.id().replace("|", "%7C");
    assertThat(blocks(id)).isEqualTo(1);
    assertThat(caller.delete("/user-blocks" + id, "").statusCode()).isEqualTo(204);
    assertThat(blocks(id)).isZero();
    assertThat(blocks("?identifier=" + linked.email())).isZero();
  }

  @Test
  void anAdministratorSeesToWhomAnAccountIsClosedAndOpensIt() {
    var browser = TestBrowser.signedIn(SERVER);
    var user = user("closed@blocks.example");
    var path = "/dashboard/users/" + user.id().replace("|", "%7C") + "/blocks";
    assertThat(browser.get(path).body()).contains("It is closed to nobody.");
    block(user.email(), User.DATABASE);
    assertThat(browser.get(path).body()).contains("192.0.2.77", "id=\"open-account\"");
    assertThat(browser.submit(path).body())
        .contains("The account is open again.", "It is closed to nobody.");
    assertThat(SERVER.bean(Lockout.class).blocks(user.email())).isEmpty();
  }

  private static User user(String email) {
    return TestUsers.done(SERVER.bean(Users.class).create(NewUser.of(email, "Correct-Horse-7")));
  }
}
