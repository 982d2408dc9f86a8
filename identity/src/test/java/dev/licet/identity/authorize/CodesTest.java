package dev.licet.identity.authorize;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import dev.licet.identity.application.Application;
import dev.licet.identity.application.ApplicationType;
import dev.licet.identity.application.Applications;
import dev.licet.identity.application.NewApplication;
import dev.licet.identity.application.TestApplications;
import dev.licet.identity.issuing.Authorization;
import dev.licet.identity.key.KeyAlgorithm;
import dev.licet.identity.key.SealedSecrets;
import dev.licet.identity.key.TestSecrets;
import dev.licet.identity.rotation.KeyRevoked;
import dev.licet.identity.session.TestSessions;
import dev.licet.identity.shared.Ids;
import dev.licet.identity.store.TestDatabase;
import dev.licet.identity.store.TestFeatures;
import dev.licet.identity.user.NewUser;
import dev.licet.identity.user.TestUsers;
import dev.licet.identity.user.User;
import dev.licet.identity.user.Users;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.ArgumentsSource;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.event.EventListener;
import org.springframework.transaction.support.TransactionOperations;

@ParameterizedClass
@ArgumentsSource(TestDatabase.All.class)
class CodesTest {
  private static final String CALLBACK = "https://shop.example.com/callback";

  /** RFC 7636, appendix B. */
  private static final String VERIFIER = "dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk";

  private static final String CHALLENGE = "E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM";

  @Parameter TestDatabase database;
  @TempDir Path folder;
  private TestFeatures features;
  private Codes codes;
  private Application shop;
  private Application other;
  private User alice;

  @BeforeEach
  void open() {
    features =
        TestFeatures.over(
            database.open(folder),
            TestFeatures.components(
                TestUsers.components(),
                TestSessions.components(),
                TestApplications.components(),
                new Class<?>[] {
                  TestSecrets.Beans.class,
                  CodeSeal.class,
                  SpentCodeTable.class,
                  Codes.class,
                  Heard.class
                }));
    codes = features.get(Codes.class);
    shop = application("Shop");
    other = application("Other");
    alice =
        TestUsers.done(
            features.get(Users.class).create(NewUser.of("alice@example.com", "Correct-Horse-7")));
  }

  @AfterEach
  void close() {
    features.close();
  }

  private Application application(String name) {
    return TestUsers.done(
            features
                .get(Applications.class)
                .register(NewApplication.named(name, ApplicationType.REGULAR_WEB)))
        .application();
  }

  private CodeGrant grant(String id, Optional<String> challenge) {
    return new CodeGrant(
        id,
        new Authorization(
            shop.clientId(),
            alice.id(),
            Optional.of("https://hello-api"),
            List.of("openid", "read:admin"),
            Optional.of("sid"),
            TestUsers.NOW),
        false,
        Optional.of(CALLBACK),
        Optional.of("n-0S6"),
        true,
        challenge,
        Optional.empty());
  }

  private String issue() {
    return issue("code-1");
  }

  private String issue(String id) {
    return codes.issue(grant(id, Optional.of(CHALLENGE)));
  }

  private Spent spend(String code) {
    return spend(code, shop, Optional.of(CALLBACK), Optional.of(VERIFIER));
  }

  /** A code that is none of this application is as little good as one that is over. */
  private Spent spend(
      String code, Application client, Optional<String> redirectUri, Optional<String> verifier) {
    return codes
        .present(code, client)
        .map(presented -> codes.spend(presented, redirectUri, verifier))
        .orElseGet(Spent.Unknown::new);
  }

  private List<CodeReused> heard() {
    return features.get(Heard.class).events;
  }

  @Test
  void standsForWhatWasGranted() {
    assertThat(spend(issue()))
        .isEqualTo(new Spent.Granted(grant("code-1", Optional.of(CHALLENGE))));
  }

