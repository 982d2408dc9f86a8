package dev.licet.identity.api;

import static dev.licet.identity.api.TestApis.done;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.licet.identity.shared.FieldProblem;
import dev.licet.identity.shared.Issuer;
import dev.licet.identity.shared.Outcome;
import dev.licet.identity.store.TestDatabase;
import dev.licet.identity.store.TestFeatures;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
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
class ApisTest {
  @Parameter TestDatabase database;
  private static final String HELLO = "https://hello-api";
  private static final String MANAGEMENT = "https://localhost:9443/api/v2/";
  private static final AccessPolicy POLICY =
      new AccessPolicy(AccessPolicy.Rule.DENY_ALL, AccessPolicy.Rule.DENY_ALL);
  private static final Permission READ = new Permission("read:admin", "See what only they see");
  private static final Permission WRITE = new Permission("write:admin", "");

  @TempDir Path folder;
  private TestFeatures features;
  private Apis apis;

  @BeforeEach
  void open() {
    features = open(TestFeatures.ISSUER);
    apis = features.get(Apis.class);
  }

  @AfterEach
  void close() {
    features.close();
  }

  @Nested
  class Register {
    @Test
    void keepsEverythingThatWasGiven() {
      var settings =
          new ApiSettings(
              "Hello", TokenDialect.RFC9068_PROFILE_AUTHZ, 600, 60, true, true, true, POLICY);
      var wanted = new NewApi(HELLO, SigningAlgorithm.RS256, settings, List.of(WRITE, READ), false);
      var api = done(apis.register(wanted));
      assertThat(api.id()).matches("[0-9a-f]{24}");
      assertThat(api.settings()).isEqualTo(settings);
      assertThat(api.identifier()).isEqualTo(HELLO);
      assertThat(api.signingAlgorithm()).isEqualTo(SigningAlgorithm.RS256);
      assertThat(api.permissions()).containsExactly(READ, WRITE);
      assertThat(api.system()).isFalse();
      assertThat(apis.byId(api.id())).contains(api);
      assertThat(apis.byIdentifier(HELLO)).contains(api);
    }

    @Test
    void startsWithADayTwoHoursAndNoSwitchOn() {
      assertThat(hello().settings())
          .isEqualTo(
              new ApiSettings(
                  "Hello",
                  TokenDialect.ACCESS_TOKEN,
                  86_400,
                  7_200,
                  false,
                  false,
                  false,
                  AccessPolicy.USUAL));
    }

    @Test
    void refusesAnIdentifierThatIsTaken() {
      hello();
      assertThat(apis.register(TestApis.named("Other", HELLO)))
          .isEqualTo(Outcome.taken("identifier", "Another API has this identifier already"));
      assertThat(apis.list()).hasSize(1);
    }

    @Test
    void tellsAnIdentifierWithASlashFromOneWithout() {
      hello();
      var other = done(apis.register(TestApis.named("Other", HELLO + "/")));
      assertThat(apis.byIdentifier(HELLO + "/")).contains(other);
      assertThat(apis.byIdentifier(HELLO)).get().extracting(Api::name).isEqualTo("Hello");
    }

    @Test
    void isSeenAtOnceByThoseWhoAskedBefore() {
      assertThat(apis.byIdentifier(HELLO)).isEmpty();
      var api = hello();
      assertThat(apis.byIdentifier(HELLO)).contains(api);
    }

    @Test
    void givesAnIdentifierToOneOfManyWhoWantItAtTheSameTime() throws Exception {
      int callers = 8;
      var barrier = new CyclicBarrier(callers);
      var outcomes = new ArrayList<Outcome<Api>>();
      try (var threads = Executors.newFixedThreadPool(callers)) {
        var calls =
            IntStream.range(0, callers)
                .mapToObj(i ->
                    threads.submit(() -> {
                      barrier.await();
                      return apis.register(TestApis.named("Hello " + i, HELLO));
                    }))
                .toList();
        for (var call : calls) {
          outcomes.add(call.get());
        }
      }
      assertThat(outcomes).filteredOn(Outcome.Done.class::isInstance).hasSize(1);
      assertThat(outcomes)
          .filteredOn(Outcome.Invalid.class::isInstance)
          .hasSize(callers - 1)
          .containsOnly(Outcome.taken("identifier", "Another API has this identifier already"));
      assertThat(apis.list()).hasSize(1);
    }

