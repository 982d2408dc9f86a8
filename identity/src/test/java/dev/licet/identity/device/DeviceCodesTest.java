package dev.licet.identity.device;

import static org.assertj.core.api.Assertions.assertThat;

import dev.licet.identity.application.Application;
import dev.licet.identity.application.ApplicationType;
import dev.licet.identity.application.Applications;
import dev.licet.identity.application.NewApplication;
import dev.licet.identity.application.TestApplications;
import dev.licet.identity.issuing.Authorization;
import dev.licet.identity.session.BrowserSessions;
import dev.licet.identity.session.TestSessions;
import dev.licet.identity.shared.Digest;
import dev.licet.identity.store.TestDatabase;
import dev.licet.identity.store.TestFeatures;
import dev.licet.identity.user.NewUser;
import dev.licet.identity.user.TestUsers;
import dev.licet.identity.user.Users;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.ArgumentsSource;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;

@ParameterizedClass
@ArgumentsSource(TestDatabase.All.class)
class DeviceCodesTest {
  @Parameter TestDatabase database;
  @TempDir Path folder;
  private TestFeatures features;
  private DeviceCodes codes;
  private Application television;
  private DeviceCodes.Started started;

  @BeforeEach
  void start() {
    features =
        TestFeatures.over(
            database.open(folder),
            TestFeatures.components(
                TestUsers.components(),
                TestApplications.components(),
                TestSessions.components(),
                new Class<?>[] {DeviceCodeTable.class, DeviceCodes.class}));
    codes = features.get(DeviceCodes.class);
    television = application("Television");
    started = codes.start(request());
  }

  @AfterEach
  void close() {
    features.close();
  }

  private Application application(String name) {
    var wanted = NewApplication.named(name, ApplicationType.NATIVE);
    return TestUsers.done(features.get(Applications.class).register(wanted)).application();
  }

  private DeviceRequest request() {
    return new DeviceRequest(
        television.clientId(), Optional.of("https://api.example"), List.of("openid", "read:films"));
  }

  private Authorization authorization() {
    return authorization("auth0|1", "sid");
  }

  private Authorization authorization(String userId, String sessionId) {
    return new Authorization(
        television.clientId(),
        userId,
        Optional.of("https://api.example"),
        List.of("openid", "read:films"),
        Optional.of(sessionId),
        TestUsers.NOW);
  }

  private Polled poll() {
    return codes.poll(started.deviceCode(), television);
  }

  private void pass(Duration time) {
    TestSessions.pass(features, time);
  }

  private static int won(Callable<Boolean> attempt) throws Exception {
    try (var threads = Executors.newFixedThreadPool(20)) {
      int won = 0;
      for (var one : threads.invokeAll(IntStream.range(0, 20).mapToObj(_ -> attempt).toList())) {
        won += one.get() ? 1 : 0;
      }
      return won;
    }
  }

  @Test
  void aDeviceIsLetInOnce() {
    assertThat(poll()).isEqualTo(new Polled.Pending());
    assertThat(codes.find(started.userCode())).contains(request());
    assertThat(codes.allow(started.userCode(), authorization())).isTrue();
    assertThat(codes.find(started.userCode())).isEmpty();
    pass(DeviceCodes.INTERVAL);
    assertThat(poll()).isEqualTo(new Polled.Granted(authorization()));
    pass(DeviceCodes.INTERVAL);
    assertThat(poll()).isEqualTo(new Polled.Unknown());
  }

  @Test
  void ofTwentyAtOnceOneIsLetIn() throws Exception { // I13
    codes.allow(started.userCode(), authorization());
    assertThat(won(() -> poll() instanceof Polled.Granted)).isEqualTo(1);
  }

  /** The time between two questions alone would let one through; the spending does so too. */
  @Test
  void ofTwentyThatSpendAtOnceOneDoes() throws Exception { // I13
    codes.allow(started.userCode(), authorization());
    var table = features.get(DeviceCodeTable.class);
    var digest = Digest.of(started.deviceCode());
    assertThat(
            won(() -> features.inTransaction(() -> table.spend(digest, TestUsers.NOW)).isPresent()))
        .isEqualTo(1);
  }

  @Test
  void ofTwentyWordsAtOnceOneCounts() throws Exception { // I13
    assertThat(won(() -> codes.deny(started.userCode(), "auth0|1", "sid"))).isEqualTo(1);
    assertThat(codes.allow(started.userCode(), authorization())).isFalse();
    assertThat(poll()).isEqualTo(new Polled.Denied());
  }

