package dev.licet.identity.authorize;

import static org.assertj.core.api.Assertions.assertThat;

import dev.licet.identity.session.TestBrowser;
import dev.licet.identity.session.TestSessions;
import dev.licet.identity.store.TestDatabase;
import dev.licet.identity.store.TestFeatures;
import dev.licet.identity.user.TestUsers;
import jakarta.servlet.http.Cookie;
import java.nio.file.Path;
import java.util.Map;
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
class PendingAuthorizationsTest {
  private static final Map<String, String> WANTED = Map.of("client_id", "shop", "state", "ü \"1\"");

  @Parameter TestDatabase database;
  @TempDir Path folder;
  private TestFeatures features;
  private PendingAuthorizations pending;
  private final TestBrowser browser = new TestBrowser();

  @BeforeEach
  void open() {
    features =
        TestFeatures.over(
            database.open(folder),
            TestFeatures.components(
                TestUsers.components(),
                TestSessions.components(),
                new Class<?>[] {PendingAuthorizationTable.class, PendingAuthorizations.class}));
    pending = features.get(PendingAuthorizations.class);
  }

  @AfterEach
  void close() {
    features.close();
  }

  private String begin() {
    return browser.send((request, response) -> pending.start(WANTED, request, response));
  }

  @Test
  void keepsTheRequestAndThatTheUserHasAgreed() {
    var handle = begin();
    var kept = pending.find(handle, browser.request()).orElseThrow();
    assertThat(kept.parameters()).isEqualTo(WANTED);
    assertThat(kept.consented()).isFalse();
    pending.consent(handle, browser.request());
    assertThat(pending.find(handle, browser.request()).orElseThrow().consented()).isTrue();
    assertThat(pending.find(handle + "x", browser.request())).isEmpty();
    assertThat(kept.toString()).doesNotContain(handle);
  }

  @Test
  void isWorthNothingInAnotherBrowser() { // I6
    var handle = begin();
    var own = browser.cookie();
    browser.keep(new Cookie(browser.cookie().getName(), "A".repeat(64)));
    assertThat(pending.find(handle, browser.request())).isEmpty();
    pending.consent(handle, browser.request());
    assertThat(pending.finish(handle, browser.request())).isFalse();
    browser.keep(own);
    assertThat(pending.find(handle, browser.request()).orElseThrow().consented()).isFalse();
  }

  @Test
  void ofTwentyAtOnceOneIsAnswered() throws Exception { // I12, I13
    var handle = begin();
    try (var threads = Executors.newFixedThreadPool(20)) {
      var all =
          IntStream.range(0, 20)
              .mapToObj(_ -> (Callable<Boolean>) () -> pending.finish(handle, browser.request()))
              .toList();
      int won = 0;
      for (var one : threads.invokeAll(all)) {
        won += one.get() ? 1 : 0;
      }
      assertThat(won).isEqualTo(1);
    }
    assertThat(pending.find(handle, browser.request())).isEmpty();
  }

  @Test
  void isKnownForAMinuteAfterItToWhoSendsAFormOnceMore() {
    var handle = begin();
    assertThat(pending.findAgain(handle, form())).isEmpty();
    pending.consent(handle, browser.request());
    pending.finish(handle, browser.request());
    var again = pending.findAgain(handle, form()).orElseThrow();
    assertThat(again.answered()).isTrue();
    assertThat(again.consented()).isTrue();
    assertThat(pending.findAgain(handle, browser.request())).as("no form").isEmpty();
    assertThat(pending.findAgain(handle + "x", form())).isEmpty();
    assertThat(pending.purge()).isZero();
    TestSessions.pass(features, PendingAuthorizations.JUST_NOW);
    assertThat(pending.findAgain(handle, form())).isEmpty();
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
    TestSessions.pass(features, PendingAuthorizations.LIFETIME.minusSeconds(1));
    assertThat(pending.find(handle, browser.request())).isPresent();
    TestSessions.pass(features, PendingAuthorizations.LIFETIME);
    assertThat(pending.find(handle, browser.request())).isEmpty();
    assertThat(pending.finish(handle, browser.request())).isFalse();
    assertThat(pending.purge()).isEqualTo(1);
  }
}