    @Test
    void isUndoneTogetherWithTheTransactionAroundIt() {
      assertThat(apis.byIdentifier(HELLO)).isEmpty();
      assertThatThrownBy(() ->
              features.inTransaction(() -> {
                hello();
                assertThat(apis.byIdentifier(HELLO)).isPresent();
                throw new IllegalStateException("the rest failed");
              }))
          .hasMessage("the rest failed");
      assertThat(apis.byIdentifier(HELLO)).isEmpty();
    }
  }

  @Nested
  class Change {
    @Test
    void changesEverySettingAndNothingElse() {
      var before = done(apis.addPermission(hello().id(), READ));
      assertThat(apis.byIdentifier(HELLO)).contains(before);
      var settings =
          new ApiSettings(
              "Hallo", TokenDialect.ACCESS_TOKEN_AUTHZ, 60, 60, true, true, true, POLICY);
      var after = done(apis.change(before.id(), _ -> settings));
      assertThat(after.settings()).isEqualTo(settings);
      assertThat(after.permissions()).containsExactly(READ);
      assertThat(after.identifier()).isEqualTo(HELLO);
      assertThat(apis.byIdentifier(HELLO)).contains(after);
    }

    @Test
    void refusesWhatRegisteringRefuses() {
      assertThat(apis.change(hello().id(), _ -> ApiSettings.defaults(" ")))
          .isEqualTo(refusal("name", "Give it a name"));
      assertThat(apis.byIdentifier(HELLO)).get().extracting(Api::name).isEqualTo("Hello");
    }

    @Test
    void saysThatAnApiIsNotThere() {
      assertThat(apis.change("0", _ -> ApiSettings.defaults("Hello")))
          .isEqualTo(Outcome.missing("id", "There is no API with this id"));
    }
  }

  @Nested
  class Permissions {
    @Test
    void areAddedDescribedAndRemoved() {
      var id = hello().id();
      assertThat(done(apis.addPermission(id, WRITE)).permissions()).containsExactly(WRITE);
      assertThat(done(apis.addPermission(id, READ)).permissions()).containsExactly(READ, WRITE);
      var described = new Permission(READ.name(), "Look");
      assertThat(done(apis.describePermission(id, described)).permissions())
          .containsExactly(described, WRITE);
      assertThat(done(apis.removePermission(id, READ.name())).permissions()).containsExactly(WRITE);
      assertThat(apis.byIdentifier(HELLO)).contains(apis.byId(id).orElseThrow());
    }

    @Test
    void areRefusedTwice() {
      var id = hello().id();
      done(apis.addPermission(id, READ));
      assertThat(apis.addPermission(id, READ))
          .isEqualTo(refusal("value", "This API has a permission read:admin already"));
    }

    @Test
    void cannotBeDescribedWhereTheyAreNot() {
      assertThat(apis.describePermission(hello().id(), READ))
          .isEqualTo(refusal("value", "This API has no permission read:admin"));
    }

    @Test
    void ofAnotherApiStayWhatTheyAre() {
      var other = done(apis.register(TestApis.named("Other", "https://other")));
      done(apis.addPermission(other.id(), READ));
      var hello = done(apis.addPermission(hello().id(), READ));
      done(apis.removePermission(hello.id(), READ.name()));
      assertThat(apis.byIdentifier("https://other").orElseThrow().permissions())
          .containsExactly(READ);
    }

    @Test
    void areReplacedAsAWhole() {
      var id = hello().id();
      done(apis.replacePermissions(id, List.of(READ, WRITE)));
      var look = new Permission("read:admin", "Look");
      var list = new Permission("list:admin", "");
      assertThat(done(apis.replacePermissions(id, List.of(look, list))).permissions())
          .containsExactly(list, look);
    }

    @Test
    void areReplacedAllOrNone() {
      var id = hello().id();
      assertThat(apis.replacePermissions(id, List.of(READ, new Permission("a b", ""))))
          .isInstanceOf(Outcome.Invalid.class);
      assertThat(apis.byId(id).orElseThrow().permissions()).isEmpty();
    }

    @Test
    void endAtAThousand() {
      var thousand = IntStream.range(0, 1_000).mapToObj(i -> new Permission("p" + i, "")).toList();
      var id = hello().id();
      assertThat(done(apis.replacePermissions(id, thousand)).permissions()).hasSize(1_000);
      assertThat(apis.addPermission(id, READ))
          .isEqualTo(refusal("value", "An API may have at most 1000 permissions"));
    }
  }

  @Nested
  class Remove {
    @Test
    void takesTheApiAndItsPermissions() {
      var api = done(apis.addPermission(hello().id(), READ));
      assertThat(apis.byIdentifier(HELLO)).contains(api);
      assertThat(done(apis.remove(api.id()))).isEqualTo(api);
      assertThat(apis.byId(api.id())).isEmpty();
      assertThat(apis.byIdentifier(HELLO)).isEmpty();
      assertThat(done(apis.register(TestApis.named("Hello", HELLO))).permissions()).isEmpty();
    }

