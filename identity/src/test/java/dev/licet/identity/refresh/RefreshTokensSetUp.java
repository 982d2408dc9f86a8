package dev.licet.identity.refresh;

import static dev.licet.identity.user.TestUsers.done;
import static org.assertj.core.api.Assertions.assertThat;

import dev.licet.identity.api.Api;
import dev.licet.identity.api.ApiSettings;
import dev.licet.identity.api.Apis;
import dev.licet.identity.api.TestApis;
import dev.licet.identity.application.Application;
import dev.licet.identity.application.ApplicationDetails;
import dev.licet.identity.application.ApplicationSettings;
import dev.licet.identity.application.ApplicationType;
import dev.licet.identity.application.Applications;
import dev.licet.identity.application.NewApplication;
import dev.licet.identity.application.TestApplications;
import dev.licet.identity.application.TokenEndpointAuthMethod;
import dev.licet.identity.issuing.Authorization;
import dev.licet.identity.refresh.Presented.Good;
import dev.licet.identity.refresh.Presented.Repeated;
import dev.licet.identity.session.Device;
import dev.licet.identity.session.TestSessions;
import dev.licet.identity.shared.Noted;
import dev.licet.identity.store.TestDatabase;
import dev.licet.identity.store.TestFeatures;
import dev.licet.identity.user.NewUser;
import dev.licet.identity.user.TestUsers;
import dev.licet.identity.user.User;
import dev.licet.identity.user.Users;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.event.EventListener;

/** Refresh tokens over a real database, at a settable time. */
abstract class RefreshTokensSetUp {
  static final String ROTATING =
      """
      {"refresh_token":{"rotation_type":"rotating","expiration_type":"expiring","leeway":%d,
       "token_lifetime":86400,"idle_token_lifetime":3600}}
      """;

  static final Device DEVICE = new Device("192.0.2.1", "agent");
  static final String API = "urn:api";

  @Parameter TestDatabase database;
  @TempDir Path folder;
  TestFeatures features;
  RefreshTokens tokens;
  User alice;
  Api api;

  @BeforeEach
  void open() {
    reopen();
    registerApi();
    alice = done(features.get(Users.class).create(NewUser.of("alice@example.com", "Horse-77-x")));
  }

  /** As after the server was killed: what stood in memory is gone. */
  void reopen() {
    features =
        TestFeatures.over(
            database.open(folder),
            TestFeatures.components(
                // In the order of their names, in which the server hears of events, too.
                TestApplications.components(),
                TestRefreshTokens.components(),
                TestSessions.components(),
                TestUsers.components(),
                new Class<?>[] {Heard.class}));
    tokens = features.get(RefreshTokens.class);
  }

  @AfterEach
  void close() {
    features.close();
  }

  /** What the log was told, and whoever tells it. */
  static class Heard {
    final ApplicationEventPublisher events;
    final List<String> types = new CopyOnWriteArrayList<>();

    Heard(ApplicationEventPublisher events) {
      this.events = events;
    }

    @EventListener
    void on(Noted event) {
      types.add(event.note().type());
    }
  }

  void registerApi() {
    api = done(features.get(Apis.class).register(TestApis.named("API", API)));
    done(features.get(Apis.class).change(api.id(), _ -> offline(true)));
  }

  static ApiSettings offline(boolean allowed) {
    var usual = ApiSettings.defaults("API");
    return new ApiSettings("API", usual.dialect(), 100, 100, false, allowed, false, usual.access());
  }

  Application application(String details) {
    var settings =
        new ApplicationSettings(
            "App",
            "",
            ApplicationType.NATIVE,
            List.of("refresh_token"),
            TokenEndpointAuthMethod.NONE,
            true,
            new ApplicationDetails(details));
    return done(features.get(Applications.class).register(NewApplication.of(settings)))
        .application();
  }

  Application rotating(int leeway) {
    return application(ROTATING.formatted(leeway));
  }

  Application nowSaying(Application application, String details) {
    return done(
        features
            .get(Applications.class)
            .edit(application.clientId(), before -> TestApplications.saying(before, details)));
  }

  Authorization authorization(Application application) {
    return new Authorization(
        application.clientId(),
        alice.id(),
        Optional.of(API),
        List.of("openid", "offline_access"),
        Optional.empty(),
        TestUsers.NOW);
  }

  String issue(Application application) {
    return issue(application, Optional.empty());
  }

  String issue(Application application, Optional<String> codeId) {
    return tokens
        .issue(application, authorization(application), TokenHolder.ANYBODY, codeId, DEVICE)
        .orElseThrow();
  }

  Good good(String token, Application application) {
    var presented = tokens.present(token, application);
    assertThat(presented).isInstanceOf(Good.class);
    return (Good) presented;
  }

  /** Exchanges one, and answers the next one. */
  String exchange(String token, Application application) {
    var good = good(token, application);
    var next = good.next().orElse(token);
    assertThat(tokens.exchange(token, good, "answer with " + next, application, DEVICE)).isTrue();
    return next;
  }

  void pass(Duration time) {
    TestSessions.pass(features, time);
  }

  /** As the grant does it. */
  String answer(String token, Application app) {
    if (tokens.present(token, app) instanceof Good good) {
      var answer = "answer with " + good.next().orElseThrow();
      if (tokens.exchange(token, good, answer, app, DEVICE)) {
        return answer;
      }
    }
    return tokens.present(token, app) instanceof Repeated repeated ? repeated.answer() : "none";
  }

  static <T> List<T> atOnce(int callers, Callable<T> work) throws Exception {
    var barrier = new CyclicBarrier(callers);
    try (var threads = Executors.newFixedThreadPool(callers)) {
      var calls = new ArrayList<Callable<T>>();
      for (int caller = 0; caller < callers; caller++) {
        calls.add(() -> {
          barrier.await();
          return work.call();
        });
      }
      var results = new ArrayList<T>();
      for (var result : threads.invokeAll(calls)) {
        results.add(result.get());
      }
      return results;
    }
  }
}
