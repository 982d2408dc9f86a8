package dev.licet.identity.logout;

import static org.assertj.core.api.Assertions.assertThat;

import dev.licet.identity.TestClock;
import dev.licet.identity.application.ApplicationDetails;
import dev.licet.identity.application.ApplicationSettings;
import dev.licet.identity.application.ApplicationType;
import dev.licet.identity.application.Applications;
import dev.licet.identity.application.NewApplication;
import dev.licet.identity.application.TestApplications;
import dev.licet.identity.key.KeyAlgorithm;
import dev.licet.identity.key.SigningKeys;
import dev.licet.identity.key.TestSigningKeys;
import dev.licet.identity.outbound.Destinations;
import dev.licet.identity.outbound.Posts;
import dev.licet.identity.outbound.TestWebhook;
import dev.licet.identity.session.BrowserSession;
import dev.licet.identity.session.BrowserSessions;
import dev.licet.identity.session.SessionEnded;
import dev.licet.identity.session.TestSessions;
import dev.licet.identity.shared.Outcome;
import dev.licet.identity.store.TestDatabase;
import dev.licet.identity.store.TestFeatures;
import dev.licet.identity.user.NewUser;
import dev.licet.identity.user.TestUsers;
import dev.licet.identity.user.User;
import dev.licet.identity.user.Users;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.ArgumentsSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.event.EventListener;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

@ParameterizedClass
@ArgumentsSource(TestDatabase.All.class)
class BackchannelLogoutTest {
  private static final JsonMapper JSON = JsonMapper.builder().build();

  @Parameter TestDatabase database;
  @TempDir Path folder;
  @TempDir static Path webhookFolder;
  private static TestWebhook webhook;
  private TestFeatures features;
  private User alice;
  private String shop;

  @BeforeEach
  void open() throws Exception {
    webhook = TestWebhook.in(webhookFolder);
    features = features();
    alice =
        TestUsers.done(
            features.get(Users.class).create(NewUser.of("alice@example.com", "Correct-Horse-7")));
    shop = application("Shop", webhook.url().toString());
    features.store().inTransaction(() -> keys().prepare(KeyAlgorithm.RS256));
  }

  @AfterEach
  void close() {
    features.close();
    webhook.close();
  }

  private TestFeatures features() {
    return TestFeatures.over(
        database.open(folder),
        TestFeatures.components(
            TestUsers.components(),
            TestApplications.components(),
            TestSessions.components(),
            new Class<?>[] {
              TestSigningKeys.Beans.class,
              Beans.class,
              Heard.class,
              Meanwhile.class,
              LogoutNoticeTable.class,
              LogoutNotices.class,
              LogoutTokens.class,
              LogoutCourier.class
            }));
  }

  static class Beans {
    @Bean
    Posts posts() {
      return new Posts(Destinations.of("127.0.0.0/8"), webhook.trust());
    }
  }

  /** Does something as soon as it is known that a session ends, before anybody is noted. */
  static class Meanwhile {
    private Runnable work = () -> {};

    @EventListener
    @Order(Ordered.HIGHEST_PRECEDENCE)
    void ended(SessionEnded event) {
      work.run();
    }
  }

  /** Hears what the log is told. */
  static class Heard {
    private final List<String> types = new ArrayList<>();

    @EventListener
    void noted(LogoutNoted event) {
      types.add(event.note().type() + " " + event.note().description());
    }
  }

  private SigningKeys keys() {
    return features.get(SigningKeys.class);
  }

  private BrowserSessions sessions() {
    return features.get(BrowserSessions.class);
  }

  private String application(String name, String... urls) {
    return TestUsers.done(
            features.get(Applications.class).register(NewApplication.of(settings(name, urls))))
        .application()
        .clientId();
  }

  private static ApplicationSettings settings(String name, String... urls) {
    var usual = ApplicationSettings.defaults(name, ApplicationType.REGULAR_WEB);
    var details =
        JSON.writeValueAsString(
            Map.of("oidc_logout", Map.of("backchannel_logout_urls", List.of(urls))));
    return new ApplicationSettings(
        name,
        "",
        usual.type(),
        usual.grantTypes(),
        usual.authMethod(),
        true,
        new ApplicationDetails(details));
  }

  private BrowserSession joined(String... clients) {
    var session =
        sessions()
            .begin(
                alice.id(),
                List.of("pwd"),
                new MockHttpServletRequest(),
                new MockHttpServletResponse());
    Arrays.stream(clients).forEach(client -> sessions().joined(session.id(), client));
    return session;
  }

  private void round() {
    var courier = features.get(LogoutCourier.class);
    courier.due().forEach(courier::send);
  }

  private List<String> heard() {
    return features.get(Heard.class).types;
  }

  private void pass(Duration time) {
    features.get(TestClock.class).pass(time);
  }

  private long waiting() {
    return features
        .store()
        .jdbc()
        .sql("select count(*) from logout_notices")
        .query(Long.class)
        .single();
  }