    @Test
    void saysThatAnApiIsNotThere() {
      assertThat(apis.remove("0")).isEqualTo(Outcome.missing("id", "There is no API with this id"));
    }
  }

  @Nested
  class TheServersOwn {
    @Test
    void isListedFirst() {
      hello();
      var own = apis.install(management(READ));
      assertThat(own.system()).isTrue();
      assertThat(apis.list()).extracting(Api::identifier).containsExactly(MANAGEMENT, HELLO);
    }

    @Test
    void getsTheNewPermissionsOfANewRelease() {
      var first = apis.install(management(READ));
      var second = apis.install(management(WRITE));
      assertThat(second.id()).isEqualTo(first.id());
      assertThat(second.permissions()).containsExactly(WRITE);
      assertThat(apis.list()).hasSize(1);
    }

    @Test
    void followsTheServersDomain() {
      var before = apis.install(management(READ));
      features.close();
      features = open(new Issuer("login.example.com"));
      apis = features.get(Apis.class);
      var identifier = "https://login.example.com/api/v2/";
      var after =
          apis.install(
              new NewApi(
                  identifier, SigningAlgorithm.RS256, before.settings(), List.of(READ), false));
      assertThat(after.id()).isEqualTo(before.id());
      assertThat(apis.byIdentifier(identifier)).contains(after);
      assertThat(apis.byIdentifier(MANAGEMENT)).isEmpty();
    }

    @Test
    void cannotBeAltered() {
      var id = apis.install(management(READ)).id();
      var refusal = Outcome.<Api>fixed("id", "This is the server's own API: it cannot be altered");
      assertThat(apis.change(id, _ -> ApiSettings.defaults("Mine"))).isEqualTo(refusal);
      assertThat(apis.addPermission(id, WRITE)).isEqualTo(refusal);
      assertThat(apis.describePermission(id, READ)).isEqualTo(refusal);
      assertThat(apis.removePermission(id, READ.name())).isEqualTo(refusal);
      assertThat(apis.replacePermissions(id, List.of())).isEqualTo(refusal);
      assertThat(apis.remove(id)).isEqualTo(refusal);
      assertThat(apis.byIdentifier(MANAGEMENT).orElseThrow().permissions()).containsExactly(READ);
    }

    @Test
    void hasNoOtherIdentifier() {
      assertThatThrownBy(() -> apis.install(TestApis.named("Mine", HELLO)))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining(MANAGEMENT);
    }

    private NewApi management(Permission permission) {
      return new NewApi(
          MANAGEMENT,
          SigningAlgorithm.RS256,
          ApiSettings.defaults("Auth0 Management API"),
          List.of(permission),
          false);
    }
  }

  @Test
  void answersNothingToTextThatIsNoIdentifier() {
    for (var text : List.of("", " ", "a\0b", "a b", "x".repeat(601))) {
      assertThat(apis.byIdentifier(text)).isEmpty();
      assertThat(apis.byId(text)).isEmpty();
    }
  }

  @Test
  void saysWhatHappensBeforeItIsGone() {
    var heard = features.get(Listener.class).heard;
    var api =
        done(
            apis.register(
                new NewApi(
                    HELLO,
                    SigningAlgorithm.RS256,
                    ApiSettings.defaults("Hello"),
                    List.of(READ),
                    true)));
    var bare = done(apis.removePermission(api.id(), READ.name()));
    done(apis.remove(api.id()));
    assertThat(heard)
        .containsExactly(
            new ApiRegistered(api, true),
            new PermissionRemoved(api, "read:admin"),
            new ApiRemoved(bare));
  }

  static class Listener {
    final List<Object> heard = new ArrayList<>();

    @EventListener
    void on(ApiRegistered event) {
      heard.add(event);
    }

    @EventListener
    void on(PermissionRemoved event) {
      heard.add(event);
    }

    @EventListener
    void on(ApiRemoved event) {
      heard.add(event);
    }
  }

  private TestFeatures open(Issuer issuer) {
    var components =
        Stream.concat(Stream.of(TestApis.components()), Stream.of(Listener.class))
            .toArray(Class<?>[]::new);
    return TestFeatures.over(database.open(folder), issuer, components);
  }

  private Api hello() {
    return done(apis.register(TestApis.named("Hello", HELLO)));
  }

  private static Outcome<Api> refusal(String field, String message) {
    return Outcome.invalid(List.of(new FieldProblem(field, message)));
  }
}
