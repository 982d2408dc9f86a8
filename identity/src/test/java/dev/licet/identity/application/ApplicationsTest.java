package dev.licet.identity.application;

import static dev.licet.identity.api.TestApis.done;
import static dev.licet.identity.application.ApplicationType.NON_INTERACTIVE;
import static dev.licet.identity.application.ApplicationType.REGULAR_WEB;
import static dev.licet.identity.application.ApplicationType.SPA;
import static dev.licet.identity.application.TokenEndpointAuthMethod.CLIENT_SECRET_BASIC;
import static dev.licet.identity.application.TokenEndpointAuthMethod.NONE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.licet.identity.api.Apis;
import dev.licet.identity.api.TestApis;
import dev.licet.identity.clientgrant.ClientGrants;
import dev.licet.identity.shared.Outcome;
import dev.licet.identity.store.TestDatabase;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.ArgumentsSource;

@ParameterizedClass
@ArgumentsSource(TestDatabase.All.class)
class ApplicationsTest extends ApplicationsSetUp {
  private static final ApplicationDetails DETAILS =
      new ApplicationDetails("{\"callbacks\":[\"https://a/b\"]}");

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
}