  @Test
  void isGoodOnceAndItsReuseIsTold() { // I12
    var code = issue();
    spend(code);
    assertThat(heard()).isEmpty();
    assertThat(spend(code)).isEqualTo(new Spent.Unknown());
    assertThat(heard()).containsExactly(new CodeReused("code-1", shop.clientId(), alice.id()));
  }

  @Test
  void ofTwentyAtOnceOneWins() throws Exception { // I12
    var code = issue();
    try (var threads = Executors.newFixedThreadPool(20)) {
      var all = IntStream.range(0, 20).mapToObj(_ -> (Callable<Spent>) () -> spend(code)).toList();
      var spent = new ArrayList<Spent>();
      for (var one : threads.invokeAll(all)) {
        spent.add(one.get());
      }
      assertThat(spent).filteredOn(Spent.Granted.class::isInstance).hasSize(1);
      assertThat(spent).filteredOn(Spent.Unknown.class::isInstance).hasSize(19);
    }
    assertThat(heard()).hasSize(19);
  }

  @Test
  void isNothingToAnotherApplication() {
    var code = issue();
    assertThat(spend(code, other, Optional.of(CALLBACK), Optional.of(VERIFIER)))
        .isEqualTo(new Spent.Unknown());
    assertThat(spend(code)).isInstanceOf(Spent.Granted.class);
    assertThat(spend(code, other, Optional.of(CALLBACK), Optional.of(VERIFIER)))
        .isEqualTo(new Spent.Unknown());
    assertThat(heard()).isEmpty();
  }

  @Test
  void isReadBackAsOftenAsItsApplicationPresentsIt() {
    var code = issue();
    assertThat(codes.present(code, other)).isEmpty();
    spend(code);
    assertThat(codes.present(code, shop).map(PresentedCode::grant))
        .contains(grant("code-1", Optional.of(CHALLENGE)));
  }

  @Test
  void isWorthPreparingForTheFirstTimeThatItIsPresentedRightly() {
    var code = issue();
    assertThat(isWorthPreparing(code, VERIFIER)).isTrue();
    assertThat(isWorthPreparing(code, VERIFIER)).as("again").isFalse();
    assertThat(isWorthPreparing(issue("code-2"), CHALLENGE)).as("a wrong verifier").isFalse();
    code = issue("code-3");
    TestSessions.pass(features, Codes.LIFETIME);
    assertThat(isWorthPreparing(code, VERIFIER)).as("expired").isFalse();
  }

  private boolean isWorthPreparing(String code, String verifier) {
    return codes.tryFirst(
        codes.present(code, shop).orElseThrow(), Optional.of(CALLBACK), Optional.of(verifier));
  }

  @Test
  void isNothingOnceItIsAltered() { // I12
    var code = issue();
    for (int at = 0; at < code.length() - 1; at++) {
      var altered =
          code.substring(0, at) + (code.charAt(at) == 'A' ? 'B' : 'A') + code.substring(at + 1);
      assertThat(codes.present(altered, shop)).as("%d of %d", at, code.length()).isEmpty();
    }
    for (var other :
        List.of("", "A", "n\u00e4", "?", code.substring(1), code + code, "A".repeat(43))) {
      assertThat(codes.present(other, shop)).as(other).isEmpty();
    }
  }

  @Test
  void isGoodAtEveryNodeAndNoneMakesAKeyOfItsOwn() throws Exception {
    try (var threads = Executors.newFixedThreadPool(8)) {
      var content = new CodeSeal.Content(TestUsers.NOW, grant("code-1", Optional.empty()));
      var nodes = IntStream.range(0, 8).mapToObj(_ -> node()).toList();
      var all = nodes.stream().map(node -> (Callable<String>) () -> node.seal(content)).toList();
      for (var code : threads.invokeAll(all)) {
        assertThat(nodes).allSatisfy(node -> assertThat(node.open(code.get())).contains(content));
      }
    }
  }

  private CodeSeal node() {
    return new CodeSeal(
        features.get(SealedSecrets.class),
        features.get(TransactionOperations.class),
        features.get(Ids.class));
  }

