package dev.licet.identity.role;

import static dev.licet.identity.user.TestUsers.done;
import static org.assertj.core.api.Assertions.assertThat;

import dev.licet.identity.api.Api;
import dev.licet.identity.api.ApiSettings;
import dev.licet.identity.api.Apis;
import dev.licet.identity.api.NewApi;
import dev.licet.identity.api.Permission;
import dev.licet.identity.api.SigningAlgorithm;
import dev.licet.identity.shared.FieldProblem;
import dev.licet.identity.shared.Outcome;
import dev.licet.identity.shared.Outcome.Invalid;
import dev.licet.identity.shared.Slice;
import dev.licet.identity.store.TestDatabase;
import dev.licet.identity.store.TestFeatures;
import dev.licet.identity.user.NewUser;
import dev.licet.identity.user.User;
import dev.licet.identity.user.UserSettings;
import dev.licet.identity.user.Users;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.ArgumentsSource;
import org.springframework.context.event.EventListener;

@ParameterizedClass
@ArgumentsSource(TestDatabase.All.class)
class RolesTest {
  private static final String HELLO = "https://hello-api";
  private static final ApiPermission READ = new ApiPermission(HELLO, "read:admin");
  private static final ApiPermission WRITE = new ApiPermission(HELLO, "write:admin");
  private static final Slice ALL = new Slice("", 0, 50);

  @Parameter TestDatabase database;
  @TempDir Path folder;
  private TestFeatures features;
  private Apis apis;
  private Users users;
  private Roles roles;
  private UserRights rights;
  private Heard heard;
  private Api api;
  private User alice;

  @BeforeEach
  void open() {
    var components =
        Stream.concat(Stream.of(TestRoles.components()), Stream.of(Heard.class))
            .toArray(Class<?>[]::new);
    features = TestFeatures.over(database.open(folder), components);
    apis = features.get(Apis.class);
    users = features.get(Users.class);
    roles = features.get(Roles.class);
    rights = features.get(UserRights.class);
    heard = features.get(Heard.class);
    api = api("Hello", HELLO);
    alice = user("alice@example.com");
  }

  @AfterEach
  void close() {
    features.close();
  }

  private Api api(String name, String identifier) {
    var permissions =
        List.of(new Permission("read:admin", "See it"), new Permission("write:admin", ""));
    return done(
        apis.register(
            new NewApi(
                identifier,
                SigningAlgorithm.RS256,
                ApiSettings.defaults(name),
                permissions,
                false)));
  }

  private User user(String email) {
    return done(
        users.create(new NewUser(UserSettings.of(email), Optional.empty(), Optional.empty())));
  }

  private Role role(String name, ApiPermission... permissions) {
    var role = done(roles.create(name, ""));
    return done(roles.addPermissions(role.id(), List.of(permissions)));
  }

  private static Role named(Role role, String name) {
    return new Role(role.id(), name, role.description());
  }

  private static FieldProblem problem(Outcome<?> outcome) {
    return ((Invalid<?>) outcome).problems().getFirst();
  }

  @Nested
  class ARole {
    @Test
    void hasANameOfItsOwn() {
      var role = done(roles.create("admin", "May do everything"));
      assertThat(role.id()).matches("rol_[0-9A-Za-z]{16}");
      assertThat(roles.byId(role.id())).contains(role);
      assertThat(roles.byName("admin")).contains(role);
      assertThat(problem(roles.create("admin", "")).kind()).isEqualTo(FieldProblem.Kind.TAKEN);
      var other = done(roles.create("editor", ""));
      assertThat(problem(roles.change(other.id(), now -> named(now, "admin"))).kind())
          .isEqualTo(FieldProblem.Kind.TAKEN);
      assertThat(problem(roles.create(" ", "")).field()).isEqualTo("name");
      assertThat(roles.list()).containsExactly(role, other);
    }

    @Test
    void canBeRenamedAndRemoved() {
      var role = role("admin", READ);
      done(rights.assign(alice.id(), List.of(role.id())));
      var after = done(roles.change(role.id(), now -> new Role(now.id(), "boss", "Says so")));
      assertThat(roles.byId(role.id())).contains(after);
      done(roles.remove(role.id()));
      assertThat(roles.byId(role.id())).isEmpty();
      assertThat(rights.rolesOf(alice.id())).isEmpty();
      assertThat(rights.effective(alice.id(), HELLO)).isEmpty();
      assertThat(problem(roles.remove(role.id())).kind()).isEqualTo(FieldProblem.Kind.MISSING);
      assertThat(heard.events)
          .containsSubsequence(new RoleChanged(role, after), new RoleRemoved(after));
    }

