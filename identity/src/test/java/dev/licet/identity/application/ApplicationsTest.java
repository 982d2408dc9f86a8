package dev.licet.identity.application;

import static dev.licet.identity.api.TestApis.done;
import static dev.licet.identity.application.ApplicationType.NON_INTERACTIVE;
import static dev.licet.identity.application.ApplicationType.REGULAR_WEB;
import static dev.licet.identity.application.ApplicationType.SPA;
import static dev.licet.identity.application.TokenEndpointAuthMethod.CLIENT_SECRET_BASIC;
import static dev.licet.identity.application.TokenEndpointAuthMethod.NONE;
import static dev.licet.identity.application.TokenEndpointAuthMethod.PRIVATE_KEY_JWT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.licet.identity.TestClock;
import dev.licet.identity.api.Apis;
import dev.licet.identity.api.TestApis;
import dev.licet.identity.clientgrant.ClientGrants;
import dev.licet.identity.clientgrant.TestClientGrants;
import dev.licet.identity.shared.Outcome;
import dev.licet.identity.store.TestDatabase;
import dev.licet.identity.store.TestFeatures;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.ArgumentsSource;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

@ParameterizedClass
@ArgumentsSource(TestDatabase.All.class)
class ApplicationsTest {
  @Parameter TestDatabase database;
  private static final String UNKNOWN = "There is no application with this client id";
  private static final ApplicationDetails DETAILS =
      new ApplicationDetails("{\"callbacks\":[\"https://a/b\"]}");
  private static final String SECRET = "a-secret-that-is-long-enough-not-to-be-guessed";

  @TempDir Path folder;
  private TestFeatures features;
  private Applications applications;

  @BeforeEach
  void open() {
    features = TestFeatures.over(database.open(folder), TestClientGrants.components());
    applications = features.get(Applications.class);
  }

  private ApplicationSecrets secrets() {
    return features.get(ApplicationSecrets.class);
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
          new ApplicationSettings(
              "Hello",
              "Says hello",
              REGULAR_WEB,
              List.of("refresh_token"),
              CLIENT_SECRET_BASIC,
              false,
              DETAILS);
      var application = done(applications.register(NewApplication.of(settings))).application();
      assertThat(application.settings()).isEqualTo(settings);
      assertThat(application.system()).isFalse();
      assertThat(applications.byClientId(application.clientId())).contains(application);
      assertThat(applications.list()).containsExactly(application);
    }

    @Test
    void keepsAnApplicationWithoutAnyGrantType() {
      var settings =
          new ApplicationSettings("Hello", "", SPA, List.of(), NONE, true, ApplicationDetails.NONE);
      var application = done(applications.register(NewApplication.of(settings))).application();
      assertThat(applications.byClientId(application.clientId())).contains(application);
    }

    @Test
    void makesAClientIdAndASecretLikeAuth0s() {
      var registered = hello();
      assertThat(registered.application().clientId()).matches("[0-9A-Za-z]{32}");
      assertThat(registered.secret().orElseThrow().value()).matches("[0-9A-Za-z_-]{64}");
    }

    @Test
    void givesAPublicApplicationNoSecret() {
      var registered = done(applications.register(NewApplication.named("Hello", SPA)));
      assertThat(registered.secret()).isEmpty();
      assertThat(registered.application().authMethod()).isEqualTo(NONE);
    }

    @Test
    void takesTheClientIdAndTheSecretOfATenantFile() {
      var registered = fixed("hello-admin");
      assertThat(registered.application().clientId()).isEqualTo("hello-admin");
      assertThat(applications.authenticate("hello-admin", SECRET))
          .contains(registered.application());
    }

    @Test
    void refusesAClientIdThatIsTaken() {
      fixed("hello-admin");
      assertThat(applications.register(fixedClient("hello-admin")))
          .isEqualTo(Outcome.taken("client_id", "Another application has this client id already"));
    }

    @Test
    void givesAClientIdToOneOfTwoWhoWantItAtTheSameTime() throws Exception {
      var barrier = new CyclicBarrier(2);
      Callable<Outcome<RegisteredApplication>> call =
          () -> {
            barrier.await();
            return applications.register(fixedClient("hello-admin"));
          };
      try (var threads = Executors.newFixedThreadPool(2)) {
        var outcomes =
            threads.invokeAll(List.of(call, call)).stream().map(Future::resultNow).toList();
        assertThat(outcomes).filteredOn(Outcome.Done.class::isInstance).hasSize(1);
        assertThat(outcomes).filteredOn(Outcome.Invalid.class::isInstance).hasSize(1);
      }
    }

