package dev.licet.identity.signin;

import static org.assertj.core.api.Assertions.assertThat;

import dev.licet.identity.session.TestSessions;
import dev.licet.identity.store.TestDatabase;
import dev.licet.identity.store.TestFeatures;
import dev.licet.identity.user.TestUsers;
import jakarta.servlet.http.Cookie;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
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
class PendingSignInsTest {
  @Parameter TestDatabase database;
  @TempDir Path folder;
  private TestFeatures features;
  private PendingSignIns pending;
  private Cookie browser = new Cookie("x", "x");

  @BeforeEach
  void open() {
    features =
        TestFeatures.over(
            database.open(folder),
            Stream.of(
                    TestUsers.components(),
                    TestSessions.components(),
                    new Class<?>[] {PendingSignInTable.class, PendingSignIns.class})
                .flatMap(Arrays::stream)
                .toArray(Class<?>[]::new));
    pending = features.get(PendingSignIns.class);
  }

  @AfterEach
  void close() {
    features.close();
  }

  private String begin() {
    var response = new MockHttpServletResponse();
    var url = pending.start(TestSignIns.wanted(), request(), response);
    Arrays.stream(response.getCookies()).forEach(cookie -> browser = cookie);
    return TestSignIns.state(url);
  }

  private MockHttpServletRequest request() {
    var request = new MockHttpServletRequest();
    request.setCookies(browser);
    return request;
  }

  private boolean finish(String handle) {
    return features.inTransaction(() -> pending.finish(handle, request()));
  }

  @Test
  void keepsWhatTheApplicationAskedFor() {
    var handle = begin();
    assertThat(pending.find(handle, request())).contains(TestSignIns.wanted());
    assertThat(pending.find(handle + "x", request())).isEmpty();
  }

  @Test
  void aBrowserKeepsItsCookieForTheNextOne() {
    begin();
    var first = browser;
    var handle = begin();
    assertThat(browser).isSameAs(first);
    assertThat(pending.find(handle, request())).isPresent();
  }

  @Test
  void isWorthNothingInAnotherBrowser() { // I6
    var handle = begin();
    browser = new Cookie(browser.getName(), "A".repeat(64));
    assertThat(pending.find(handle, request())).isEmpty();
    assertThat(finish(handle)).isFalse();
  }

  @Test
  void ofTwentyAtOnceOneEndsIt() throws Exception { // I13
    var handle = begin();
    try (var threads = Executors.newFixedThreadPool(20)) {
      var all =
          IntStream.range(0, 20).mapToObj(_ -> (Callable<Boolean>) () -> finish(handle)).toList();
      int won = 0;
      for (var one : threads.invokeAll(all)) {
        won += one.get() ? 1 : 0;
      }
      assertThat(won).isEqualTo(1);
    }
    assertThat(pending.find(handle, request())).isEmpty();
  }

  @Test
  void isOverAfterAnHourAndForgotten() {
    var handle = begin();
    TestSessions.pass(features, PendingSignIns.LIFETIME.minusSeconds(1));
    assertThat(pending.find(handle, request())).isPresent();
    TestSessions.pass(features, PendingSignIns.LIFETIME);
    assertThat(pending.find(handle, request())).isEmpty();
    assertThat(finish(handle)).isFalse();
    assertThat(pending.purge()).isEqualTo(1);
  }
}