  private static JsonNode part(String token, int number) {
    return JSON.readTree(Base64.getUrlDecoder().decode(token.split("\\.")[number]));
  }

  private void removeShop() {
    TestUsers.done(features.get(Applications.class).remove(shop));
  }

  /** On PostgreSQL each would wait for what the other one holds, if the session went first. */
  @Test
  void whoIsRemovedWhileASessionEndsIsNotTold() throws Exception {
    var session = joined(shop);
    try (var thread = Executors.newSingleThreadExecutor()) {
      var removals = new ArrayList<Future<?>>();
      features.get(Meanwhile.class).work =
          () -> {
            var removal = thread.submit(this::removeShop);
            removals.add(removal);
            waitFor(removal);
          };
      assertThat(sessions().end(session.id())).isTrue();
      assertThat(removals).singleElement().matches(BackchannelLogoutTest::succeeds);
    }
    assertThat(waiting()).isZero();
  }

  /** On SQLite it is not over before the session has ended. */
  private static void waitFor(Future<?> removal) {
    try {
      removal.get(300, TimeUnit.MILLISECONDS);
    } catch (TimeoutException e) {
      assertThat(removal).isNotDone();
    } catch (InterruptedException | ExecutionException e) {
      throw new AssertionError(e);
    }
  }

  private static boolean succeeds(Future<?> removal) {
    assertThat(removal).succeedsWithin(Duration.ofSeconds(10));
    return true;
  }

  @Test
  void whoIsBeingRemovedWhenASessionEndsIsNotTold() throws Exception {
    var session = joined(shop);
    features.during(this::removeShop, () -> {}, () -> sessions().end(session.id()));
    assertThat(sessions().byId(session.id())).isEmpty();
    assertThat(waiting()).isZero();
  }

  @Test
  void applicationsOfASessionAreToldOfItsEnd() {
    var quiet = application("Quiet");
    var session = joined(shop, quiet);
    joined();
    round();
    assertThat(webhook.calls()).isEmpty();
    sessions().end(session.id());
    round();
    var call = webhook.calls().getFirst();
    assertThat(webhook.calls()).hasSize(1);
    assertThat(call.header("Content-type")).isEqualTo("application/x-www-form-urlencoded");
    assertThat(call.body()).startsWith("logout_token=");
    var token = call.body().substring("logout_token=".length());
    assertThat(part(token, 0).path("typ").asString()).isEqualTo("logout+jwt");
    assertThat(part(token, 0).path("alg").asString()).isEqualTo("RS256");
    var now = features.get(TestClock.class).instant().getEpochSecond();
    var claims = part(token, 1);
    assertThat(claims.propertyNames())
        .containsExactlyInAnyOrder("iss", "sub", "aud", "iat", "exp", "jti", "events", "sid");
    assertThat(claims.path("iss").asString()).isEqualTo(TestFeatures.ISSUER.url());
    assertThat(claims.path("sub").asString()).isEqualTo(alice.id());
    assertThat(claims.path("aud").asString()).isEqualTo(shop);
    assertThat(claims.path("sid").asString()).isEqualTo(session.id());
    assertThat(claims.path("iat").asLong()).isEqualTo(now);
    assertThat(claims.path("exp").asLong()).isEqualTo(now + 120);
    assertThat(claims.path("jti").asString()).hasSize(24);
    assertThat(claims.path("events").toString())
        .isEqualTo("{\"http://schemas.openid.net/event/backchannel-logout\":{}}");
    assertThat(waiting()).isZero();
    assertThat(heard())
        .containsExactly(
            "oidc_backchannel_logout_succeeded An application was told of a session's end");
  }

  @Test
  void nobodyIsToldOfASessionInWhichItWasGivenNothing() {
    sessions().end(joined(application("Other")).id());
    assertThat(waiting()).isZero();
  }

  /** The end of the session and the notice are one transaction. */
  @Test
  void nothingIsLostWhenTheServerIsKilled() {
    webhook.answerWith(503);
    sessions().end(joined(shop).id());
    round();
    features.close();
    features = features();
    keys().refresh();
    webhook.answerWith(200);
    pass(Duration.ofMinutes(1));
    round();
    assertThat(webhook.calls()).hasSize(2);
    assertThat(waiting()).isZero();
  }

  @Test
  void whatWasBeingSentWhenTheServerDiedIsSentAgain() {
    sessions().end(joined(shop).id());
    var table = features.get(LogoutNoticeTable.class);
    var notice = features.get(LogoutCourier.class).due().iterator().next().getFirst();
    var lease = features.get(TestClock.class).instant().plusSeconds(60);
    assertThat(features.inTransaction(() -> table.take(notice, lease))).isTrue();
    assertThat(features.inTransaction(() -> table.take(notice, lease))).isFalse();
    round();
    assertThat(webhook.calls()).isEmpty();
    pass(Duration.ofMinutes(1));
    round();
    assertThat(webhook.calls()).hasSize(1);
  }

