package dev.licet.identity.rotation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.licet.identity.key.KeyAlgorithm;
import dev.licet.identity.key.KeyLife;
import dev.licet.identity.key.KeyLife.Stage;
import dev.licet.identity.key.PublishedKey;
import dev.licet.identity.shared.FieldProblem;
import dev.licet.identity.shared.Outcome;
import dev.licet.identity.shared.Outcome.Done;
import dev.licet.identity.shared.Outcome.Invalid;
import dev.licet.identity.store.TestDatabase;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CyclicBarrier;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.ArgumentsSource;

/** On SQLite and, where it is installed, on PostgreSQL. */
@ParameterizedClass
@ArgumentsSource(TestDatabase.All.class)
class RotationTest {
  private static final Duration HOUR = Duration.ofHours(1);

  @Parameter TestDatabase database;
  @TempDir Path folder;
  private TestKeys one;
  private TestKeys other;

  @BeforeEach
  void open() {
    var store = database.open(folder);
    one = TestKeys.over(store);
    other = TestKeys.over(store, one.clock());
  }

  @AfterEach
  void close() {
    one.close();
  }

  @Test
  void letsTheAnnouncedKeySignAndAnnouncesAnother() {
    var next = kid(one, Stage.ANNOUNCED);
    var before = kid(one, Stage.ACTIVE);
    one.clock().pass(HOUR);
    assertThat(rotate(one)).isInstanceOf(Done.class);
    assertThat(one.signing().current().kid()).isEqualTo(next);
    assertThat(kids(one, Stage.RETIRED)).containsExactly(before);
    assertThat(kid(one, Stage.ANNOUNCED)).isNotIn(before, next);
    assertThat(one.signing().published()).hasSize(3);
    assertThat(one.events())
        .containsExactly(new KeysRotated(KeyAlgorithm.RS256, before, next, false));
  }

  @Test
  void isSeenByTheOtherNodeWithItsNextLook() {
    one.clock().pass(HOUR);
    rotate(one);
    assertThat(other.signing().current()).isNotEqualTo(one.signing().current());
    other.signing().refresh();
    assertThat(other.signing().current()).isEqualTo(one.signing().current());
    assertThat(other.signing().published()).isEqualTo(one.signing().published());
  }

  @Test
  void neverSignsWithAKeyThatTheOtherNodeMayNotPublishYet() {
    one.clock().pass(HOUR);
    var first = kid(one, Stage.ANNOUNCED);
    rotate(one);
    rotate(one); // the key that this activates is seconds old, and the other node has not looked
    assertThat(kid(one, Stage.ACTIVE)).isNotEqualTo(first);
    assertThat(one.signing().current().kid()).isEqualTo(first);
    assertThat(other.signing().published()).extracting(PublishedKey::kid).contains(first);

    one.clock().pass(TestKeys.SPREAD);
    one.signing().refresh();
    other.signing().refresh();
    assertThat(one.signing().current().kid()).isEqualTo(kid(one, Stage.ACTIVE)).isNotEqualTo(first);
    assertThat(other.signing().published()).contains(one.signing().current());
  }

  @Test
  void happensOnceHoweverManyAskForIt() {
    for (int round = 0; round < 10; round++) {
      one.clock().pass(HOUR);
      var before = one.signing().published().size();
      var barrier = new CyclicBarrier(8);
      var outcomes =
          IntStream.range(0, 8)
              .mapToObj(i ->
                  CompletableFuture.supplyAsync(() -> {
                    await(barrier);
                    return rotateAsSeen(i % 2 == 0 ? one : other);
                  }))
              .toList()
              .stream()
              .map(CompletableFuture::join)
              .toList();
      assertThat(outcomes).filteredOn(done -> done).hasSize(1);
      one.signing().refresh();
      other.signing().refresh();
      assertThat(one.signing().published()).hasSize(before + 1);
      assertThat(kids(one, Stage.ACTIVE)).hasSize(1);
      assertThat(kids(one, Stage.ANNOUNCED)).hasSize(1);
    }
  }

  @Test
  void endsWithTheKeysThatWereThereIfTheTransactionDoes() {
    var before = one.signing().published();
    one.clock().pass(HOUR);
    one.store()
        .transactions()
        .executeWithoutResult(status -> {
          one.rotation().rotate(true);
          status.setRollbackOnly();
        });
    assertThat(one.signing().published()).isEqualTo(before);
    assertThat(one.signing().current()).isEqualTo(before.getFirst());
  }

