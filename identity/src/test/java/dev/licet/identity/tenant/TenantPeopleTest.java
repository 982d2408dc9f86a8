package dev.licet.identity.tenant;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.licet.identity.TestServer;
import dev.licet.identity.role.ApiPermission;
import dev.licet.identity.role.HeldPermission;
import dev.licet.identity.role.Role;
import dev.licet.identity.role.Roles;
import dev.licet.identity.role.UserRights;
import dev.licet.identity.shared.StartRefused;
import dev.licet.identity.user.User;
import dev.licet.identity.user.UserSettings.Profile;
import dev.licet.identity.user.Users;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.transaction.support.TransactionOperations;

class TenantPeopleTest {
  private static final ApiPermission A = new ApiPermission("urn:people", "a");
  private static final ApiPermission B = new ApiPermission("urn:people", "b");
  private static final String API =
      """
      resourceServers:
        - {name: People, identifier: "urn:people", scopes: [{value: a}, {value: b}]}
      """;

  @TempDir static Path folder;
  private static TestServer server;
  private static Roles roles;
  private static Users users;
  private static UserRights rights;

  @BeforeAll
  static void start() {
    server = TestServer.in(folder);
    roles = server.bean(Roles.class);
    users = server.bean(Users.class);
    rights = server.bean(UserRights.class);
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  private static void apply(String yaml) {
    server
        .bean(TransactionOperations.class)
        .executeWithoutResult(_ ->
            server
                .bean(TenantFiles.class)
                .applyIfChanged(new TenantFiles.Text("tenant.yaml", yaml)));
  }

  private static User user(String email) {
    return users.byEmail(email).getFirst();
  }

  private static List<ApiPermission> held(String role) {
    return roles.permissions(roles.byName(role).orElseThrow().id()).stream()
        .map(HeldPermission::permission)
        .toList();
  }

  @Test
  void makesRolesAndUsersAndThenOnlyWhatDiffers() {
    apply(
        API
            + """
            roles:
              - name: People admin
                description: Runs it
                permissions:
                  - {resource_server_identifier: "urn:people", permission_name: a}
                  - {resource_server_identifier: "urn:people", permission_name: b}
              - {name: People guest}
            users:
              - email: Carol@Example.com
                password: Carols-Secret-1
                email_verified: true
                roles: [People admin, People guest]
                permissions: [{resource_server_identifier: "urn:people", permission_name: a}]
                user_metadata: {colour: grün, sizes: [1, 2.5, "3"], ok: true, gone: null}
                app_metadata: {plan: gold}
            """);
    var carol = user("carol@example.com");
    assertThat(carol.settings().emailVerified()).isTrue();
    assertThat(carol.settings().userMetadata().pretty()).contains("grün", "2.5", "\"3\"");
    assertThat(users.hasPassword(carol.id(), "Carols-Secret-1")).isTrue();
    assertThat(held("People admin")).containsExactly(A, B);
    assertThat(rights.rolesOf(carol.id()))
        .extracting(Role::name)
        .containsExactly("People admin", "People guest");

    apply(
        """
        roles:
          - name: People admin
            permissions: [{resource_server_identifier: "urn:people", permission_name: b}]
        users:
          - email: carol@example.com
            password: Carols-Secret-1
            roles: [People guest]
            permissions: []
            app_metadata: {plan: null, since: 2026}
        """);
    var after = user("carol@example.com");
    assertThat(after.id()).isEqualTo(carol.id());
    assertThat(after.passwordChangedAt()).isEqualTo(carol.passwordChangedAt());
    assertThat(after.settings().emailVerified()).isTrue();
    assertThat(after.settings().userMetadata()).isEqualTo(carol.settings().userMetadata());
    assertThat(after.settings().appMetadata().json()).isEqualTo("{\"since\":2026}");
    assertThat(held("People admin")).containsExactly(B);
    assertThat(roles.byName("People admin").orElseThrow().description()).isEqualTo("Runs it");
    assertThat(rights.rolesOf(carol.id())).extracting(Role::name).containsExactly("People guest");
    assertThat(rights.effective(carol.id(), "urn:people")).isEmpty();

    apply("users: [{email: carol@example.com, password: Carols-Other-2}]");
    assertThat(users.hasPassword(carol.id(), "Carols-Other-2")).isTrue();
    assertThat(rights.rolesOf(carol.id())).hasSize(1);
  }

  @Test
  void givesUsersTheirIdAndTheirProfile() {
    apply(
        """
        users:
          - {email: dora@example.com, user_id: dora, name: Dora Doe, nickname: dd, given_name: Dora,
             family_name: Doe, picture: "https://example.com/dora.png", blocked: true}
        """);
    var dora = user("dora@example.com");
    assertThat(dora.id()).isEqualTo("auth0|dora");
    assertThat(dora.settings().profile())
        .isEqualTo(new Profile("Dora Doe", "dd", "Dora", "Doe", "https://example.com/dora.png"));
    assertThat(dora.blocked()).isTrue();

    apply("users: [{email: dora@example.com, user_id: auth0|dora, nickname: do, blocked: false}]");
    assertThat(user("dora@example.com").settings().profile())
        .isEqualTo(new Profile("Dora Doe", "do", "Dora", "Doe", "https://example.com/dora.png"));
    assertThat(user("dora@example.com").blocked()).isFalse();
  }

  @Test
  void anotherIdForAUserWhoIsThereIsRefused() {
    apply("users: [{email: emil@example.com, user_id: emil}]");
    assertThatThrownBy(() -> apply("users: [{email: emil@example.com, user_id: other}]"))
        .isInstanceOf(StartRefused.class)
        .hasMessageContaining("user_id")
        .hasMessageContaining("auth0|emil")
        .hasMessageContaining("other");
  }

  @Test
  void takesHashesOfOtherSystemsAlong() {
    apply(
        """
        users:
          - email: old@example.com
            password_hash: $2a$05$CCCCCCCCCCCCCCCCCCCCC.E5YPO9kmyuRGyh0XouQYb4YMJKvyOeW
        """);
    assertThat(users.hasPassword(user("old@example.com").id(), "U*U")).isTrue();
  }

  /** A file that reads well and cannot be applied, and what is said of it. */
  record Broken(String yaml, String message) {
    @Override
    public String toString() {
      return message;
    }
  }

  static List<Broken> broken() {
    var user = "users:\n  - email: bad@example.com\n";
    return Stream.of(
            new Broken("users:\n  - password: x", "2: users[0]: expected the member email"),
            new Broken("users:\n  - email: bad", "2: users[0].email: Enter an e-mail address"),
            new Broken(
                user + "    password: Short-1", "3: users[0].password: At least 8 characters"),
            new Broken(
                user + "    password: 12345678",
                "3: users[0].password: expected text (put it in quotes), found something else"),
            new Broken(user + "    roles: [nobody]", "3: users[0].roles[0]: expected the name of"),
            new Broken(
                user + "    permissions:\n      - permission_name: a",
                "4: users[0].permissions[0]: expected the member resource_server_identifier"),
            new Broken(
                user + "    permissions: [{resource_server_identifier: none, permission_name: a}]",
                "3: users[0].permissions: There is no such permission: a of none"),
            new Broken(user + "    app_metadata: [1]", "3: users[0].app_metadata: expected a map"),
            new Broken(
                user
                    + "    password_hash: $2a$30$CCCCCCCCCCCCCCCCCCCCC.E5YPO9kmyuRGyh0XouQYb4YM"
                    + "JKvyOeW",
                "3: users[0].password_hash: The cost of this hash is out of bounds"),
            new Broken("roles:\n  - description: x", "2: roles[0]: expected the member name"),
            new Broken("roles:\n  - name: \"<b>\"", "2: roles[0].name: A name cannot contain"))
        .map(one -> new Broken(one.yaml(), "tenant.yaml, line " + one.message()))
        .toList();
  }

  @ParameterizedTest
  @MethodSource("broken")
  void nothingOfABrokenFileIsApplied(Broken broken) { // I19
    assertThatThrownBy(() -> apply(broken.yaml()))
        .isInstanceOf(StartRefused.class)
        .hasMessageStartingWith("LICET_TENANT_FILE is broken: " + broken.message());
    assertThat(users.byEmail("bad@example.com")).isEmpty();
  }
}
