package dev.licet.identity.administrator;

import static dev.licet.identity.administrator.TestBrowser.EMAIL;
import static dev.licet.identity.administrator.TestBrowser.PASSWORD;
import static dev.licet.identity.administrator.TestBrowser.location;
import static org.assertj.core.api.Assertions.assertThat;

import dev.licet.identity.TestServer;
import dev.licet.identity.audit.LogEntry;
import dev.licet.identity.audit.Logs;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

class PasswordPagesTest {
  private static final String OTHER = "another horse battery";

  @TempDir static Path folder;
  private static TestServer server;
  private static TestBrowser browser;

  @BeforeAll
  static void start() {
    server = TestServer.in(folder);
    browser = TestBrowser.signedIn(server);
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  @BeforeEach
  void forgetGuesses() {
    server
        .bean(TransactionTemplate.class)
        .executeWithoutResult(
            _ -> server.bean(JdbcClient.class).sql("delete from administrator_guesses").update());
  }

  @Test
  void theNewPasswordLetsInAndThePresentOneDoesNotAnyMore() {
    var changed = change(browser, PASSWORD, OTHER, OTHER);
    assertThat(location(changed)).startsWith("/dashboard?notice=");
    assertThat(browser.get(location(changed)).body()).contains("You have another password.");
    assertThat(new TestBrowser(server).signIn(EMAIL, PASSWORD).statusCode()).isEqualTo(422);
    assertThat(new TestBrowser(server).signIn(EMAIL, OTHER).statusCode()).isEqualTo(303);
    assertThat(change(browser, OTHER, PASSWORD, PASSWORD).statusCode()).isEqualTo(303);
  }

  @Test
  void endsTheSessionsEverywhereAndBeginsAnotherHere() {
    var elsewhere = TestBrowser.signedIn(server);
    var before = browser.session();
    change(browser, PASSWORD, PASSWORD, PASSWORD);
    assertThat(browser.session()).isNotEqualTo(before);
    assertThat(browser.get("/dashboard").statusCode()).isEqualTo(200);
    assertThat(elsewhere.get("/dashboard").statusCode()).isEqualTo(303);
    elsewhere.cookies().put(Sessions.COOKIE.name(), before);
    assertThat(elsewhere.get("/dashboard").statusCode()).isEqualTo(303);
  }

  @Test
  void theLogNamesTheAdministrator() {
    change(browser, PASSWORD, PASSWORD, PASSWORD);
    assertThat(server.bean(Logs.class).after(0, 1_000))
        .filteredOn(entry -> entry.type().equals("scp"))
        .isNotEmpty()
        .extracting(LogEntry::line)
        .allMatch(line -> line.contains(EMAIL) && !line.contains(PASSWORD));
  }

  @Test
  void aWrongPresentPasswordChangesNothing() {
    var before = browser.session();
    var refused = change(browser, "not my password", OTHER, OTHER);
    assertThat(refused.statusCode()).isEqualTo(422);
    assertThat(refused.body())
        .contains("This is not your present password")
        .doesNotContain("not my password", OTHER);
    assertThat(browser.session()).isEqualTo(before);
    assertThat(new TestBrowser(server).signIn(EMAIL, OTHER).statusCode()).isEqualTo(422);
  }

  @Test
  void theNewPasswordKeepsTheRuleAndIsTypedTwice() {
    assertThat(change(browser, PASSWORD, "short", "short").body())
        .contains("A password has at least 10 characters");
    assertThat(change(browser, PASSWORD, "password123", "password123").body())
        .contains("This password is among the first that anybody would guess");
    var differs = change(browser, PASSWORD, OTHER, OTHER + "!");
    assertThat(differs.statusCode()).isEqualTo(422);
    assertThat(differs.body()).contains("repeat-problem", "This is not the same password");
    assertThat(new TestBrowser(server).signIn(EMAIL, PASSWORD).statusCode()).isEqualTo(303);
  }

  @Test
  void whoGuessesIsSlowedDownAsAtTheSignIn() { // I17
    for (int guess = 0; guess < Guesses.PER_ACCOUNT; guess++) {
      assertThat(change(browser, "guess number " + guess, OTHER, OTHER).statusCode())
          .isEqualTo(422);
    }
    var refused = change(browser, PASSWORD, OTHER, OTHER);
    assertThat(refused.statusCode()).isEqualTo(429);
    assertThat(refused.headers().firstValueAsLong("retry-after").orElse(0)).isBetween(1L, 900L);
    assertThat(refused.body()).contains("Too many attempts.");
    assertThat(new TestBrowser(server).signIn(EMAIL, PASSWORD).statusCode()).isEqualTo(429);
  }

  @Test
  void ofThoseWhoChangeItAtOnceOneIsFirst() throws Exception { // I12
    var change = server.bean(PasswordChange.class);
    var administrator = server.bean(Sessions.class).find(browser.session()).orElseThrow();
    var answers = new ArrayList<PasswordChange.Answer>();
    try (var threads = Executors.newFixedThreadPool(8)) {
      var all =
          IntStream.range(0, 8)
              .mapToObj(i ->
                  (Callable<PasswordChange.Answer>)
                      () -> change.attempt(administrator, PASSWORD, OTHER + i, "192.0.2." + i))
              .toList();
      for (var answer : threads.invokeAll(all)) {
        answers.add(answer.get());
      }
    }
    assertThat(answers).filteredOn(PasswordChange.Changed.class::isInstance).hasSize(1);
    var first = answers.indexOf(changed(answers));
    browser.cookies().put(Sessions.COOKIE.name(), changed(answers).session());
    assertThat(change(browser, OTHER + first, PASSWORD, PASSWORD).statusCode()).isEqualTo(303);
  }

  private static PasswordChange.Changed changed(ArrayList<PasswordChange.Answer> answers) {
    return answers.stream()
        .filter(PasswordChange.Changed.class::isInstance)
        .map(PasswordChange.Changed.class::cast)
        .findFirst()
        .orElseThrow();
  }

  private static HttpResponse<String> change(
      TestBrowser browser, String present, String password, String repeat) {
    browser.get(PasswordPages.PATH);
    return browser.post(
        PasswordPages.PATH, "present", present, "password", password, "repeat", repeat);
  }
}
