package dev.licet.identity.consent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.licet.identity.api.Apis;
import dev.licet.identity.api.Permission;
import dev.licet.identity.api.TestApis;
import dev.licet.identity.application.ApplicationType;
import dev.licet.identity.application.Applications;
import dev.licet.identity.application.NewApplication;
import dev.licet.identity.application.TestApplications;
import dev.licet.identity.session.TestSessions;
import dev.licet.identity.store.TestDatabase;
import dev.licet.identity.store.TestFeatures;
import dev.licet.identity.user.NewUser;
import dev.licet.identity.user.TestUsers;
import dev.licet.identity.user.Users;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.ArgumentsSource;
import org.springframework.context.event.EventListener;

@ParameterizedClass
@ArgumentsSource(TestDatabase.All.class)
class ConsentsTest {
  private static final Optional<String> API = Optional.of("https://hello-api");

  @Parameter TestDatabase database;
  @TempDir Path folder;
  private TestFeatures features;
  private Consents consents;
  private String shop = "";
  private String alice = "";

  @BeforeEach
  void open() {
    features =
        TestFeatures.over(
            database.open(folder),
            TestFeatures.components(
                TestUsers.components(),
                TestSessions.components(),
                TestApplications.components(),
                new Class<?>[] {
                  ConsentTable.class, Consents.class, RemovedApiFollower.class, Heard.class
                }));
    consents = features.get(Consents.class);
    shop = application("Shop");
    alice =
        TestUsers.done(
                features
                    .get(Users.class)
                    .create(NewUser.of("alice@example.com", "Correct-Horse-7")))
            .id();
  }

  @AfterEach
  void close() {
    features.close();
  }

  private String application(String name) {
    return TestUsers.done(
            features
                .get(Applications.class)
                .register(NewApplication.named(name, ApplicationType.SPA)))
        .application()
        .clientId();
  }

  private boolean covers(String... scope) {
    return consents.covers(alice, shop, API, List.of(scope));
  }

  @Test
  void coversWhatWasAgreedToAndNoMore() {
    assertThat(covers()).isFalse();
    consents.give(alice, shop, API, List.of("openid", "read:admin"));
    assertThat(covers()).isTrue();
    assertThat(covers("read:admin", "openid")).isTrue();
    assertThat(covers("read:admin", "write:admin")).isFalse();
    assertThat(consents.covers(alice, application("Other"), API, List.of())).isFalse();
    assertThat(consents.covers(alice, shop, Optional.empty(), List.of("openid"))).isFalse();
    assertThat(consents.covers("auth0|nobody", shop, API, List.of())).isFalse();
  }

  @Test
  void addsUp() {
    consents.give(alice, shop, API, List.of("a", "b"));
    consents.give(alice, shop, API, List.of("c", "b"));
    assertThat(covers("a", "b", "c")).isTrue();
    assertThat(consents.ofUser(alice)).hasSize(1);
    assertThat(consents.ofUser(alice).getFirst().scope()).containsExactly("a", "b", "c");
  }

  @Test
  void ofSeveralAtOnceNoneIsLost() throws Exception {
    try (var threads = Executors.newFixedThreadPool(10)) {
      var all =
          IntStream.range(0, 10)
              .mapToObj(i ->
                  (Callable<Boolean>)
                      () -> {
                        consents.give(alice, shop, API, List.of("scope:" + i));
                        return true;
                      })
              .toList();
      for (var one : threads.invokeAll(all)) {
        assertThat(one.get()).isTrue();
      }
    }
    assertThat(consents.ofUser(alice).getFirst().scope()).hasSize(10);
  }

  @Test
  void withoutAnApiItIsKeptUnderTheAddressOfUserinfo() {
    consents.give(alice, shop, Optional.empty(), List.of("openid"));
    assertThat(consents.covers(alice, shop, Optional.empty(), List.of("openid"))).isTrue();
    assertThat(consents.ofUser(alice).getFirst().audience())
        .isEqualTo("https://localhost:9443/userinfo");
  }

  @Test
  void isTakenBackOnceAndSaysSo() {
    consents.give(alice, shop, API, List.of("a"));
    consents.give(alice, shop, Optional.empty(), List.of("openid"));
    var first = consents.ofUser(alice).getFirst();
    assertThat(consents.withdraw(first.id())).isTrue();
    assertThat(consents.withdraw(first.id())).isFalse();
    assertThat(consents.withdraw("nothing")).isFalse();
    assertThat(heard()).containsExactly(new ConsentWithdrawn(first));
    consents.withdrawAll(alice);
    assertThat(consents.ofUser(alice)).isEmpty();
    assertThat(heard()).hasSize(2);
  }

  @Test
  void whoTakesItBackWaitsForWhoIsGivenSomethingByIt() throws Exception {
    consents.give(alice, shop, API, List.of("a"));
    consents.doubt(shop);
    assertThat(holds("b")).isFalse();
    try (var threads = Executors.newSingleThreadExecutor()) {
      var withdrawn =
          features.inTransaction(() -> {
            assertThat(holds("a")).as("doubted, but not taken back").isTrue();
            var meanwhile =
                threads.submit(() -> consents.withdraw(consents.ofUser(alice).getFirst().id()));
            assertThatThrownBy(() -> meanwhile.get(300, TimeUnit.MILLISECONDS))
                .isInstanceOf(TimeoutException.class);
            return meanwhile;
          });
      assertThat(withdrawn.get()).isTrue();
    }
    assertThat(holds("a")).isFalse();
  }

  private boolean holds(String scope) {
    return consents.hold(alice, shop, API, List.of(scope));
  }

  @Test
  void goesWithItsUserAndItsApplication() {
    consents.give(alice, shop, API, List.of("a"));
    consents.give(alice, application("Other"), API, List.of("a"));
    features.get(Applications.class).remove(shop);
    assertThat(rows()).isEqualTo(1);
    features.get(Users.class).remove(alice);
    assertThat(rows()).isZero();
  }

  @Test
  void isNotForAnApiOrAPermissionThatComesLaterUnderTheSameName() {
    var apis = features.get(Apis.class);
    var api = TestUsers.done(apis.register(TestApis.named("Hello", API.orElseThrow())));
    apis.addPermission(api.id(), new Permission("a", ""));
    apis.addPermission(api.id(), new Permission("b", ""));
    consents.give(alice, shop, API, List.of("a", "b"));
    apis.removePermission(api.id(), "a");
    assertThat(covers("a")).isFalse();
    assertThat(covers("b")).isTrue();
    apis.remove(api.id());
    assertThat(rows()).isZero();
  }

  private long rows() {
    return features.store().jdbc().sql("select count(*) from consents").query(Long.class).single();
  }

  private List<ConsentWithdrawn> heard() {
    return features.get(Heard.class).events;
  }

  static class Heard {
    private final List<ConsentWithdrawn> events = new CopyOnWriteArrayList<>();

    @EventListener
    void on(ConsentWithdrawn event) {
      events.add(event);
    }
  }
}
