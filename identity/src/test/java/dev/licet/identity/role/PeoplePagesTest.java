package dev.licet.identity.role;

import static dev.licet.identity.administrator.TestBrowser.location;
import static dev.licet.identity.user.TestUsers.done;
import static org.assertj.core.api.Assertions.assertThat;

import dev.licet.identity.TestServer;
import dev.licet.identity.administrator.TestBrowser;
import dev.licet.identity.api.Api;
import dev.licet.identity.api.Apis;
import dev.licet.identity.api.Permission;
import dev.licet.identity.api.TestApis;
import dev.licet.identity.connection.Connections;
import dev.licet.identity.shared.JsonObject;
import dev.licet.identity.user.Metadata;
import dev.licet.identity.user.NewUser;
import dev.licet.identity.user.User;
import dev.licet.identity.user.Users;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The pages of users and roles, as an administrator uses them. */
class PeoplePagesTest {
  private static final String PASSWORD = "Correct-Horse-7";
  private static final String TAGS = "\"><script>alert('x')</script><img src=x onerror=alert(1)>";

  @TempDir static Path folder;
  private static TestServer server;
  private static TestBrowser browser;
  private static Users users;
  private static Roles roles;
  private static UserRights rights;
  private static Api api;

  @BeforeAll
  static void start() {
    server = TestServer.in(folder);
    browser = TestBrowser.signedIn(server);
    users = server.bean(Users.class);
    roles = server.bean(Roles.class);
    rights = server.bean(UserRights.class);
    var apis = server.bean(Apis.class);
    api = done(apis.register(TestApis.named("Hello", "https://hello-api")));
    api = done(apis.addPermission(api.id(), new Permission("read:admin", "See it")));
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  private static User user(String email) {
    return done(users.create(NewUser.of(email, PASSWORD)));
  }

  private static String path(User user) {
    return "/dashboard/users/" + user.id().replace("|", "%7C");
  }

  private static User now(User user) {
    return users.byId(user.id()).orElseThrow();
  }

  @Test
  void createsAUserAndFindsIt() {
    browser.get("/dashboard/users/new");
    var created =
        browser.post("/dashboard/users", "email", "New@Example.com", "password", PASSWORD);
    assertThat(created.statusCode()).as(created.body()).isEqualTo(303);
    var user = users.byEmail("new@example.com").getFirst();
    assertThat(location(created)).startsWith(path(user) + "/profile");
    assertThat(browser.get(path(user) + "/profile").body()).contains("new@example.com", user.id());
    assertThat(browser.get("/dashboard/users?search=new@").body()).contains("new@example.com");
    assertThat(browser.get("/dashboard/users?search=zzz").body())
        .doesNotContain("new@example.com")
        .contains("Nobody’s e-mail begins like that.");
    assertThat(browser.get("/dashboard").body()).contains("/dashboard/users");
  }

  @Test
  void showsAWrongFormAgainWithoutThePassword() {
    browser.get("/dashboard/users/new");
    var again = browser.post("/dashboard/users", "email", TAGS, "password", "Weak-1");
    assertThat(again.statusCode()).isEqualTo(422);
    assertThat(again.body())
        .contains("id=\"email-problem\"", "id=\"password-problem\"")
        .doesNotContain("Weak-1", "<script>alert"); // I5
  }

  @Test
  void savesTheProfile() {
    var user = user("profile@example.com");
    browser.get(path(user) + "/profile");
    var saved =
        browser.post(
            path(user) + "/profile",
            "email",
            "profile@example.com",
            "email_verified",
            "true",
            "name",
            TAGS,
            "user_metadata",
            "{\"colour\": \"<b>green</b>\"}",
            "app_metadata",
            "");
    assertThat(saved.statusCode()).as(saved.body()).isEqualTo(303);
    var after = now(user).settings();
    assertThat(after.emailVerified()).isTrue();
    assertThat(after.userMetadata().json()).contains("green");
    assertThat(browser.get(path(user) + "/profile").body())
        .doesNotContain("<script>alert", "<b>green"); // I5
    var broken = browser.submit(path(user) + "/profile", "email", "x", "user_metadata", "[1]");
    assertThat(broken.statusCode()).isEqualTo(422);
    assertThat(broken.body()).contains("id=\"user_metadata-problem\"");
    assertThat(now(user).email()).isEqualTo("profile@example.com");
  }

  @Test
  void changesThePasswordBlocksAndDeletes() {
    var user = user("danger@example.com");
    browser.get(path(user) + "/profile");
    assertThat(browser.post(path(user) + "/password", "password", "weak").statusCode())
        .isEqualTo(422);
    browser.post(path(user) + "/password", "password", "Another-Horse-8");
    assertThat(users.hasPassword(user.id(), "Another-Horse-8")).isTrue();
    browser.post(path(user) + "/block", "blocked", "true");
    assertThat(now(user).blocked()).isTrue();
    assertThat(browser.get("/dashboard/users?search=danger").body()).contains("Blocked");
    browser.post(path(user) + "/block", "blocked", "false");
    assertThat(now(user).blocked()).isFalse();
    assertThat(browser.get(path(user) + "/delete").body()).contains("danger@example.com");
    browser.post(path(user) + "/delete");
    assertThat(users.byId(user.id())).isEmpty();
    assertThat(browser.get(path(user) + "/profile").statusCode()).isEqualTo(404);
  }

  @Test
  void makesUsersInEveryDatabaseWithTheNamesThatTheyHaveThere() {
    var details = new JsonObject("{\"options\":{\"requires_username\":true}}");
    done(server.bean(Connections.class).create("Named", "auth0", details, List.of()));
    assertThat(browser.get("/dashboard/users/new").body())
        .contains("<option value=\"Named\">", "name=\"username\"");
    var nameless = create("Named", "", "nina@named.example");
    assertThat(nameless.statusCode()).isEqualTo(422);
    assertThat(nameless.body())
        .contains("id=\"username-problem\"", "<option value=\"Named\" selected");
    var created = create("Named", "Nina", "nina@named.example");
    assertThat(created.statusCode()).as(created.body()).isEqualTo(303);
    var nina = users.bySignInName("Named", "nina").orElseThrow();
    assertThat(browser.get(path(nina) + "/profile").body())
        .contains("value=\"nina\"", "id=\"user-connection\">Named<");
    browser.post(path(nina) + "/profile", "email", nina.email(), "username", "nora");
    assertThat(now(nina).settings().username()).isEqualTo("nora");
    var nowhere = create("Nowhere", "", "nina@nowhere.example");
    assertThat(nowhere.statusCode()).isEqualTo(422);
    assertThat(nowhere.body()).contains("id=\"connection-problem\"");
  }

  private static HttpResponse<String> create(String connection, String username, String email) {
    return browser.post(
        "/dashboard/users",
        "connection",
        connection,
        "username",
        username,
        "email",
        email,
        "password",
        PASSWORD);
  }

  @Test
  void makesARoleThatAUserGets() {
    browser.get("/dashboard/roles/new");
    var created = browser.post("/dashboard/roles", "name", "admin", "description", TAGS);
    assertThat(created.statusCode()).as(created.body()).isEqualTo(303);
    var role = roles.byName("admin").orElseThrow();
    var base = "/dashboard/roles/" + role.id();
    browser.post(base + "/permissions", "permission", api.id() + " read:admin");
    assertThat(browser.get(base + "/permissions").body())
        .contains("data-permission=\"read:admin\"");
    assertThat(browser.post(base + "/permissions", "permission", "nothing").statusCode())
        .isEqualTo(422);
    var alice = user("alice@example.com");
    assertThat(browser.get(path(alice) + "/roles").body()).doesNotContain("<script>alert"); // I5
    browser.post(path(alice) + "/roles", "on", role.id());
    assertThat(rights.effective(alice.id(), "https://hello-api")).containsExactly("read:admin");
    assertThat(browser.get(path(alice) + "/permissions").body()).contains("admin", "read:admin");
    assertThat(browser.get(base + "/users").body()).contains("alice@example.com");
    browser.post(path(alice) + "/roles", "was", role.id());
    assertThat(rights.rolesOf(alice.id())).isEmpty();
    browser.post(base + "/users", "email", "ALICE@example.com");
    assertThat(rights.rolesOf(alice.id())).containsExactly(role);
    browser.post(base + "/users/remove", "user", alice.id());
    browser.post(
        base + "/permissions/remove", "audience", "https://hello-api", "name", "read:admin");
    assertThat(roles.permissions(role.id())).isEmpty();
    browser.post(base + "/settings", "name", "boss", "description", "");
    assertThat(roles.byName("boss")).isPresent();
    browser.post(base + "/delete");
    assertThat(roles.byId(role.id())).isEmpty();
  }

  @Test
  void aPageOfRolesThatIsOldMovesOnlyWhatSomebodyMovedOnIt() {
    var ann = user("ann@example.com");
    var shown = done(roles.create("shown", ""));
    var wanted = done(roles.create("wanted", ""));
    var meanwhile = done(roles.create("meanwhile", ""));
    done(rights.assign(ann.id(), List.of(shown.id())));
    browser.get(path(ann) + "/roles");
    done(rights.assign(ann.id(), List.of(meanwhile.id())));
    done(rights.unassign(ann.id(), List.of(shown.id())));
    browser.submit(path(ann) + "/roles", "was", shown.id(), "on", shown.id(), "on", wanted.id());
    assertThat(rights.rolesOf(ann.id())).containsExactlyInAnyOrder(wanted, meanwhile);
    var unknown = browser.post(path(ann) + "/roles", "was", wanted.id(), "on", "rol_none");
    assertThat(unknown.statusCode()).isEqualTo(422);
    assertThat(rights.rolesOf(ann.id())).contains(wanted);
  }

  @Test
  void givesAUserAPermissionWithoutARole() {
    var bob = user("bob@example.com");
    browser.get(path(bob) + "/permissions");
    browser.post(path(bob) + "/permissions", "permission", api.id() + " read:admin");
    assertThat(rights.effective(bob.id(), "https://hello-api")).containsExactly("read:admin");
    assertThat(browser.get(path(bob) + "/permissions").body()).contains("Direct");
    browser.post(
        path(bob) + "/permissions/remove", "audience", "https://hello-api", "name", "read:admin");
    assertThat(rights.permissionsOf(bob.id())).isEmpty();
  }

  @Test
  void asksWhichUserIsMeantWhereSeveralHaveTheEmail() {
    var connections = server.bean(Connections.class);
    done(connections.create("Staff", "auth0", JsonObject.EMPTY, List.of()));
    var customer = user("twice@example.com");
    var twin = NewUser.of("twice@example.com", PASSWORD);
    var staff =
        done(users.create(new NewUser("Staff", twin.settings(), twin.id(), twin.password())));
    var role = done(roles.create("auditor", ""));
    var path = "/dashboard/roles/" + role.id() + "/users";
    browser.get(path);
    var again = browser.post(path, "email", "Twice@Example.com");
    assertThat(again.statusCode()).isEqualTo(422);
    assertThat(again.body())
        .contains("id=\"email-problem\"", "is-invalid", "value=\"Twice@Example.com\"")
        .contains(customer.id() + " in " + User.DATABASE, staff.id() + " in Staff");
    assertThat(rights.rolesOf(customer.id())).isEmpty();
    assertThat(rights.rolesOf(staff.id())).isEmpty();
    done(rights.assign(staff.id(), List.of(role.id())));
    assertThat(browser.get(path).body()).contains("<span class=\"connection\">Staff</span>");
  }

  @Test
  void anotherEmailIsUnverifiedAndTheNameFollowsIt() {
    var user = user("old@example.com");
    done(users.change(user.id(), now -> now.withEmailVerified(true)));
    assertThat(users.byId(user.id()).orElseThrow().settings().name()).isEqualTo("old@example.com");
    save(user, "changed@example.com", "true", "true", "old@example.com");
    assertThat(now(user).settings().emailVerified()).isFalse();
    assertThat(now(user).settings().name()).isEqualTo("changed@example.com");
    assertThat(browser.get(path(user) + "/profile").body())
        .contains("name=\"shown.email_verified\" value=\"false\"");
    save(user, "checked@example.com", "true", "false", "Chuck");
    assertThat(now(user).settings().emailVerified()).isTrue();
    assertThat(now(user).settings().name()).isEqualTo("Chuck");
    save(user, "CHECKED@example.com", "true", "true", "Chuck");
    assertThat(now(user).settings().emailVerified()).isTrue();
  }

  @Test
  void anOldPageOfAProfileWritesOnlyWhatWasAlteredOnIt() {
    var user = user("old-page@example.com");
    browser.get(path(user) + "/profile");
    var meanwhile = Metadata.parse("{\"plan\":\"gold\",\"seats\":3}").orElseThrow();
    done(users.change(user.id(), now -> now.withMetadata(now.userMetadata(), meanwhile)));
    var saved =
        browser.post(
            path(user) + "/profile",
            "email",
            user.email(),
            "shown.email",
            user.email(),
            "nickname",
            "Olly",
            "shown.nickname",
            "old-page",
            "app_metadata",
            "{\r\n  \"plan\" : \"free\"\r\n}",
            "shown.app_metadata",
            "{\n  \"plan\" : \"free\"\n}");
    assertThat(saved.statusCode()).as(saved.body()).isEqualTo(303);
    assertThat(now(user).settings().nickname()).isEqualTo("Olly");
    assertThat(now(user).settings().appMetadata()).isEqualTo(meanwhile);
  }

  private static void save(User user, String email, String verified, String shown, String name) {
    browser.get(path(user) + "/profile");
    var saved =
        browser.post(
            path(user) + "/profile",
            "email",
            email,
            "email_verified",
            verified,
            "shown.email_verified",
            shown,
            "name",
            name);
    assertThat(saved.statusCode()).as(saved.body()).isEqualTo(303);
  }
}
