package dev.licet.identity.clientgrant;

import static dev.licet.identity.api.TestApis.done;
import static dev.licet.identity.application.ApplicationType.NON_INTERACTIVE;
import static org.assertj.core.api.Assertions.assertThat;

import dev.licet.identity.api.Api;
import dev.licet.identity.api.ApiSettings;
import dev.licet.identity.api.Apis;
import dev.licet.identity.api.NewApi;
import dev.licet.identity.api.Permission;
import dev.licet.identity.api.SigningAlgorithm;
import dev.licet.identity.application.Application;
import dev.licet.identity.application.Applications;
import dev.licet.identity.application.NewApplication;
import dev.licet.identity.shared.FieldProblem;
import dev.licet.identity.shared.Issuer;
import dev.licet.identity.shared.Outcome;
import dev.licet.identity.store.TestDatabase;
import dev.licet.identity.store.TestFeatures;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.ArgumentsSource;

@ParameterizedClass
@ArgumentsSource(TestDatabase.All.class)
class ClientGrantsTest {
  @Parameter TestDatabase database;
  private static final String HELLO = "https://hello-api";

  @TempDir Path folder;
  private TestFeatures features;
  private Apis apis;
  private Applications applications;
  private ClientGrants grants;
  private Api api;
  private String client;

  @BeforeEach
  void open() {
    open(TestFeatures.ISSUER);
    api = register(HELLO, "read:admin", "write:admin");
    client = application("Reader");
  }

  @AfterEach
  void close() {
    features.close();
  }

  @Nested
  class Grant {
    @Test
    void givesTheseAndNoOtherPermissions() {
      var grant = done(grants.grant(client, HELLO, List.of("write:admin", "read:admin")));
      assertThat(grant.id()).matches("cgr_[0-9A-Za-z]{16}");
      assertThat(grant.clientId()).isEqualTo(client);
      assertThat(grant.audience()).isEqualTo(HELLO);
      assertThat(grant.scope()).containsExactly("read:admin", "write:admin");
      assertThat(grants.find(client, HELLO)).contains(grant);
      assertThat(grants.ofApplication(client)).containsExactly(grant);
      assertThat(grants.ofApi(HELLO)).containsExactly(grant);
    }

    @Test
    void mayGiveNone() {
      var grant = done(grants.grant(client, HELLO, List.of()));
      assertThat(grant.scope()).isEmpty();
      assertThat(grants.find(client, HELLO)).contains(grant);
    }

    @Test
    void replacesWhatWasGrantedBefore() {
      assertThat(grants.find(client, HELLO)).isEmpty();
      var first = done(grants.grant(client, HELLO, List.of("read:admin")));
      assertThat(grants.find(client, HELLO)).contains(first);
      var second = done(grants.grant(client, HELLO, List.of("write:admin", "write:admin")));
      assertThat(second.id()).isEqualTo(first.id());
      assertThat(second.scope()).containsExactly("write:admin");
      assertThat(grants.find(client, HELLO)).contains(second);
      assertThat(grants.ofApplication(client)).containsExactly(second);
    }

    @Test
    void isForOneApplicationAndOneApi() {
      register("https://other", "read:admin");
      var other = application("Other");
      done(grants.grant(client, HELLO, List.of("read:admin")));
      assertThat(grants.find(client, "https://other")).isEmpty();
      assertThat(grants.find(other, HELLO)).isEmpty();
    }

    @Test
    void refusesPermissionsThatTheApiHasNot() {
      var scope = List.of("read:admin", "read:all", "x", "read:all");
      assertThat(grants.grant(client, HELLO, scope))
          .isEqualTo(Outcome.invalid("scope", "The API has no such permission: read:all, x"));
      assertThat(grants.find(client, HELLO)).isEmpty();
    }

    @Test
    void refusesAnUnknownApplicationAndAnUnknownApi() {
      assertThat(grants.grant("unknown", "https://unknown", List.of("x")))
          .isEqualTo(
              Outcome.invalid(
                  List.of(
                      new FieldProblem("client_id", "There is no application with this client id"),
                      new FieldProblem("audience", "There is no API with this identifier"))));
    }

    @Test
    void isOneWhereTwoGrantAtTheSameTime() throws Exception {
      var barrier = new CyclicBarrier(2);
      try (var threads = Executors.newFixedThreadPool(2)) {
        var calls =
            List.of("read:admin", "write:admin").stream()
                .<Callable<ClientGrant>>map(name ->
                    () -> {
                      barrier.await();
                      return done(grants.grant(client, HELLO, List.of(name)));
                    })
                .toList();
        var granted = threads.invokeAll(calls).stream().map(Future::resultNow).toList();
        assertThat(grants.ofApplication(client)).hasSize(1);
        assertThat(granted).contains(grants.find(client, HELLO).orElseThrow());
      }
    }
  }

