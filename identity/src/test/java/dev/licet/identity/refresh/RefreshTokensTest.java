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
import dev.licet.identity.authorize.CodeReused;
import dev.licet.identity.consent.Consent;
import dev.licet.identity.consent.ConsentWithdrawn;
import dev.licet.identity.issuing.Authorization;
import dev.licet.identity.refresh.Presented.Good;
import dev.licet.identity.refresh.Presented.Lost;
import dev.licet.identity.refresh.Presented.Repeated;
import dev.licet.identity.refresh.Presented.Reused;
import dev.licet.identity.refresh.Presented.Undecided;
import dev.licet.identity.refresh.Presented.Unknown;
import dev.licet.identity.session.Device;
import dev.licet.identity.session.TestSessions;
import dev.licet.identity.shared.Noted;
import dev.licet.identity.shared.Slice;
import dev.licet.identity.store.TestDatabase;
import dev.licet.identity.store.TestFeatures;
import dev.licet.identity.user.NewPassword;
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
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.ArgumentsSource;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.event.EventListener;

/** I11, I26: one token, one answer; and no crash that leaves a client without any. */
@ParameterizedClass
@ArgumentsSource(TestDatabase.All.class)
class RefreshTokensTest {
  private static final String ROTATING =
      """
      {"refresh_token":{"rotation_type":"rotating","expiration_type":"expiring","leeway":%d,
       "token_lifetime":86400,"idle_token_lifetime":3600}}
      """;
  private static final String LASTING =
      "{\"refresh_token\":{\"rotation_type\":\"non-rotating\",\"expiration_type\":\"non-expiring\"}}";
  private static final Device DEVICE = new Device("192.0.2.1", "agent");
  private static final String API = "urn:api";

  @Parameter TestDatabase database;
  @TempDir Path folder;
  private TestFeatures features;
  private RefreshTokens tokens;
  private User alice;
  private Api api;

  @BeforeEach
  void open() {
    reopen();
    registerApi();
    alice = done(features.get(Users.class).create(NewUser.of("alice@example.com", "Horse-77-x")));
  }

  /** As after the server was killed: what stood in memory is gone. */
  private void reopen() {
    features =
        TestFeatures.over(
            database.open(folder),
            TestFeatures.components(
                TestUsers.components(),
                TestSessions.components(),
                TestApplications.components(),
                TestRefreshTokens.components(),
                new Class<?>[] {Heard.class}));
    tokens = features.get(RefreshTokens.class);
  }

  @AfterEach
  void close() {
    features.close();
  }

  /** What the log was told, and whoever tells it. */
  static class Heard {
    private final ApplicationEventPublisher events;
    private final List<String> types = new CopyOnWriteArrayList<>();

    Heard(ApplicationEventPublisher events) {
      this.events = events;
    }

    @EventListener
    void on(Noted event) {
      types.add(event.note().type());
    }
  }

  private void registerApi() {
    api = done(features.get(Apis.class).register(TestApis.named("API", API)));
    done(features.get(Apis.class).change(api.id(), offline(true)));
  }

  private static ApiSettings offline(boolean allowed) {
    var usual = ApiSettings.defaults("API");
    return new ApiSettings("API", usual.dialect(), 100, 100, false, allowed, false, usual.access());
  }

