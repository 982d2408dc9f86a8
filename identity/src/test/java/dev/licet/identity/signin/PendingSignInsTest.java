package dev.licet.identity.signin;

import static org.assertj.core.api.Assertions.assertThat;

import dev.licet.identity.login.LoginRefused;
import dev.licet.identity.login.SentOn;
import dev.licet.identity.session.TestBrowser;
import dev.licet.identity.session.TestSessions;
import dev.licet.identity.store.TestDatabase;
import dev.licet.identity.store.TestFeatures;
import dev.licet.identity.user.TestUsers;
import jakarta.servlet.http.Cookie;
import java.nio.file.Path;
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

@ParameterizedClass
@ArgumentsSource(TestDatabase.All.class)
class PendingSignInsTest {
  @Parameter TestDatabase database;
  @TempDir Path folder;
  private TestFeatures features;
  private PendingSignIns pending;
  private final TestBrowser browser = new TestBrowser();

  @BeforeEach
  void open() {
    features =
        TestFeatures.over(
            database.open(folder),
            TestFeatures.components(
                TestUsers.components(),
                TestSessions.components(),
                new Class<?>[] {PendingSignInTable.class, PendingSignIns.class}));
    pending = features.get(PendingSignIns.class);
  }

  @AfterEach
  void close() {
    features.close();
  }

  private String begin() {
    return TestSignIns.state(
        browser.send(
            (request, response) -> pending.start(TestSignIns.wanted(), request, response)));
  }

  private boolean finish(String handle) {
    return features.inTransaction(() -> pending.finish(handle, browser.request()));
  }

  @Test
  void keepsWhatTheApplicationAskedFor() {
    var handle = begin();
    assertThat(pending.find(handle, browser.request())).contains(TestSignIns.wanted());
    assertThat(pending.find(handle + "x", browser.request())).isEmpty();
  }

  @Test
  void aBrowserKeepsItsCookieForTheNextOne() {
    begin();
    var first = browser.cookie();
    var handle = begin();
    assertThat(browser.cookie()).isSameAs(first);
    assertThat(pending.find(handle, browser.request())).isPresent();
  }

  @Test
  void isWorthNothingInAnotherBrowser() { // I6
    var handle = begin();
    browser.keep(new Cookie(browser.cookie().getName(), "A".repeat(64)));
    assertThat(pending.find(handle, browser.request())).isEmpty();
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
    assertThat(pending.find(handle, browser.request())).isEmpty();
  }

  @Test
  void itsBrowserIsSentOnForAMinuteAfterItWhereAFormIsSentOnceMore() {
    var handle = begin();
    assertThat(pending.over(handle, form())).isInstanceOf(LoginRefused.class);
    finish(handle);
    assertThat(pending.over(handle, form())).isInstanceOf(SentOn.class);
    assertThat(pending.over(handle, browser.request())).isInstanceOf(LoginRefused.class);
    assertThat(pending.over(handle + "x", form())).isInstanceOf(LoginRefused.class);
    assertThat(pending.isUnderWay(handle)).isFalse();
    assertThat(pending.purge()).isZero();
    TestSessions.pass(features, PendingSignIns.JUST_NOW);
    assertThat(pending.over(handle, form())).isInstanceOf(LoginRefused.class);
    assertThat(pending.purge()).isEqualTo(1);
  }

  private MockHttpServletRequest form() {
    var form = browser.request();
    form.setMethod("POST");
    return form;
  }

  @Test
  void isOverAfterAnHourAndForgotten() {
    var handle = begin();
    TestSessions.pass(features, PendingSignIns.LIFETIME.minusSeconds(1));
    assertThat(pending.find(handle, browser.request())).isPresent();
    TestSessions.pass(features, PendingSignIns.LIFETIME);
    assertThat(pending.find(handle, browser.request())).isEmpty();
    assertThat(finish(handle)).isFalse();
    assertThat(pending.purge()).isEqualTo(1);
  }
}