  @Test
  void waitsForAnApiThatHasNotReadTheNextKey() {
    one.clock().pass(HOUR);
    one.readers().note("10.0.0.7", "Java-http-client/25.0.1");
    one.readers().note("10.0.0.8", null);
    one.readers().save(one.clock().instant());
    one.clock().pass(HOUR);
    one.rotate(); // both have read the key that signs now, and not the one after
    one.clock().pass(HOUR);
    one.readers().note("10.0.0.8", null);
    assertThat(problem(one.store().inTransaction(() -> one.rotation().rotate(false))))
        .isEqualTo(
            "Not rotated: of the APIs that read the key set, 1 have not read the next key yet"
                + " (Java-http-client/25.0.1 at 10.0.0.7). Until it reads the set again, each would"
                + " refuse the new tokens. Wait, or rotate at once all the same.");
    one.readers().note("10.0.0.7", "Java-http-client/25.0.1");
    assertThat(one.store().inTransaction(() -> one.rotation().rotate(false)))
        .isInstanceOf(Done.class);
  }

  @Test
  void waitsForWhatTheOtherNodeHasSeen() {
    other.readers().note("10.0.0.7", "curl/8.5");
    other.readers().save(other.clock().instant());
    one.clock().pass(HOUR);
    one.rotate();
    assertThat(one.store().inTransaction(() -> one.rotation().rotate(false)))
        .isInstanceOf(Invalid.class);
  }

  @Test
  void waitsForNobodyWhoHasNotBeenSeenForAMonth() {
    one.readers().note("10.0.0.7", "curl/8.5");
    one.rotate();
    one.clock().pass(Duration.ofDays(31));
    assertThat(one.store().inTransaction(() -> one.rotation().rotate(false)))
        .isInstanceOf(Done.class);
  }

  @Test
  void followsTheKeysAge() {
    var first = one.signing().current();
    one.passTime(Duration.ofDays(89));
    assertThat(one.signing().current()).isEqualTo(first);
    one.passTime(Duration.ofDays(1));
    assertThat(one.signing().current()).isNotEqualTo(first);
    assertThat(one.events())
        .singleElement()
        .isInstanceOfSatisfying(KeysRotated.class, event -> assertThat(event.byAge()).isTrue());
  }

  @Test
  void followsTheKeysAgeOnlyWhenTheNextOneWasAnnouncedLongEnough() {
    one.clock().pass(Duration.ofDays(80));
    one.rotate(); // by hand: another key is announced on day 80, and a second time on day 85
    one.clock().pass(Duration.ofDays(89));
    one.rotate();
    var current = one.signing().current();
    one.passTime(Duration.ofDays(89));
    assertThat(one.signing().current()).isEqualTo(current);
    one.passTime(Duration.ofDays(1));
    assertThat(one.signing().current()).isNotEqualTo(current);
  }

  @Test
  void keepsTheLastRetiredKeyAndRevokesThoseBeforeWhenTheirTokensAreOver() {
    var first = one.signing().current().kid();
    one.clock().pass(HOUR);
    one.rotate();
    one.passTime(Duration.ofDays(32));
    assertThat(kids(one, Stage.RETIRED)).containsExactly(first);
    one.rotate();
    one.passTime(Duration.ofDays(1));
    assertThat(kids(one, Stage.REVOKED)).containsExactly(first);
    assertThat(kids(one, Stage.RETIRED)).hasSize(1).doesNotContain(first);
    assertThat(one.events()).contains(new KeyRevoked(KeyAlgorithm.RS256, first, true));
  }

  @Test
  void forgetsARevokedKeyAfterNinetyDays() {
    var first = one.signing().current().kid();
    one.clock().pass(HOUR);
    one.rotate();
    revoke(one, first);
    one.passTime(Duration.ofDays(89));
    assertThat(kids(one, Stage.REVOKED)).containsExactly(first);
    one.passTime(Duration.ofDays(2));
    assertThat(kids(one, Stage.REVOKED)).isEmpty();
  }

  @Test
  void destroysThePrivateHalfOfWhatSignsNoMore() {
    one.clock().pass(HOUR);
    one.rotate();
    assertThat(privateHalves()).hasSize(3);
    one.passTime(HOUR.plusMinutes(1));
    assertThat(privateHalves()).hasSize(2);
    assertThat(one.signing().published()).hasSize(3);
    assertThat(one.signing().sign("JWT", Map.of("sub", "somebody"))).isNotEmpty();
  }