  private Application application(String details) {
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

  private Application rotating(int leeway) {
    return application(ROTATING.formatted(leeway));
  }

  private Application nowSaying(Application application, String details) {
    var before = application.settings();
    return done(
        features
            .get(Applications.class)
            .change(
                application.clientId(),
                new ApplicationSettings(
                    before.name(),
                    before.description(),
                    before.type(),
                    before.grantTypes(),
                    before.authMethod(),
                    before.firstParty(),
                    new ApplicationDetails(details))));
  }

  private Authorization authorization(Application application) {
    return new Authorization(
        application.clientId(),
        alice.id(),
        Optional.of(API),
        List.of("openid", "offline_access"),
        Optional.empty(),
        TestUsers.NOW);
  }

  private String issue(Application application) {
    return issue(application, Optional.empty());
  }

  private String issue(Application application, Optional<String> codeId) {
    return tokens
        .issue(application, authorization(application), TokenHolder.ANYBODY, codeId, DEVICE)
        .orElseThrow();
  }

  private Good good(String token, Application application) {
    var presented = tokens.present(token, application);
    assertThat(presented).isInstanceOf(Good.class);
    return (Good) presented;
  }

  /** Exchanges one, and answers the next one. */
  private String exchange(String token, Application application) {
    var good = good(token, application);
    var next = good.next().orElse(token);
    assertThat(tokens.exchange(token, good, "answer with " + next, application, DEVICE)).isTrue();
    return next;
  }

  private void pass(Duration time) {
    TestSessions.pass(features, time);
  }

  private void noteArrivals() {
    pass(Duration.ofSeconds(2));
    features.get(Arrivals.class).note();
  }

  @Test
  void areExchangedForTheNextOneEachTime() {
    var app = rotating(0);
    var first = issue(app);
    var second = exchange(first, app);
    var third = exchange(second, app);
    assertThat(List.of(first, second, third)).doesNotHaveDuplicates();
    assertThat(good(third, app).token().exchanges()).isEqualTo(2);
  }

  @Test
  void endTogetherWhenOneIsPresentedAgain() {
    var app = rotating(0);
    var first = issue(app);
    var second = exchange(first, app);
    assertThat(tokens.present(first, app)).isInstanceOf(Reused.class);
    assertThat(tokens.present(second, app)).isInstanceOf(Unknown.class);
    assertThat(features.get(Heard.class).types).contains("ferrt");
  }

  @Test
  void endTogetherHoweverOldTheOneIsThatIsPresentedAgain() {
    var app = rotating(60);
    var first = issue(app);
    var third = exchange(exchange(first, app), app);
    assertThat(tokens.present(first, app)).isInstanceOf(Reused.class);
    assertThat(tokens.present(third, app)).isInstanceOf(Unknown.class);
  }

  @Test
  void getTheSameAnswerAgainWithinTheLeeway() {
    var app = rotating(30);
    var first = issue(app);
    var second = exchange(first, app);
    noteArrivals();
    pass(Duration.ofSeconds(28));
    assertThat(tokens.present(first, app))
        .isInstanceOfSatisfying(
            Repeated.class,
            repeated -> assertThat(repeated.answer()).isEqualTo("answer with " + second));
    assertThat(good(second, app)).isNotNull();
    pass(Duration.ofSeconds(1));
    assertThat(tokens.present(first, app)).isInstanceOf(Reused.class);
    assertThat(tokens.present(second, app)).isInstanceOf(Unknown.class);
  }

  @Test
  void getTheSameAnswerAgainIfTheServerDiedBeforeItCanHaveLeft() {
    var app = rotating(0);
    var first = issue(app);
    var second = exchange(first, app);
    features.close();
    reopen();
    var lost = lost(first, app);
    assertThat(lost.answer()).isEqualTo("answer with " + second);
    assertThat(tokens.giveOut(lost)).isTrue();
    assertThat(exchange(second, app)).isNotEqualTo(second);
    assertThat(tokens.present(first, app)).isInstanceOf(Reused.class);
  }

  private Lost lost(String token, Application application) {
    if (features.store().nodes().several()) {
      assertThat(tokens.present(token, application)).isInstanceOf(Undecided.class);
      pass(Arrivals.NOTED);
    }
    return (Lost) tokens.present(token, application);
  }

  @Test
  void getAnAnswerThatGotLostOnceOnly() throws Exception {
    var app = rotating(0);
    var first = issue(app);
    var second = exchange(first, app);
    features.close();
    reopen();
    var lost = lost(first, app);
    assertThat(atOnce(20, () -> tokens.giveOut(lost))).containsOnlyOnce(true);
    assertThat(tokens.present(first, app)).isInstanceOf(Reused.class);
    assertThat(tokens.present(second, app)).isInstanceOf(Unknown.class);
  }

  @Test
  void haveNoMomentAtWhichAnAnswerThatLeftSeemsToHaveGotLost() {
    var app = rotating(0);
    var first = issue(app);
    exchange(first, app);
    var read = features.get(RefreshTokenTable.class).find(TokenText.of(first).orElseThrow());
    noteArrivals();
    assertThat(features.get(Arrivals.class).isOwn(read.orElseThrow())).isTrue();
    noteArrivals();
    assertThat(features.get(Arrivals.class).isOwn(read.orElseThrow())).as("for long").isFalse();
  }

  @Test
  void getNoAnswerAgainAfterARestartIfItHasLeft() {
    var app = rotating(0);
    var first = issue(app);
    exchange(first, app);
    noteArrivals();
    features.close();
    reopen();
    pass(Arrivals.NOTED);
    assertThat(tokens.present(first, app)).isInstanceOf(Reused.class);
  }

  @Test
  void standNowhereInTheStore() {
    var app = rotating(30);
    var first = issue(app);
    var second = exchange(first, app);
    var all =
        features.store().jdbc().sql("select * from refresh_tokens").query().listOfRows().toString();
    assertThat(all)
        .contains(alice.id())
        .doesNotContain(first, second, first.substring(0, 32), first.substring(32))
        .doesNotContain(second.substring(32), "answer with");
  }

  @Test
  void stayWhereTheApplicationSaysSo() {
    var app = application(LASTING);
    var token = issue(app);
    assertThat(exchange(token, app)).isEqualTo(token);
    assertThat(exchange(token, app)).isEqualTo(token);
    assertThat(good(token, app).token().exchanges()).isEqualTo(2);
  }

  @Test
  void beginToRotateWhenTheApplicationSaysSo() {
    var app = application(LASTING);
    var token = issue(app);
    var other = issue(app);
    var changed = nowSaying(app, ROTATING.formatted(0));
    assertThat(exchange(token, changed)).isNotEqualTo(token);
    assertThat(tokens.present(other, changed)).isInstanceOf(Unknown.class);
  }

  @Test
  void endWhenTheApplicationSaysThatTheyRotateNoMore() {
    var app = rotating(0);
    var token = issue(app);
    assertThat(tokens.present(token, nowSaying(app, LASTING))).isInstanceOf(Unknown.class);
    assertThat(tokens.present(token, nowSaying(app, ROTATING.formatted(0))))
        .isInstanceOf(Unknown.class);
  }

  @Test
  void areBoundToTheirApplication() {
    var app = rotating(0);
    var token = issue(app);
    var thief = rotating(0);
    assertThat(tokens.present(token, thief)).isInstanceOf(Unknown.class);
    tokens.revoke(token, thief);
    assertThat(good(token, app)).isNotNull();
  }

  @Test
  void endAfterTheirLifetimeWhichNoExchangeExtends() {
    var app = rotating(0);
    var token = issue(app);
    for (int hour = 0; hour < 24; hour++) {
      pass(Duration.ofMinutes(59));
      token = exchange(token, app);
    }
    pass(Duration.ofMinutes(24));
    assertThat(tokens.present(token, app)).isInstanceOf(Unknown.class);
    features.get(RefreshTokenEnds.class).purge();
    assertThat(tokens.countOfUser(alice.id(), "")).isZero();
  }

  @Test
  void endWhenTheyLieUnusedTooLongByWhatTheApplicationSaysNow() {
    var app = rotating(0);
    var token = issue(app);
    pass(Duration.ofMinutes(60));
    assertThat(tokens.present(token, app)).isInstanceOf(Unknown.class);
    var patient =
        nowSaying(app, ROTATING.formatted(0).replace("idle_token_lifetime\":3600", "x\":1"));
    assertThat(good(token, patient)).isNotNull();
    nowSaying(app, ROTATING.formatted(0));
    features.get(RefreshTokenEnds.class).purge();
    assertThat(tokens.countOfUser(alice.id(), "")).isZero();
  }

  @Test
  void endWhenTheUserIsBlockedOrHasAnotherPasswordOrIsGone() {
    var app = rotating(0);
    var users = features.get(Users.class);
    issue(app);
    done(users.change(alice.id(), settings -> settings.withBlocked(true)));
    assertThat(tokens.countOfUser(alice.id(), "")).isZero();
    issue(app);
    done(users.setPassword(alice.id(), new NewPassword.Plain("Other-Horse-88")));
    assertThat(tokens.countOfUser(alice.id(), "")).isZero();
    issue(app);
    done(users.remove(alice.id()));
    assertThat(tokens.countOfUser(alice.id(), "")).isZero();
  }

  @Test
  void endWithTheirApplicationTheirApiAndTheirCode() {
    var app = rotating(0);
    issue(app);
    done(features.get(Applications.class).remove(app.clientId()));
    assertThat(tokens.countOfUser(alice.id(), "")).isZero();

    var other = rotating(0);
    issue(other);
    done(features.get(Apis.class).remove(api.id()));
    assertThat(tokens.countOfUser(alice.id(), "")).isZero();

    registerApi();
    var kept = issue(other, Optional.of("code-1"));
    var gone = issue(other, Optional.of("code-2"));
    features.inTransaction(() -> {
      features
          .get(Heard.class)
          .events
          .publishEvent(new CodeReused("code-2", other.clientId(), alice.id()));
      return true;
    });
    assertThat(good(kept, other)).isNotNull();
    assertThat(tokens.present(gone, other)).isInstanceOf(Unknown.class);
  }

  @Test
  void endWithTheConsentThatTheyCameBy() {
    var app = rotating(0);
    var kept = issue(app);
    var forUserInfo =
        tokens
            .issue(
                app,
                new Authorization(
                    app.clientId(),
                    alice.id(),
                    Optional.empty(),
                    List.of("openid", "offline_access"),
                    Optional.empty(),
                    TestUsers.NOW),
                TokenHolder.ANYBODY,
                Optional.empty(),
                DEVICE)
            .orElseThrow();
    withdraw(app, TestFeatures.ISSUER.url() + "userinfo");
    assertThat(tokens.present(forUserInfo, app)).isInstanceOf(Unknown.class);
    assertThat(good(kept, app)).isNotNull();
    withdraw(app, API);
    assertThat(tokens.present(kept, app)).isInstanceOf(Unknown.class);
  }

  private void withdraw(Application app, String audience) {
    var consent = new Consent("id", alice.id(), app.clientId(), audience, List.of(), TestUsers.NOW);
    features.inTransaction(() -> {
      features.get(Heard.class).events.publishEvent(new ConsentWithdrawn(consent));
      return true;
    });
  }

  @Test
  void areListedAndEndedByTheirId() {
    var app = rotating(0);
    var first = issue(app);
    issue(app);
    var all = tokens.ofUser(alice.id(), app.clientId(), new Slice("", 0, 50));
    assertThat(all).hasSize(2).extracting(RefreshToken::id).isSorted();
    assertThat(tokens.ofUser(alice.id(), "", new Slice(all.getFirst().id(), 0, 50))).hasSize(1);
    var id = good(first, app).token().id();
    assertThat(tokens.end(id)).isTrue();
    assertThat(tokens.end(id)).isFalse();
    assertThat(tokens.present(first, app)).isInstanceOf(Unknown.class);
    assertThat(features.get(Heard.class).types).containsOnlyOnce("srrt");
    tokens.endAll(alice.id());
    assertThat(tokens.countOfUser(alice.id(), "")).isZero();
  }

  @Test
  void areAtMostTwoHundredOfAUserAndApplicationAMomentLater() {
    var app = rotating(0);
    var surplus = features.get(Surplus.class);
    var oldest = issue(app);
    pass(Duration.ofMillis(1));
    var second = issue(app);
    features.inTransaction(() -> {
      for (int more = 0; more < Surplus.MOST - 1; more++) {
        pass(Duration.ofMillis(1));
        issue(app);
        surplus.remove(); // nothing of a transaction that may yet be undone
      }
      return true;
    });
    assertThat(good(oldest, app)).isNotNull();
    surplus.remove();
    assertThat(tokens.countOfUser(alice.id(), app.clientId())).isEqualTo(Surplus.MOST);
    assertThat(tokens.present(oldest, app)).isInstanceOf(Unknown.class);
    assertThat(good(second, app)).isNotNull();
  }

  @Test
  void areForWhoeverAskedForOfflineAccessWhereTheApiOffersIt() {
    var app = rotating(0);
    done(features.get(Apis.class).change(api.id(), offline(false)));
    assertThat(issued(app, authorization(app))).isEmpty();
    done(features.get(Apis.class).change(api.id(), offline(true)));
    assertThat(issued(app, authorization(app))).isPresent();
    assertThat(RefreshTokens.mayHave(app, authorization(app))).isTrue();
    assertThat(RefreshTokens.mayHave(app, authorization(app).withScope(List.of("openid"))))
        .isFalse();
    done(features.get(Apis.class).remove(api.id()));
    assertThat(issued(app, authorization(app))).isEmpty();
  }

  private Optional<String> issued(Application app, Authorization authorization) {
    return tokens.issue(app, authorization, TokenHolder.ANYBODY, Optional.empty(), DEVICE);
  }

  @Test
  void areGivenToOneOfTwentyWhoPresentTheSameAtOnce() throws Exception {
    var app = rotating(0);
    for (int round = 0; round < 5; round++) {
      var token = issue(app);
      var results = atOnce(20, () -> attempt(token, app));
      assertThat(results).containsOnlyOnce("new");
      assertThat(results.stream().filter("none"::equals)).hasSize(19);
    }
  }

  @Test
  void areTheSameForTwentyWhoPresentTheSameAtOnceWithinTheLeeway() throws Exception {
    var app = rotating(30);
    for (int round = 0; round < 5; round++) {
      var token = issue(app);
      var answers = atOnce(20, () -> answer(token, app));
      assertThat(answers.stream().distinct()).hasSize(1);
      assertThat(answers.getFirst()).startsWith("answer with ");
      var next = answers.getFirst().substring("answer with ".length());
      assertThat(good(next, app)).isNotNull();
    }
  }

  private String attempt(String token, Application app) {
    return tokens.present(token, app) instanceof Good good
            && tokens.exchange(token, good, "", app, DEVICE)
        ? "new"
        : "none";
  }

  /** As the grant does it. */
  private String answer(String token, Application app) {
    if (tokens.present(token, app) instanceof Good good) {
      var answer = "answer with " + good.next().orElseThrow();
      if (tokens.exchange(token, good, answer, app, DEVICE)) {
        return answer;
      }
    }
    return tokens.present(token, app) instanceof Repeated repeated ? repeated.answer() : "none";
  }

  private static <T> List<T> atOnce(int callers, Callable<T> work) throws Exception {
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