    @Test
    void isFoundByAPartOfItsName() {
      var admin = role("Site Admin");
      role("editor");
      assertThat(roles.list("admin", ALL)).containsExactly(admin);
      assertThat(roles.count("ADMIN")).isEqualTo(1);
      assertThat(roles.list("", ALL)).hasSize(2);
      for (var hostile : List.of("%", "_", "' or 1=1 --", "\u0000")) { // I22
        assertThat(roles.list(hostile, ALL)).as(hostile).isEmpty();
      }
    }

    @Test
    void holdsPermissionsThatAreThere() {
      var role = role("admin", WRITE, READ);
      assertThat(roles.permissions(role.id()))
          .containsExactly(
              new HeldPermission(READ, "Hello", "See it", List.of()),
              new HeldPermission(WRITE, "Hello", "", List.of()));
      var unknown = List.of(READ, new ApiPermission(HELLO, "fly"));
      assertThat(problem(roles.addPermissions(role.id(), unknown)).message())
          .isEqualTo("There is no such permission: fly of https://hello-api");
      done(roles.removePermissions(role.id(), List.of(READ, new ApiPermission("x", "y"))));
      assertThat(roles.permissions(role.id())).hasSize(1);
      heard.events.clear();
      done(roles.replacePermissions(role.id(), List.of(READ)));
      done(roles.replacePermissions(role.id(), List.of(READ)));
      assertThat(heard.events)
          .containsExactly(
              new RolePermissionsChanged(role, List.of(WRITE), List.of()),
              new RolePermissionsChanged(role, List.of(), List.of(READ)));
    }
  }

  @Nested
  class AUser {
    @Test
    void mayDoWhatRolesAndDirectPermissionsSay() {
      var other = api("Other", "https://other-api");
      var reader = role("reader", READ);
      var both = role("both", READ, new ApiPermission(other.identifier(), "write:admin"));
      done(rights.assign(alice.id(), List.of(reader.id(), both.id())));
      done(rights.assign(alice.id(), List.of(reader.id())));
      done(rights.grant(alice.id(), List.of(WRITE)));
      done(rights.grant(alice.id(), List.of(WRITE, READ)));
      assertThat(rights.rolesOf(alice.id())).containsExactly(both, reader);
      assertThat(rights.effective(alice.id(), HELLO)).containsExactly("read:admin", "write:admin");
      assertThat(rights.effective(alice.id(), "https://other-api")).containsExactly("write:admin");
      assertThat(rights.effective(alice.id(), "https://nowhere")).isEmpty();
      assertThat(rights.effective(user("bob@example.com").id(), HELLO)).isEmpty();
      var read = rights.permissionsOf(alice.id()).getFirst();
      assertThat(read.permission()).isEqualTo(READ);
      assertThat(read.direct()).isTrue();
      assertThat(read.roles()).containsExactly(both, reader);
    }

    @Test
    void keepsAPermissionThatIsTakenOnlyInOneOfTwoWays() {
      var reader = role("reader", READ);
      done(rights.assign(alice.id(), List.of(reader.id())));
      done(rights.grant(alice.id(), List.of(READ)));
      done(rights.withdraw(alice.id(), List.of(READ)));
      assertThat(rights.effective(alice.id(), HELLO)).containsExactly("read:admin");
      done(rights.unassign(alice.id(), List.of(reader.id(), "rol_none", "\u0000")));
      assertThat(rights.effective(alice.id(), HELLO)).isEmpty();
    }

    @Test
    void losesWhatItsApiLoses() {
      var reader = role("reader", READ, WRITE);
      done(rights.assign(alice.id(), List.of(reader.id())));
      done(rights.grant(alice.id(), List.of(READ)));
      done(apis.removePermission(api.id(), "read:admin"));
      assertThat(rights.effective(alice.id(), HELLO)).containsExactly("write:admin");
      assertThat(roles.permissions(reader.id())).hasSize(1);
      done(apis.remove(api.id()));
      assertThat(rights.permissionsOf(alice.id())).isEmpty();
      assertThat(roles.permissions(reader.id())).isEmpty();
    }