  /** Whoever could read the signing key in the store could read the codes' key beside it. */
  @Test
  void noneIsGoodThatIsSealedWithAKeyOfBeforeASigningKeyWasRevoked() {
    var code = issue();
    revoked(true);
    assertThat(codes.present(code, shop)).as("by age, so that nothing leaked").isPresent();
    revoked(false);
    assertThat(codes.present(code, shop)).isEmpty();
    assertThat(spend(issue("code-2"))).isInstanceOf(Spent.Granted.class);
  }

  private void revoked(boolean byAge) {
    features.inTransaction(() -> {
      features
          .get(Heard.class)
          .publisher
          .publishEvent(new KeyRevoked(KeyAlgorithm.RS256, "key-1", byAge));
      return true;
    });
  }

  @Test
  void tellsNobodyWhatItStandsFor() {
    var code = issue();
    assertThat(new String(Base64.getUrlDecoder().decode(code), ISO_8859_1))
        .doesNotContain(CALLBACK, alice.id(), "read:admin");
    assertThat(issue()).as("the same again").isNotEqualTo(code);
  }

  @Test
  void lastsAMinute() {
    var code = issue();
    TestSessions.pass(features, Codes.LIFETIME.minusMillis(1));
    assertThat(spend(code)).isInstanceOf(Spent.Granted.class);
    code = issue("code-2");
    TestSessions.pass(features, Codes.LIFETIME);
    assertThat(spend(code)).isEqualTo(new Spent.Unknown());
    assertThat(heard()).isEmpty();
  }

  @Test
  void needsTheVerifierOfItsChallenge() { // I14
    for (var wrong : List.of(Optional.of(CHALLENGE), Optional.of("x"), Optional.<String>empty())) {
      var code = issue("code-" + wrong);
      assertThat(spend(code, shop, Optional.of(CALLBACK), wrong))
          .isEqualTo(new Spent.WrongVerifier());
      assertThat(spend(code)).as("there is no second guess").isEqualTo(new Spent.Unknown());
    }
  }

  @Test
  void takesNoVerifierWhereThereWasNoChallenge() { // I14
    assertThat(spend(codes.issue(grant("code-1", Optional.empty()))))
        .isEqualTo(new Spent.WrongVerifier());
  }

  @Test
  void needsTheAddressThatItWasGivenFor() {
    for (var wrong : List.of(CALLBACK + "/", "")) {
      var code = issue("code-" + wrong);
      var sent = Optional.of(wrong).filter(text -> !text.isEmpty());
      assertThat(spend(code, shop, sent, Optional.of(VERIFIER)))
          .isEqualTo(new Spent.WrongRedirectUri(wrong, CALLBACK));
    }
  }

  @Test
  void onlyThatItWasSpentIsKeptAndNotForLong() {
    var code = issue();
    assertThat(kept()).isEmpty();
    spend(code);
    assertThat(kept()).containsExactly("code-1");
    TestSessions.pass(features, Codes.LIFETIME.plus(Codes.MEMORY).minus(Duration.ofMillis(1)));
    assertThat(codes.purge()).isZero();
    assertThat(spend(code)).isEqualTo(new Spent.Unknown());
    assertThat(heard()).as("its reuse is told still").hasSize(1);
    TestSessions.pass(features, Duration.ofMillis(1));
    assertThat(codes.purge()).isEqualTo(1);
    assertThat(kept()).isEmpty();
  }

  private List<String> kept() {
    return features.store().jdbc().sql("select id from spent_codes").query(String.class).list();
  }

  static class Heard {
    private final List<CodeReused> events = new CopyOnWriteArrayList<>();
    private final ApplicationEventPublisher publisher;

    Heard(ApplicationEventPublisher publisher) {
      this.publisher = publisher;
    }

    @EventListener
    void on(CodeReused event) {
      events.add(event);
    }
  }
}
