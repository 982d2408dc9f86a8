package dev.licet.identity.application;

import static dev.licet.identity.api.TestApis.done;
import static dev.licet.identity.application.ApplicationType.NON_INTERACTIVE;
import static dev.licet.identity.application.ApplicationType.SPA;
import static dev.licet.identity.application.TokenEndpointAuthMethod.CLIENT_SECRET_BASIC;
import static dev.licet.identity.application.TokenEndpointAuthMethod.PRIVATE_KEY_JWT;
import static org.assertj.core.api.Assertions.assertThat;

import dev.licet.identity.TestClock;
import dev.licet.identity.shared.Outcome;
import dev.licet.identity.store.TestDatabase;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.ArgumentsSource;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

@ParameterizedClass
@ArgumentsSource(TestDatabase.All.class)
class ApplicationSecretsTest extends ApplicationsSetUp {
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
}
