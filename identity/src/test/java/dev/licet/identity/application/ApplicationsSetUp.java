package dev.licet.identity.application;

import static dev.licet.identity.api.TestApis.done;
import static dev.licet.identity.application.ApplicationType.NON_INTERACTIVE;

import dev.licet.identity.clientgrant.TestClientGrants;
import dev.licet.identity.store.TestDatabase;
import dev.licet.identity.store.TestFeatures;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;

/** Applications over a real database. */
abstract class ApplicationsSetUp {
  static final String UNKNOWN = "There is no application with this client id";
  static final String SECRET = "a-secret-that-is-long-enough-not-to-be-guessed";

  @Parameter TestDatabase database;
  @TempDir Path folder;
  TestFeatures features;
  Applications applications;

  @BeforeEach
  void open() {
    features = TestFeatures.over(database.open(folder), TestClientGrants.components());
    applications = features.get(Applications.class);
  }

  ApplicationSecrets secrets() {
    return features.get(ApplicationSecrets.class);
  }

  @AfterEach
  void close() {
    features.close();
  }

  RegisteredApplication hello() {
    return done(applications.register(NewApplication.named("Hello", NON_INTERACTIVE)));
  }

  RegisteredApplication fixed(String clientId) {
    return done(applications.register(fixedClient(clientId)));
  }

  static NewApplication fixedClient(String clientId) {
    return new NewApplication(
        ApplicationSettings.defaults("Hello", NON_INTERACTIVE),
        Optional.of(clientId),
        Optional.of(new ClientSecret(SECRET)));
  }

  static String secret(RegisteredApplication registered) {
    return registered.secret().orElseThrow().value();
  }
}