  @Nested
  class Find {
    @Test
    void answersNothingToTextThatNamesNothing() {
      assertThat(grants.find("a\0b", HELLO)).isEmpty();
      assertThat(grants.find(client, "a\0b")).isEmpty();
      assertThat(grants.ofApplication("a\0b")).isEmpty();
      assertThat(grants.ofApi("a\0b")).isEmpty();
    }

    @Test
    void touchesNoDatabaseTheSecondTime() {
      done(grants.grant(client, HELLO, List.of("read:admin")));
      var found = grants.find(client, HELLO);
      features.store().close();
      assertThat(grants.find(client, HELLO)).isEqualTo(found).isPresent();
    }
  }

  @Nested
  class Revoke {
    @Test
    void takesTheGrant() {
      done(grants.grant(client, HELLO, List.of("read:admin")));
      assertThat(grants.find(client, HELLO)).isPresent();
      grants.revoke(client, HELLO);
      assertThat(grants.find(client, HELLO)).isEmpty();
    }

    @Test
    void doesNothingWhereThereIsNone() {
      grants.revoke(client, HELLO);
      grants.revoke("unknown", "a\0b");
      assertThat(grants.ofApplication(client)).isEmpty();
    }
  }

  @Nested
  class WhatHappensToAnApi {
    @Test
    void aPermissionThatItLosesIsTakenOutOfTheGrants() {
      done(grants.grant(client, HELLO, List.of("read:admin", "write:admin")));
      assertThat(grants.find(client, HELLO)).isPresent();
      done(apis.removePermission(api.id(), "read:admin"));
      assertThat(grants.find(client, HELLO).orElseThrow().scope()).containsExactly("write:admin");
      done(apis.addPermission(api.id(), new Permission("read:admin", "")));
      assertThat(grants.find(client, HELLO).orElseThrow().scope()).containsExactly("write:admin");
    }

    @Test
    void theSamePermissionOfAnotherApiStays() {
      register("https://other", "read:admin");
      done(grants.grant(client, "https://other", List.of("read:admin")));
      done(apis.removePermission(api.id(), "read:admin"));
      assertThat(grants.find(client, "https://other").orElseThrow().scope())
          .containsExactly("read:admin");
    }

    @Test
    void itsGrantsGoWithIt() {
      done(grants.grant(client, HELLO, List.of("read:admin")));
      assertThat(grants.find(client, HELLO)).isPresent();
      done(apis.remove(api.id()));
      assertThat(grants.find(client, HELLO)).isEmpty();
      assertThat(grants.ofApplication(client)).isEmpty();
      register(HELLO, "read:admin");
      assertThat(grants.find(client, HELLO)).isEmpty();
    }

    @Test
    void itsTestApplicationComesWithIt() {
      var wanted =
          new NewApi(
              "https://tried",
              SigningAlgorithm.RS256,
              ApiSettings.defaults("Tried"),
              List.of(new Permission("read:admin", "")),
              true);
      done(apis.register(wanted));
      var test = applications.byName("Tried (Test Application)");
      assertThat(test).singleElement().extracting(Application::type).isEqualTo(NON_INTERACTIVE);
      assertThat(grants.find(test.getFirst().clientId(), "https://tried").orElseThrow().scope())
          .isEmpty();
    }

    @Test
    void itsTestApplicationComesOnlyWhereItIsWanted() {
      assertThat(applications.list()).extracting(Application::clientId).containsExactly(client);
    }

    @Test
    void theServersOwnKeepsItsGrantsUnderANewDomain() {
      install("https://localhost:9443/api/v2/");
      done(grants.grant(client, "https://localhost:9443/api/v2/", List.of("read:clients")));
      features.close();
      open(new Issuer("login.example.com"));
      install("https://login.example.com/api/v2/");
      assertThat(grants.ofApplication(client))
          .singleElement()
          .extracting(ClientGrant::audience, ClientGrant::scope)
          .containsExactly("https://login.example.com/api/v2/", List.of("read:clients"));
    }
  }

  private void open(Issuer issuer) {
    features = TestFeatures.over(database.open(folder), issuer, TestClientGrants.components());
    apis = features.get(Apis.class);
    applications = features.get(Applications.class);
    grants = features.get(ClientGrants.class);
  }

  private Api register(String identifier, String... permissions) {
    return done(apis.register(newApi(identifier, permissions)));
  }

  private void install(String identifier) {
    apis.install(newApi(identifier, "read:clients"));
  }

  private static NewApi newApi(String identifier, String... permissions) {
    return new NewApi(
        identifier,
        SigningAlgorithm.RS256,
        ApiSettings.defaults("Hello"),
        List.of(permissions).stream().map(name -> new Permission(name, "")).toList(),
        false);
  }

  private String application(String name) {
    return done(applications.register(NewApplication.named(name, NON_INTERACTIVE)))
        .application()
        .clientId();
  }
}