    @Test
    void isSeenAtOnceByThoseWhoAskedBefore() {
      assertThat(applications.byClientId("hello-admin")).isEmpty();
      assertThat(applications.authenticate("hello-admin", SECRET)).isEmpty();
      var registered = fixed("hello-admin");
      assertThat(applications.byClientId("hello-admin")).contains(registered.application());
      assertThat(applications.authenticate("hello-admin", SECRET)).isPresent();
    }

    @Test
    void letsNamesRepeat() {
      var first = hello().application();
      var second = hello().application();
      done(applications.register(NewApplication.named("hello", SPA)));
      assertThat(applications.byName("Hello")).containsExactlyInAnyOrder(first, second);
      assertThat(applications.byName("a\0b")).isEmpty();
    }
  }

  @Nested
  class Authenticate {
    @Test
    void admitsTheRightSecretOnly() {
      var registered = hello();
      var id = registered.application().clientId();
      var secret = secret(registered);
      assertThat(applications.authenticate(id, secret)).contains(registered.application());
      var others = Stream.of("", " ", secret + " ", secret.toLowerCase(), secret.substring(1), id);
      assertThat(others).allSatisfy(s -> assertThat(applications.authenticate(id, s)).isEmpty());
    }

    @Test
    void refusesAnUnknownClientAndTextThatIsNoClientId() {
      var secret = secret(hello());
      for (var id : List.of("", "unknown", "a\0b", "a b", "x".repeat(65))) {
        assertThat(applications.authenticate(id, secret)).isEmpty();
        assertThat(applications.byClientId(id)).isEmpty();
      }
    }

    @Test
    void neverAdmitsAPublicApplication() {
      var id = done(applications.register(NewApplication.named("Hello", SPA)));
      assertThat(applications.authenticate(id.application().clientId(), "")).isEmpty();
    }

    /** As a race of two nodes might leave it. */
    @Test
    void neverAdmitsAPublicApplicationEvenIfItsRowHasASecret() {
      fixed("hello-admin");
      features
          .store()
          .inTransaction(() -> {
            features.store().jdbc().sql("update applications set auth_method = 'none'").update();
          });
      assertThat(applications.authenticate("hello-admin", SECRET)).isEmpty();
    }

    @Test
    void knowsTheSecretAfterARestart() {
      var registered = hello();
      close();
      open();
      assertThat(applications.authenticate(registered.application().clientId(), secret(registered)))
          .contains(registered.application());
    }

    @Test
    void touchesNoDatabaseTheSecondTime() {
      var registered = hello();
      var id = registered.application().clientId();
      assertThat(applications.authenticate(id, secret(registered))).isPresent();
      features.store().close();
      assertThat(applications.authenticate(id, secret(registered))).isPresent();
      assertThat(applications.byClientId(id)).isPresent();
    }
  }

  @Nested
  class Secrets {
    @Test
    void areReplacedAtOnce() {
      var registered = hello();
      var id = registered.application().clientId();
      assertThat(applications.authenticate(id, secret(registered))).isPresent();
      var rotated = done(secrets().rotate(id)).value();
      assertThat(rotated).matches("[0-9A-Za-z_-]{64}").isNotEqualTo(secret(registered));
      assertThat(applications.authenticate(id, rotated)).isPresent();
      assertThat(applications.authenticate(id, secret(registered))).isEmpty();
      done(secrets().use(id, new ClientSecret(SECRET)));
      assertThat(applications.authenticate(id, SECRET)).isPresent();
      assertThat(applications.authenticate(id, rotated)).isEmpty();
    }

    @Test
    void theOldOneMayGoOnForAWhile() {
      var registered = hello();
      var id = registered.application().clientId();
      var first = secret(registered);
      var second = done(secrets().rotate(id, Duration.ofHours(1))).value();
      assertThat(applications.authenticate(id, first)).isPresent();
      assertThat(applications.authenticate(id, second)).isPresent();
      assertThat(applications.authenticate(id, "neither")).isEmpty();
      var clock = features.get(TestClock.class);
      assertThat(secrets().oldWorksUntil(id)).contains(clock.instant().plusSeconds(3600));
      clock.pass(Duration.ofMinutes(59));
      assertThat(applications.authenticate(id, first)).isPresent();
      clock.pass(Duration.ofMinutes(1));
      assertThat(applications.authenticate(id, first)).isEmpty();
      assertThat(applications.authenticate(id, second)).isPresent();
      assertThat(secrets().oldWorksUntil(id)).isEmpty();
    }

    @Test
    void neverMoreThanTwoWork() {
      var registered = hello();
      var id = registered.application().clientId();
      var second = done(secrets().rotate(id, Duration.ofDays(1))).value();
      var third = done(secrets().rotate(id, Duration.ofDays(1))).value();
      assertThat(applications.authenticate(id, secret(registered))).isEmpty();
      assertThat(applications.authenticate(id, second)).isPresent();
      assertThat(secrets().isPresent(id, new ClientSecret(second))).isFalse();
      assertThat(secrets().isPresent(id, new ClientSecret(third))).isTrue();
    }

    @Test
    void theOldOneCanBeEndedBeforeItsTime() {
      var registered = hello();
      var id = registered.application().clientId();
      done(secrets().rotate(id, Duration.ofDays(1)));
      done(secrets().endOld(id));
      assertThat(applications.authenticate(id, secret(registered))).isEmpty();
      assertThat(secrets().oldWorksUntil(id)).isEmpty();
    }

    @Test
    void theOldOneGoesWithThePresentOne() {
      var registered = hello();
      var id = registered.application().clientId();
      var second = done(secrets().rotate(id, Duration.ofDays(1))).value();
      done(applications.edit(id, settings -> settings.by(PRIVATE_KEY_JWT)));
      done(applications.edit(id, settings -> settings.by(CLIENT_SECRET_BASIC)));
      assertThat(applications.authenticate(id, secret(registered))).isEmpty();
      assertThat(applications.authenticate(id, second)).isEmpty();
    }

    @Test
    void areNotForPublicApplications() {
      var id = done(applications.register(NewApplication.named("Hello", SPA))).application();
      assertThat(secrets().rotate(id.clientId()))
          .isEqualTo(Outcome.invalid("client_secret", "A public application has no secret"));
    }

    @Test
    void areNotForNobody() {
      assertThat(secrets().rotate("unknown")).isEqualTo(Outcome.missing("client_id", UNKNOWN));
    }

    @Test
    void neverPrintThemselves() {
      assertThat(fixed("hello-admin").toString())
          .doesNotContain(SECRET)
          .contains("ClientSecret[…]");
      assertThat(fixedClient("hello-admin").toString()).doesNotContain(SECRET);
    }

    @Test
    void areStoredAsTheirDigestOnly() {
      fixed("hello-admin");
      var stored =
          features
              .store()
              .jdbc()
              .sql("select secret_digest from applications")
              .query(String.class)
              .single();
      // printf a-secret-that-is-long-enough-not-to-be-guessed | openssl dgst -sha256 -binary
      assertThat(stored).isEqualTo("S_yV7hj58u85fwv8TBrjs1lnx8NbBCidQNGRSsjguvE");
    }

    @Test
    @ExtendWith(OutputCaptureExtension.class)
    void areWarnedOfWhereTheyAreShortButNotLogged(CapturedOutput output) {
      done(
          applications.register(
              new NewApplication(
                  ApplicationSettings.defaults("Hello", NON_INTERACTIVE),
                  Optional.of("hello-admin"),
                  Optional.of(new ClientSecret("0pen-sesame")))));
      assertThat(output)
          .contains("The client secret given for hello-admin has fewer than 32 characters")
          .doesNotContain("0pen-sesame");
    }
  }

  @Nested
  class Change {
    @Test
    void changesEverySettingAndNothingElse() {
      var registered = hello();
      var id = registered.application().clientId();
      assertThat(applications.byClientId(id)).contains(registered.application());
      var settings =
          new ApplicationSettings(
              "Hallo",
              "Grüßt",
              REGULAR_WEB,
              List.of("refresh_token"),
              CLIENT_SECRET_BASIC,
              false,
              DETAILS);
      var changed = done(applications.change(id, settings));
      assertThat(changed.settings()).isEqualTo(settings);
      assertThat(applications.byClientId(id)).contains(changed);
      assertThat(applications.authenticate(id, secret(registered))).contains(changed);
    }

    @Test
    void refusesWhatRegisteringRefuses() {
      var application = hello().application();
      var wrong = ApplicationSettings.defaults("<b>", NON_INTERACTIVE);
      assertThat(applications.change(application.clientId(), wrong))
          .isEqualTo(Outcome.invalid("name", "A name cannot contain < or >"));
      assertThat(applications.byClientId(application.clientId())).contains(application);
    }

    @Test
    void takesTheSecretOfAnApplicationThatBecomesPublic() {
      var registered = hello();
      var id = registered.application().clientId();
      done(applications.change(id, ApplicationSettings.defaults("Hello", SPA)));
      assertThat(applications.authenticate(id, secret(registered))).isEmpty();
      done(applications.change(id, registered.application().settings()));
      assertThat(applications.authenticate(id, secret(registered))).isEmpty();
      var secret = done(secrets().rotate(id)).value();
      assertThat(applications.authenticate(id, secret)).isPresent();
    }

    @Test
    void saysThatAnApplicationIsNotThere() {
      assertThat(applications.change("unknown", ApplicationSettings.defaults("Hello", SPA)))
          .isEqualTo(Outcome.missing("client_id", UNKNOWN));
    }
  }

  @Nested
  class Remove {
    @Test
    void takesTheApplicationAndItsGrants() {
      var registered = hello();
      var id = registered.application().clientId();
      done(features.get(Apis.class).register(TestApis.named("Hello", "https://hello-api")));
      var grants = features.get(ClientGrants.class);
      done(grants.grant(id, "https://hello-api", List.of()));
      assertThat(grants.find(id, "https://hello-api")).isPresent();
      assertThat(done(applications.remove(id))).isEqualTo(registered.application());
      assertThat(applications.byClientId(id)).isEmpty();
      assertThat(applications.authenticate(id, secret(registered))).isEmpty();
      assertThat(grants.find(id, "https://hello-api")).isEmpty();
      assertThat(grants.ofApi("https://hello-api")).isEmpty();
    }

    @Test
    void leavesNoGrantToTheNextOfThatClientId() {
      fixed("hello-admin");
      done(features.get(Apis.class).register(TestApis.named("Hello", "https://hello-api")));
      var grants = features.get(ClientGrants.class);
      done(grants.grant("hello-admin", "https://hello-api", List.of()));
      assertThat(grants.find("hello-admin", "https://hello-api")).isPresent();
      done(applications.remove("hello-admin"));
      fixed("hello-admin");
      assertThat(grants.find("hello-admin", "https://hello-api")).isEmpty();
    }

    @Test
    void saysThatAnApplicationIsNotThere() {
      assertThat(applications.remove("unknown")).isEqualTo(Outcome.missing("client_id", UNKNOWN));
    }

    @Test
    void isUndoneTogetherWithTheTransactionAroundIt() {
      var application = hello().application();
      assertThatThrownBy(() ->
              features.inTransaction(() -> {
                done(applications.remove(application.clientId()));
                assertThat(applications.byClientId(application.clientId())).isEmpty();
                throw new IllegalStateException("the rest failed");
              }))
          .hasMessage("the rest failed");
      assertThat(applications.byClientId(application.clientId())).contains(application);
    }
  }

  @Nested
  class TheServersOwn {
    @Test
    void cannotBeAltered() {
      var own = done(applications.install(fixedClient("licet"))).application();
      var refusal =
          Outcome.<Application>fixed(
              "client_id", "This is the server's own application: it cannot be altered");
      assertThat(own.system()).isTrue();
      assertThat(applications.change("licet", own.settings())).isEqualTo(refusal);
      assertThat(applications.remove("licet")).isEqualTo(refusal);
      assertThat(applications.byClientId("licet")).contains(own);
    }

    @Test
    void canGetANewSecretWhereTheOldOneIsLost() {
      done(applications.install(fixedClient("licet")));
      var secret = done(secrets().rotate("licet")).value();
      assertThat(applications.authenticate("licet", secret)).isPresent();
    }
  }

  private RegisteredApplication hello() {
    return done(applications.register(NewApplication.named("Hello", NON_INTERACTIVE)));
  }

  private RegisteredApplication fixed(String clientId) {
    return done(applications.register(fixedClient(clientId)));
  }

  private static NewApplication fixedClient(String clientId) {
    return new NewApplication(
        ApplicationSettings.defaults("Hello", NON_INTERACTIVE),
        Optional.of(clientId),
        Optional.of(new ClientSecret(SECRET)));
  }

  private static String secret(RegisteredApplication registered) {
    return registered.secret().orElseThrow().value();
  }
}