  @Test
  void whatWasAllowedInASessionEndsWithAllOfIt() {
    codes.allow(started.userCode(), authorization());
    assertThat(codes.endAllOf("auth0|2", "sid")).isFalse();
    assertThat(codes.endAllOf("auth0|1", "other")).isFalse();
    assertThat(codes.endAllOf("auth0|1", "sid")).isTrue();
    assertThat(codes.endAllOf("auth0|1", "sid")).isFalse();
    assertThat(poll()).isEqualTo(new Polled.Unknown());
  }

  /** On PostgreSQL each would hold what the other one wants, if both did not begin alike. */
  @Test
  void aDeviceThatAsksWhileItsSessionIsEndedWaits() throws Exception {
    var user =
        TestUsers.done(
            features.get(Users.class).create(NewUser.of("a@example.com", "Horse-Battery-7")));
    var sessions = features.get(BrowserSessions.class);
    var session =
        sessions.begin(
            user.id(), List.of("pwd"), new MockHttpServletRequest(), new MockHttpServletResponse());
    codes.allow(started.userCode(), authorization(user.id(), session.id()));
    var polled =
        features.during(
            () -> {
              sessions.end(session.id());
              return () -> assertThat(codes.endAllOf(user.id(), session.id())).isTrue();
            },
            this::poll);
    assertThat(polled).isEqualTo(new Polled.Unknown());
  }

  /** What it is worth then, the user's revocations tell. */
  @Test
  void aDeviceWhoseSessionIsGoneWaitsForWhoeverEndsAllOfItsUser() throws Exception {
    var user =
        TestUsers.done(
            features.get(Users.class).create(NewUser.of("a@example.com", "Horse-Battery-7")));
    codes.allow(started.userCode(), authorization(user.id(), "gone"));
    var polled =
        features.during(
            () -> {
              features.get(BrowserSessions.class).endAll(user.id());
              return () -> {};
            },
            this::poll);
    assertThat(polled).isInstanceOf(Polled.Granted.class);
  }

  @Test
  void whatADeviceHasFetchedIsNoneOfThat() {
    codes.allow(started.userCode(), authorization());
    assertThat(poll()).isInstanceOf(Polled.Granted.class);
    assertThat(codes.endAllOf("auth0|1", "sid")).isFalse();
  }

  @Test
  void whoAsksTooOftenIsToldSo() {
    assertThat(poll()).isEqualTo(new Polled.Pending());
    assertThat(poll()).isEqualTo(new Polled.TooFast());
    pass(DeviceCodes.INTERVAL.minusMillis(1));
    assertThat(poll()).isEqualTo(new Polled.TooFast());
    pass(Duration.ofMillis(1));
    assertThat(poll()).isEqualTo(new Polled.Pending());
  }

  @Test
  void isOverAfterAQuarterOfAnHourAndSaysSoOnce() {
    codes.allow(started.userCode(), authorization());
    pass(DeviceCodes.LIFETIME.minusMillis(1));
    assertThat(codes.purge()).isZero();
    pass(Duration.ofMillis(1));
    assertThat(poll()).isEqualTo(new Polled.Expired());
    assertThat(poll()).isEqualTo(new Polled.Unknown());
    assertThat(codes.allow(started.userCode(), authorization())).isFalse();
    pass(DeviceCodes.LIFETIME);
    assertThat(codes.purge()).isEqualTo(1);
  }

  @Test
  void aCodeIsNoneForAnotherApplication() {
    codes.allow(started.userCode(), authorization());
    assertThat(codes.poll(started.deviceCode(), application("Other")))
        .isEqualTo(new Polled.Unknown());
    assertThat(codes.poll(started.deviceCode() + "x", television)).isEqualTo(new Polled.Unknown());
    assertThat(poll()).isInstanceOf(Polled.Granted.class);
  }

  @Test
  void itsCodesAreNotInTheStore() {
    var row =
        features
            .store()
            .jdbc()
            .sql("select digest || user_code_digest || request from device_codes")
            .query(String.class)
            .single();
    assertThat(row).doesNotContain(started.deviceCode(), started.userCode().letters());
    assertThat(started.toString()).doesNotContain(started.deviceCode());
  }

  @Test
  void aUserCodeIsTypedAsPeopleType() {
    var code = started.userCode();
    assertThat(code.shown()).matches("[BCDFGHJKLMNPQRSTVWXZ]{4}-[BCDFGHJKLMNPQRSTVWXZ]{4}");
    for (var typed :
        List.of(
            code.shown(),
            code.letters(),
            code.shown().toLowerCase(Locale.ROOT),
            " " + code.shown().replace("-", " ") + "\t",
            code.shown().replace("-", "."))) {
      assertThat(UserCode.typed(typed)).contains(code);
    }
    for (var typed :
        List.of("", "BCDF-GHJ", "BCDF-GHJKL", "ABCD-EFGH", "BCDF-GHJ\u212A", "1234-5678")) {
      assertThat(UserCode.typed(typed)).as(typed).isEmpty();
    }
  }
}
