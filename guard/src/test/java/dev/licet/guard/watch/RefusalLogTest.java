package dev.licet.guard.watch;

import static org.assertj.core.api.Assertions.assertThat;

import dev.licet.guard.CallDecided;
import dev.licet.guard.Guard;
import dev.licet.guard.GuardObserver;
import dev.licet.guard.HttpCall;
import dev.licet.guard.Rule;
import dev.licet.guard.keys.KeySet;
import dev.licet.testkit.TestKey;
import dev.licet.testkit.TestKeys;
import dev.licet.testkit.TestToken;
import dev.licet.testkit.TestTokens;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class RefusalLogTest {
  private static final TestKey KEY = TestKeys.rsa("key-1");
  private static final KeySet KEYS = KeySet.parse(TestKeys.jwks(List.of(KEY)));

  private volatile Instant now = Instant.parse("2026-11-24T12:00:00Z");
  private final InstantSource time = () -> now;
  private final Clock clock = time.withZone(ZoneOffset.UTC);
  private final TestTokens tokens =
      new TestTokens("https://tenant.example/", "https://hello-api", () -> KEY, clock);
  private final WrittenLines log = new WrittenLines(RefusalLog.LOGGER);

  @AfterEach
  void closeLog() {
    log.close();
  }

  private Guard guard(GuardObserver observer) {
    return Guard.builder()
        .domain("tenant.example")
        .audience("https://hello-api")
        .keys(() -> KEYS)
        .clock(clock)
        .observer(observer)
        .build();
  }

  private record Call(String authorization, String sent, String pattern) implements HttpCall {
    @Override
    public List<String> headers(String name) {
      return name.equals("Authorization") ? List.of(authorization) : List.of();
    }

    @Override
    public Optional<String> method() {
      return Optional.of(sent);
    }

    @Override
    public Optional<String> route() {
      return Optional.of(pattern);
    }
  }

  private String lineOf(RefusalLog observer, TestToken token, Rule rule) {
    guard(observer).check(new Call("Bearer " + token.text(), "GET", "/orders/{id}"), rule);
    assertThat(log.lines()).hasSize(1);
    return log.lines().get(0);
  }

  @Test
  void aRefusedCallIsOneLineThatSaysWhy() {
    TestToken token = tokens.accessToken().claim("aud", "https://other-api");
    assertThat(lineOf(new RefusalLog(clock), token, Rule.authenticated()))
        .isEqualTo(
            "refused reason=CLAIMS_INVALID code=invalid_claims status=401 check=AUDIENCE"
                + " expected=\"aud with 'https://hello-api'\""
                + " found=\"aud \\\"https://other-api\\\"\" method=GET route=/orders/{id}");
  }

  @Test
  void aPermittedCallIsNone() {
    guard(new RefusalLog(clock))
        .check(new Call("Bearer " + tokens.accessToken().text(), "GET", "/"), Rule.authenticated());
    assertThat(log.lines()).isEmpty();
  }

  @Test
  void whomTheTokenIsAboutIsSaidOnlyWhenAskedFor() {
    TestToken token = tokens.withScope("b").claim("sub", "auth0|somebody");
    String line = lineOf(new RefusalLog(clock), token, Rule.allOf("a"));
    assertThat(line).contains("issuer=https://tenant.example/").doesNotContain("somebody");
    log.clear();
    assertThat(lineOf(new RefusalLog(clock).namingSubjects(), token, Rule.allOf("a")))
        .endsWith(" issuer=https://tenant.example/ subject=\"auth0|somebody\"");
  }

  @Test
  void aSubjectThatIsWrongIsPersonalToo() {
    TestToken token = tokens.accessToken().claim("sub", List.of("somebody"));
    assertThat(lineOf(new RefusalLog(clock), token, Rule.authenticated()))
        .contains("check=SUBJECT")
        .contains("found=\"(not shown)\"");
    log.clear();
    assertThat(lineOf(new RefusalLog(clock).namingSubjects(), token, Rule.authenticated()))
        .contains("somebody");
  }

  @Test
  void theTokenIsNeverInIt() {
    String token = tokens.expired().text();
    guard(new RefusalLog(clock)).check(new Call("Bearer " + token, "GET", "/"), Rule.nobody());
    for (String part : token.split("\\.", -1)) {
      assertThat(log.lines().get(0)).doesNotContain(part);
    }
  }

  @Test
  void nobodyWritesALineOfHisOwn() { // G6, G29
    TestToken token =
        tokens.accessToken().header("kid", "a\r\nrefused reason=NONE\u001b[2J\u0000{0}\" x=\"");
    String line = lineOf(new RefusalLog(clock), token, Rule.authenticated());
    assertThat(line)
        .contains("found=\"kid a??refused reason=NONE?[2J?{0}\\\" x=\\\"\"")
        .matches("[\\x20-\\x7E]*");
    log.clear();
    Call call = new Call("Bearer x", "GET\r\nX", "/a b\"\u202e" + "y".repeat(1_000_000));
    guard(new RefusalLog(clock)).check(call, Rule.authenticated());
    assertThat(log.lines().get(0))
        .contains(" method=\"GET??X\" route=\"/a b\\\"?yyy")
        .hasSizeLessThan(1_000);
  }

  @Test
  void aMillionRefusalsFillNoDisk() { // G17
    RefusalLog observer = new RefusalLog(clock);
    List<CallDecided> first = new ArrayList<>();
    Guard guard =
        guard(event -> {
          first.add(event);
          observer.decided(event);
        });
    Call call = new Call("Bearer x", "GET", "/");
    guard.check(call, Rule.authenticated());
    IntStream.range(1, 1_000_000).forEach(i -> observer.decided(first.get(0)));
    assertThat(log.lines()).hasSize(10);
    guard.check(new Call("Basic x", "GET", "/"), Rule.authenticated());
    assertThat(log.lines()).hasSize(11).last().asString().contains("reason=SCHEME_UNKNOWN");

    now = now.plus(Duration.ofMinutes(1));
    guard.check(new Call("Bearer " + tokens.accessToken().text(), "GET", "/"), Rule.open());
    assertThat(log.lines())
        .hasSize(12)
        .last()
        .isEqualTo("refused reason=TOKEN_MALFORMED more=999990 during=\"the last minute\"");
    guard.check(call, Rule.authenticated());
    assertThat(log.lines()).hasSize(13).last().asString().contains("check=FORM");
  }

  @Test
  void aClockThatIsSetBackSilencesNothing() {
    Guard guard = guard(new RefusalLog(clock));
    Call call = new Call("Bearer x", "GET", "/");
    IntStream.range(0, 12).forEach(i -> guard.check(call, Rule.authenticated()));
    now = now.minus(Duration.ofDays(300));
    guard.check(call, Rule.authenticated());
    assertThat(log.lines()).hasSize(12).element(10).asString().contains(" more=2 ");
  }

  @Test
  void thatNobodyCanBeJudgedIsAWarning() {
    Guard dark =
        Guard.builder()
            .issuer("http://127.0.0.1:1/")
            .allowingPlainHttpOnLoopback()
            .audience("https://hello-api")
            .observer(new RefusalLog(clock))
            .build();
    try (dark) {
      String token = tokens.accessToken().text();
      dark.check(new Call("Bearer " + token, "GET", "/"), Rule.authenticated());
    }
    assertThat(log.warnings()).hasSize(1);
    assertThat(log.warnings().get(0)).contains("reason=KEYS_UNAVAILABLE").contains("status=503");
  }

  @Test
  void itCountsByTheSystemsClockUnlessToldOtherwise() {
    guard(new RefusalLog()).check(new Call("Bearer x", "GET", ""), Rule.authenticated());
    assertThat(log.lines()).hasSize(1).first().asString().endsWith("route=\"\"");
  }
}