    @Test
    void getsOnlyRolesThatAreThereAndNotTooMany() {
      assertThat(problem(rights.assign(alice.id(), List.of("rol_none"))).message())
          .isEqualTo("There is no such role: rol_none");
      var many = IntStream.range(0, 51).mapToObj(i -> role("r" + i).id()).toList();
      assertThat(problem(rights.assign(alice.id(), many)).message())
          .isEqualTo("A user can have at most 50 roles");
      done(rights.assign(alice.id(), many.subList(0, 50)));
      assertThat(problem(rights.assignToAll(many.getLast(), List.of(alice.id()))).field())
          .isEqualTo("users");
      assertThat(problem(rights.assign("auth0|none", many)).kind())
          .isEqualTo(FieldProblem.Kind.MISSING);
    }

    /** Each removed only what it had seen, so that both stayed. */
    @Test
    void hasExactlyTheRolesThatOneOfSeveralAtTheSameMomentWanted() throws Exception {
      var a = role("a").id();
      var b = role("b").id();
      for (int round = 0; round < 20; round++) {
        atOnce(
            () -> rights.replaceRoles(alice.id(), List.of(a)),
            () -> rights.replaceRoles(alice.id(), List.of(b)));
        assertThat(rights.rolesOf(alice.id())).as("round %d", round).hasSize(1);
        done(rights.replaceRoles(alice.id(), List.of()));
      }
    }

    @Test
    void getsNotTooManyRolesFromSeveralAtTheSameMoment() throws Exception {
      var roleIds = IntStream.range(0, 51).mapToObj(i -> role("role-" + i).id()).toList();
      for (int round = 0; round < 10; round++) {
        done(rights.assign(alice.id(), roleIds.subList(0, 49)));
        atOnce(
            () -> rights.assign(alice.id(), roleIds.subList(49, 50)),
            () -> rights.assignToAll(roleIds.get(50), List.of(alice.id())));
        assertThat(rights.rolesOf(alice.id())).as("round %d", round).hasSize(50);
        done(rights.replaceRoles(alice.id(), List.of()));
      }
    }

    private static void atOnce(Callable<?> one, Callable<?> other) throws Exception {
      var barrier = new CyclicBarrier(2);
      try (var threads = Executors.newFixedThreadPool(2)) {
        var calls =
            Stream.of(one, other)
                .map(work ->
                    threads.submit(() -> {
                      barrier.await();
                      return work.call();
                    }))
                .toList();
        for (var call : calls) {
          call.get();
        }
      }
    }

    @Test
    void isAmongThoseWhoHaveTheRole() {
      var reader = role("reader");
      var bob = user("bob@example.com");
      done(rights.assignToAll(reader.id(), List.of(alice.id(), bob.id())));
      assertThat(rights.usersOf(reader.id(), ALL)).containsExactlyInAnyOrder(alice, bob);
      assertThat(rights.countUsersOf(reader.id())).isEqualTo(2);
      assertThat(rights.usersOf(reader.id(), new Slice("", 1, 5))).hasSize(1);
      done(users.remove(bob.id()));
      assertThat(rights.usersOf(reader.id(), ALL)).containsExactly(alice);
      var unknown = List.of(alice.id(), "auth0|none");
      assertThat(problem(rights.assignToAll(reader.id(), unknown)).field()).isEqualTo("users");
    }

    @Test
    void isToldOfOnlyWhenSomethingChanges() {
      var reader = role("reader", READ);
      heard.events.clear();
      done(rights.assign(alice.id(), List.of(reader.id())));
      done(rights.assign(alice.id(), List.of(reader.id())));
      done(rights.grant(alice.id(), List.of(WRITE)));
      done(rights.grant(alice.id(), List.of(WRITE)));
      done(rights.withdraw(alice.id(), List.of(READ)));
      assertThat(heard.events)
          .containsExactly(
              new UserRolesChanged(alice, List.of(), List.of(reader)),
              new UserPermissionsChanged(alice, List.of(), List.of(WRITE)));
    }
  }

  static class Heard {
    private final List<Object> events = new ArrayList<>();

    @EventListener({
      RoleCreated.class,
      RoleChanged.class,
      RoleRemoved.class,
      RolePermissionsChanged.class,
      UserRolesChanged.class,
      UserPermissionsChanged.class
    })
    void on(Object event) {
      events.add(event);
    }
  }
}
