package dev.licet.identity.authorize.push;

import static org.assertj.core.api.Assertions.assertThat;

import dev.licet.identity.application.ApplicationType;
import dev.licet.identity.application.Applications;
import dev.licet.identity.application.NewApplication;
import dev.licet.identity.application.TestApplications;
import dev.licet.identity.session.TestSessions;
import dev.licet.identity.store.TestDatabase;
import dev.licet.identity.store.TestFeatures;
import dev.licet.identity.user.TestUsers;
import java.nio.file.Path;
import java.util.Map;
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

@ParameterizedClass
@ArgumentsSource(TestDatabase.All.class)
class PushedRequestsTest {
  private static final Map<String, String> PARAMETERS = Map.of("scope", "openid", "state", "ä");

  @Parameter TestDatabase database;
  @TempDir Path folder;
  private TestFeatures features;
  private PushedRequests pushed;
  private String shop = "";

  @BeforeEach
  void open() {
    features =
        TestFeatures.over(
            database.open(folder),
            TestFeatures.components(
                TestSessions.components(),
                TestUsers.components(),
                TestApplications.components(),
                new Class<?>[] {PushedRequestTable.class, PushedRequests.class}));
    pushed = features.get(PushedRequests.class);
    shop =
        TestUsers.done(
                features
                    .get(Applications.class)
                    .register(NewApplication.named("Shop", ApplicationType.SPA)))
            .application()
            .clientId();
  }

  @AfterEach
  void close() {
    features.close();
  }

  @Test
  void aReferenceIsGoodOnceForTheApplicationThatHasIt() { // I13
    var reference = pushed.push(shop, PARAMETERS);
    assertThat(reference).startsWith("urn:ietf:params:oauth:request_uri:");
    assertThat(pushed.take(reference, "another")).isEmpty();
    assertThat(pushed.take(reference, shop)).contains(PARAMETERS);
    assertThat(pushed.take(reference, shop)).isEmpty();
    assertThat(pushed.take("https://evil.example/request", shop)).isEmpty();
  }

  @Test
  void ofTwentyAtOnceOneGetsIt() throws Exception { // I13
    var reference = pushed.push(shop, PARAMETERS);
    try (var threads = Executors.newFixedThreadPool(20)) {
      var all =
          IntStream.range(0, 20)
              .mapToObj(
                  _ -> (Callable<Optional<Map<String, String>>>) () -> pushed.take(reference, shop))
              .toList();
      int won = 0;
      for (var one : threads.invokeAll(all)) {
        won += one.get().isPresent() ? 1 : 0;
      }
      assertThat(won).isEqualTo(1);
    }
  }

  @Test
  void lastsHalfAMinuteAndIsForgotten() {
    var reference = pushed.push(shop, PARAMETERS);
    TestSessions.pass(features, PushedRequests.LIFETIME);
    assertThat(pushed.take(reference, shop)).isEmpty();
    assertThat(pushed.purge()).isEqualTo(1);
  }
}
