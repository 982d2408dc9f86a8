package dev.licet.identity.credential;

import static dev.licet.identity.api.TestApis.done;
import static org.assertj.core.api.Assertions.assertThat;

import dev.licet.identity.TestClock;
import dev.licet.identity.application.ApplicationType;
import dev.licet.identity.application.Applications;
import dev.licet.identity.application.NewApplication;
import dev.licet.identity.application.TestApplications;
import dev.licet.identity.credential.AssertionVerdict.Accepted;
import dev.licet.identity.credential.AssertionVerdict.Refused;
import dev.licet.identity.outbound.Destinations;
import dev.licet.identity.outbound.Gets;
import dev.licet.identity.outbound.TestWebhook;
import dev.licet.identity.store.TestDatabase;
import dev.licet.identity.store.TestFeatures;
import dev.licet.testkit.TestKey;
import dev.licet.testkit.TestKeys;
import dev.licet.testkit.TestTokens;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.ArgumentsSource;
import org.springframework.context.annotation.Bean;

/** Applications whose keys are where they say, on the web. */
@ParameterizedClass
@ArgumentsSource(TestDatabase.All.class)
class KeyAddressesTest {
  private static final Refused INVALID = new Refused("The client assertion is not valid");
  private static final TestKey FIRST = TestKeys.rsa("first");
  private static final TestKey SECOND = TestKeys.rsa("second");
  private static final TestKey STRANGER = TestKeys.rsa("stranger");

  @Parameter TestDatabase database;
  @TempDir Path folder;
  @TempDir static Path webFolder;
  private static TestWebhook web;
  private TestFeatures features;
  private TestClock clock;
  private String client = "";
  private int made;

  @BeforeEach
  void open() throws Exception {
    web = TestWebhook.in(webFolder);
    features =
        TestFeatures.over(
            database.open(folder),
            Stream.concat(Stream.of(TestApplications.components()), Stream.of(Beans.class))
                .toArray(Class<?>[]::new));
    clock = features.get(TestClock.class);
    var wanted = NewApplication.named("Signer", ApplicationType.NON_INTERACTIVE);
    client = done(features.get(Applications.class).register(wanted)).application().clientId();
    features.get(KeyAddresses.class).keep(client, web.url().toString());
    publish(FIRST);
  }

  @AfterEach
  void close() {
    features.close();
    web.close();
  }

  static class Beans {
    @Bean
    Gets gets() {
      return new Gets(Destinations.of("127.0.0.0/8"), web.trust(), Duration.ofSeconds(2));
    }
  }

  private static void publish(TestKey... keys) {
    web.answerWith(TestKeys.jwks(List.of(keys)), Duration.ZERO);
  }

  private AssertionVerdict judge(TestKey key) {
    var assertion =
        new TestTokens(client, TestFeatures.ISSUER.url(), () -> key, clock)
            .accessToken()
            .without("azp")
            .without("gty")
            .claim("sub", client)
            .claim("jti", "jti-" + made++)
            .claim("exp", clock.instant().plusSeconds(60).getEpochSecond());
    return features.get(ClientAssertions.class).judge(client, client, assertion.text());
  }

  @Test
  void areFetchedWhenAnAssertionComes() {
    assertThat(judge(FIRST)).isEqualTo(new Accepted());
    assertThat(judge(FIRST)).isEqualTo(new Accepted());
    assertThat(web.calls()).hasSize(1);
  }

  @Test
  void areReplacedByThoseThatTheApplicationHasNow() {
    assertThat(judge(FIRST)).isEqualTo(new Accepted());
    publish(SECOND);
    clock.pass(KeyAddresses.OFTEN);
    assertThat(judge(SECOND)).isEqualTo(new Accepted());
    assertThat(judge(FIRST)).isEqualTo(INVALID);
    assertThat(features.get(Credentials.class).ofApplication(client)).hasSize(1);
  }

  @Test
  void endAQuarterOfAnHourAfterTheyAreTakenAway() {
    publish(FIRST, SECOND);
    assertThat(judge(FIRST)).isEqualTo(new Accepted());
    publish(SECOND);
    clock.pass(KeyAddresses.OLD.minusSeconds(1));
    assertThat(judge(FIRST)).isEqualTo(new Accepted());
    clock.pass(Duration.ofSeconds(1));
    assertThat(judge(FIRST)).isEqualTo(INVALID);
  }

  @Test
  void areNotFetchedAgainAndAgainForAssertionsThatAreMadeUp() {
    for (int i = 0; i < 10; i++) {
      assertThat(judge(STRANGER)).isEqualTo(INVALID);
    }
    assertThat(web.calls()).hasSize(1);
    clock.pass(KeyAddresses.OFTEN);
    assertThat(judge(STRANGER)).isEqualTo(INVALID);
    assertThat(web.calls()).hasSize(2);
  }

  @Test
  void goOnWhileTheirAddressAnswersNothingGood() {
    assertThat(judge(FIRST)).isEqualTo(new Accepted());
    web.answerWith(500);
    clock.pass(KeyAddresses.OLD);
    assertThat(judge(FIRST)).isEqualTo(new Accepted());
    for (var answer : List.of("{", "{\"keys\":[]}", "{\"keys\":[{\"kty\":\"oct\"}]}")) {
      web.answerWith(answer, Duration.ZERO);
      clock.pass(KeyAddresses.OLD);
      assertThat(judge(FIRST)).isEqualTo(new Accepted());
    }
    assertThat(web.calls()).hasSize(5);
  }

  @Test
  void areFetchedByOneOfTwentyThatNeedThemAtOnce() throws Exception {
    var addresses = features.get(KeyAddresses.class);
    Callable<Boolean> refresh = () -> addresses.refresh(client, KeyAddresses.OFTEN);
    try (var threads = Executors.newFixedThreadPool(20)) {
      var won = 0;
      for (var one : threads.invokeAll(Collections.nCopies(20, refresh))) {
        won += one.get() ? 1 : 0;
      }
      assertThat(won).isEqualTo(1);
    }
    assertThat(web.calls()).hasSize(1);
  }
}