  @Test
  void whatDoesNotArriveIsTriedEverLaterWithANewToken() {
    webhook.answerWith(400);
    sessions().end(joined(shop).id());
    int expected = 0;
    for (int seconds : List.of(1, 2, 4, 8, 16, 32, 64, 128, 256, 300, 300)) {
      round();
      round();
      assertThat(webhook.calls()).hasSize(++expected);
      pass(Duration.ofSeconds(seconds).minusMillis(1));
      round();
      assertThat(webhook.calls()).hasSize(expected);
      pass(Duration.ofMillis(1));
    }
    webhook.answerWith(204);
    round();
    assertThat(webhook.calls().stream().map(TestWebhook.Call::body).distinct())
        .hasSize(expected + 1);
    assertThat(waiting()).isZero();
    assertThat(heard())
        .containsExactly(
            "oidc_backchannel_logout_failed An application could not be told of a session's end"
                + " yet",
            "oidc_backchannel_logout_succeeded An application was told of a session's end");
  }

  @Test
  void afterADayItIsGivenUp() {
    webhook.answerWith(500);
    sessions().end(joined(shop).id());
    round();
    pass(LogoutCourier.PATIENCE);
    round();
    assertThat(waiting()).isZero();
    assertThat(heard().getLast()).endsWith("for a day");
  }

  @Test
  void whereOneNoticeFailsTheOthersForTheSameAddressWait() {
    webhook.answerWith(500);
    var sessions = List.of(joined(shop), joined(shop), joined(shop));
    sessions.forEach(session -> sessions().end(session.id()));
    round();
    round();
    assertThat(webhook.calls()).hasSize(1);
    webhook.answerWith(200);
    pass(Duration.ofSeconds(1));
    round();
    assertThat(webhook.calls()).hasSize(4);
    assertThat(waiting()).isZero();
  }

  @Test
  void anApplicationThatNoLongerWantsToKnowIsNotTold() {
    sessions().end(joined(shop).id());
    var changed = settings("Shop", "https://elsewhere.example/logout");
    TestUsers.done(features.get(Applications.class).change(shop, changed));
    round();
    assertThat(webhook.calls()).isEmpty();
    assertThat(waiting()).isZero();
  }

  @Test
  void anApplicationThatIsRemovedIsForgotten() {
    sessions().end(joined(shop).id());
    joined(shop);
    TestUsers.done(features.get(Applications.class).remove(shop));
    assertThat(waiting()).isZero();
  }

  @Test
  void whoIsRemovedIsSignedOutEverywhere() {
    joined(shop);
    features.get(Users.class).remove(alice.id());
    round();
    assertThat(webhook.calls()).hasSize(1);
  }

  @Test
  void itLeadsToNoPrivateAddressAndFollowsNobody() { // I3
    webhook.answerWith(302);
    sessions().end(joined(shop).id());
    round();
    assertThat(webhook.calls()).hasSize(1);
    var courier =
        new LogoutCourier(
            features.get(LogoutNoticeTable.class),
            features.get(LogoutTokens.class),
            features.get(Applications.class),
            new Posts(Destinations.of(""), webhook.trust()),
            features.store().transactions(),
            _ -> {},
            features.get(TestClock.class));
    pass(Duration.ofMinutes(1));
    courier.due().forEach(courier::send);
    assertThat(webhook.calls()).hasSize(1);
    assertThat(waiting()).isEqualTo(1);
  }

  /** As they could be saved before. */
  @Test
  void anAddressThatCannotBeCalledWaitsAndStopsNobodyElse() {
    var club = application("Club", "https://club.example/out");
    for (var url : List.of("https://{organization_name}.example/out", "https://a.example:99999/")) {
      sessions().end(joined(club).id());
      move("https://club.example/out", url);
      sessions().end(joined(shop).id());
      round();
      assertThat(webhook.calls()).as(url).hasSize(1);
      pass(LogoutCourier.PATIENCE);
      round();
      assertThat(waiting()).as(url).isZero();
      assertThat(heard().getLast()).as(url).endsWith("for a day");
      move(url, "https://club.example/out");
      webhook.calls().clear();
    }
  }

  private void move(String from, String to) {
    features
        .store()
        .inTransaction(() -> {
          for (var column : List.of("logout_notices set url", "applications set details")) {
            var name = column.substring(column.lastIndexOf(' '));
            features
                .store()
                .jdbc()
                .sql("update %s = replace(%s, :from, :to)".formatted(column, name))
                .param("from", from)
                .param("to", to)
                .update();
          }
        });
    features.close();
    features = features();
    keys().refresh();
  }

  @Test
  void onlyHttpsIsToldOf() { // I3
    for (var url :
        List.of(
            "http://shop.example/logout",
            "ftp://shop.example",
            "shop:logout",
            "https://shop.example:65536/logout",
            "https://{organization_name}.example/logout",
            "https://shop.example/{organization_name}",
            "https://*.example/logout")) {
      assertThat(features.get(Applications.class).register(NewApplication.of(settings("x", url))))
          .as(url)
          .isInstanceOf(Outcome.Invalid.class);
    }
  }
}