  @Test
  void revokesARetiredKeyAndNoOther() {
    var first = one.signing().current().kid();
    assertThat(problem(revoke(one, first)))
        .isEqualTo("The key is in use or the next in turn: rotate first, then revoke it");
    assertThat(problem(revoke(one, kid(one, Stage.ANNOUNCED)))).contains("the next in turn");
    assertThat(problem(revoke(one, "nobodys"))).isEqualTo("There is no key of this id");
    one.clock().pass(HOUR);
    one.rotate();
    assertThat(revoke(one, first)).isInstanceOf(Done.class);
    assertThat(revoke(one, first)).isInstanceOf(Done.class);
    assertThat(one.signing().published()).extracting(PublishedKey::kid).doesNotContain(first);
    assertThat(one.events()).filteredOn(KeyRevoked.class::isInstance).hasSize(1);
  }

  @Test
  void revokesNoKeyThatHasToSignForSomeSecondsYet() {
    one.clock().pass(HOUR);
    rotate(one);
    rotate(one);
    var signing = one.signing().current().kid();
    assertThat(problem(revoke(one, signing))).contains("signs for some seconds yet");
    one.clock().pass(TestKeys.SPREAD);
    assertThat(revoke(one, signing)).isInstanceOf(Done.class);
  }

  @Test
  void rotatesAndRevokesInOne() {
    var first = one.signing().current().kid();
    var next = kid(one, Stage.ANNOUNCED);
    assertThat(problem(one.store().inTransaction(one.rotation()::rotateAndRevoke)))
        .contains("wait until every node has it");
    one.clock().pass(TestKeys.SPREAD);
    assertThat(one.store().inTransaction(one.rotation()::rotateAndRevoke)).isInstanceOf(Done.class);
    assertThat(one.signing().current().kid()).isEqualTo(next);
    assertThat(kids(one, Stage.REVOKED)).containsExactly(first);
    assertThat(kids(one, Stage.RETIRED)).isEmpty();
  }

  @Test
  void coversTheKeysOfEveryAlgorithm() {
    one.store().inTransaction(() -> one.signing().prepare(KeyAlgorithm.ES256));
    assertThat(one.signing().sign(KeyAlgorithm.ES256, "JWT", Map.of())).isEmpty();
    one.clock().pass(HOUR);
    one.signing().refresh();
    assertThat(one.signing().sign(KeyAlgorithm.ES256, "JWT", Map.of())).isPresent();
    one.rotate();
    assertThat(one.signing().published())
        .extracting(PublishedKey::algorithm)
        .containsExactly(
            KeyAlgorithm.RS256,
            KeyAlgorithm.RS256,
            KeyAlgorithm.RS256,
            KeyAlgorithm.ES256,
            KeyAlgorithm.ES256,
            KeyAlgorithm.ES256);
    other.signing().refresh();
    assertThat(other.signing().published()).isEqualTo(one.signing().published());
  }

  private List<String> privateHalves() {
    return one.store()
        .jdbc()
        .sql("select private_key from signing_keys where private_key <> ''")
        .query(String.class)
        .list();
  }

  private static Outcome<PublishedKey> rotate(TestKeys node) {
    return node.store().inTransaction(() -> node.rotation().rotate(true));
  }

  /** By what the node has seen before the others began: whoever is late must find that out. */
  private static boolean rotateAsSeen(TestKeys node) {
    var current = life(node, Stage.ACTIVE);
    var next = life(node, Stage.ANNOUNCED);
    return node.store().inTransaction(() -> node.signing().rotate(current, next));
  }

  private static Outcome<PublishedKey> revoke(TestKeys node, String kid) {
    return node.store().inTransaction(() -> node.rotation().revoke(kid));
  }

  private static KeyLife life(TestKeys node, Stage stage) {
    return node.signing().lives().stream()
        .filter(life -> life.stage() == stage)
        .findFirst()
        .orElseThrow();
  }

  private static String kid(TestKeys node, Stage stage) {
    return life(node, stage).key().kid();
  }

  private static List<String> kids(TestKeys node, Stage stage) {
    return node.signing().lives().stream()
        .filter(life -> life.stage() == stage)
        .map(life -> life.key().kid())
        .toList();
  }

  private static String problem(Outcome<PublishedKey> outcome) {
    return outcome instanceof Invalid<PublishedKey>(var problems)
        ? problems.stream().map(FieldProblem::message).findFirst().orElseThrow()
        : "";
  }

  private static void await(CyclicBarrier barrier) {
    try {
      barrier.await();
    } catch (Exception e) {
      throw new AssertionError(e);
    }
  }
}
