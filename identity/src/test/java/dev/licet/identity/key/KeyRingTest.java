package dev.licet.identity.key;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.crypto.RSASSAVerifier;
import com.nimbusds.jwt.SignedJWT;
import dev.licet.identity.shared.StartRefused;
import dev.licet.identity.store.TestStore;
import java.nio.file.Path;
import java.security.interfaces.RSAPublicKey;
import java.text.ParseException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KeyRingTest {
  private static final Instant NOW = Instant.parse("2026-11-23T12:00:00Z");

  @TempDir Path folder;
  private TestStore store;

  @BeforeEach
  void open() {
    store = TestStore.in(folder);
  }

  @AfterEach
  void close() {
    store.close();
  }

  @Test
  void makesACurrentAndANextKeyAtTheFirstStart() {
    var keys = keys();
    assertThat(keys.published())
        .hasSize(2)
        .doesNotHaveDuplicates()
        .first()
        .isEqualTo(keys.current());
    assertThat(keys.current().kid()).matches("[A-Za-z0-9_-]{21}");
    assertThat(rsa(keys.current()).getModulus().bitLength()).isEqualTo(2048);
  }

  @Test
  @Tag("once")
  void certifiesEachKeyInTheNameOfTheDomain() throws Exception {
    var certificate = keys().current().certificate();
    certificate.verify(certificate.getPublicKey());
    assertThat(certificate.getSubjectX500Principal().getName()).isEqualTo("CN=login.example.com");
    assertThat(certificate.getIssuerX500Principal())
        .isEqualTo(certificate.getSubjectX500Principal());
    assertThat(certificate.getSigAlgName()).isEqualTo("SHA256withRSA");
    assertThat(Duration.between(NOW, certificate.getNotAfter().toInstant())).hasDays(5_000);
  }

  @Test
  void keepsItsKeysOverARestart() {
    var before = keys().published();
    reopen();
    assertThat(keys().published()).isEqualTo(before);
  }

  @Test
  @Tag("once")
  void signsWithTheCurrentKeyAndNamesIt() throws ParseException, JOSEException {
    var keys = keys();
    var token = SignedJWT.parse(keys.sign("at+jwt", Map.of("sub", "somebody")));
    assertThat(token.verify(new RSASSAVerifier(rsa(keys.current())))).isTrue();
    assertThat(token.getHeader().toJSONObject())
        .isEqualTo(Map.of("alg", "RS256", "typ", "at+jwt", "kid", keys.current().kid()));
    assertThat(token.getJWTClaimsSet().getSubject()).isEqualTo("somebody");
  }

  @Test
  void agreesOnOneSetOfKeysWhenTwoNodesStartAtOnce() {
    var nodes = Stream.of(1, 2, 3).map(_ -> CompletableFuture.supplyAsync(this::keys)).toList();
    var seen = nodes.stream().map(CompletableFuture::join).map(SigningKeys::published).toList();
    assertThat(Set.copyOf(seen)).hasSize(1);
  }

  @Test
  @Tag("once")
  void readsEncryptedKeysWithTheirPassphrase() {
    var before = keys("correct horse").published();
    reopen();
    assertThat(keys("correct horse").published()).isEqualTo(before);
    assertThat(privateKeys()).allMatch(text -> text.startsWith("aes256gcm:"));
  }

  @Test
  @Tag("once")
  void refusesToStartWithAnotherPassphrase() {
    keys("correct horse");
    assertThatThrownBy(() -> keys("battery staple"))
        .isInstanceOf(StartRefused.class)
        .hasMessageStartingWith("LICET_KEY_PASSPHRASE is wrong")
        .message()
        .doesNotContain("battery staple");
  }

  @Test
  @Tag("once")
  void refusesToStartWithoutThePassphrase() {
    keys("correct horse");
    assertThatThrownBy(this::keys)
        .isInstanceOf(StartRefused.class)
        .hasMessage(
            "LICET_KEY_PASSPHRASE is not set, but the signing keys in this store are encrypted.");
  }

  @Test
  void encryptsPlainKeysWhenAPassphraseIsSetForTheFirstTime() {
    var before = keys().published();
    assertThat(privateKeys()).allMatch(text -> text.startsWith("plain:"));
    assertThat(keys("correct horse").published()).isEqualTo(before);
    assertThat(privateKeys()).allMatch(text -> text.startsWith("aes256gcm:"));
  }

  @Test
  @Tag("once")
  void refusesAnEncryptedKeyThatWasPutInAnothersPlace() {
    keys("correct horse");
    store.inTransaction(() ->
        store
            .jdbc()
            .sql(
                "update signing_keys set private_key = (select max(private_key) from signing_keys)")
            .update());
    assertThatThrownBy(() -> keys("correct horse"))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("was altered");
  }

  /** A machine's clock is set right after its first start. */
  @Test
  @Tag("once")
  void signsAfterAClockThatWasAheadToo() throws ParseException {
    for (var ahead : List.of(Duration.ofSeconds(2), Duration.ofDays(30))) {
      store.inTransaction(() -> store.jdbc().sql("delete from signing_keys").update());
      var first = at(NOW.plus(ahead));
      store.inTransaction(() -> first.prepare(KeyAlgorithm.ES256));
      var now = at(NOW);
      assertThat(now.current()).isEqualTo(first.current());
      var token = SignedJWT.parse(now.sign("at+jwt", Map.of()));
      assertThat(token.getHeader().getKeyID()).isEqualTo(now.current().kid());
      assertThat(now.sign(KeyAlgorithm.ES256, "JWT", Map.of()).isPresent())
          .as("a key that others may not know yet waits %s", ahead)
          .isEqualTo(ahead.toDays() > 0);
    }
  }

  private SigningKeys at(Instant time) {
    var none = TestSigningKeys.passphrase(Optional.empty(), Optional.empty());
    var clock = Clock.fixed(time, ZoneOffset.UTC);
    return TestSigningKeys.over(store, clock, KeyBeans.SPREAD, none);
  }

  private static RSAPublicKey rsa(PublishedKey key) {
    return (RSAPublicKey) key.certificate().getPublicKey();
  }

  private void reopen() {
    store.close();
    store = TestStore.in(folder);
  }

  private List<String> privateKeys() {
    return store.jdbc().sql("select private_key from signing_keys").query(String.class).list();
  }

  @Test
  void changesThePassphraseAndEncryptsEverythingAnew() {
    var before = keys("correct horse").published();
    secrets("correct horse", s -> s.keep("api", "a secret of an API"));
    var changed =
        TestSigningKeys.passphrase(Optional.of("battery staple"), Optional.of("correct horse"));
    assertThat(keys(store, changed).published()).isEqualTo(before);
    assertThat(keys("battery staple").published()).isEqualTo(before);
    secrets("battery staple", s -> assertThat(s.find("api")).contains("a secret of an API"));
    assertThatThrownBy(() -> keys("correct horse")).isInstanceOf(StartRefused.class);
    assertThat(keys(store, changed).published()).isEqualTo(before);
  }

  @Test
  void encryptsOtherSecretsToo() {
    secrets(Optional.empty(), s -> s.keep("api", "a secret of an API"));
    assertThat(sealed()).startsWith("plain:");
    keys("correct horse");
    assertThat(sealed()).startsWith("aes256gcm:").doesNotContain("secret");
    secrets("correct horse", s -> assertThat(s.find("api")).contains("a secret of an API"));
    secrets("correct horse", s -> s.forget("api"));
    secrets("correct horse", s -> assertThat(s.find("api")).isEmpty());
  }

  @Test
  void readsWhatVersionOneOfTheStoreWrote() {
    var before = keys().published();
    store.inTransaction(() ->
        store
            .jdbc()
            .sql("update signing_keys set private_key = 'pkcs8:' || substr(private_key, 7)")
            .update());
    assertThat(keys().published()).isEqualTo(before);
    assertThat(keys("correct horse").published()).isEqualTo(before);
    assertThat(privateKeys()).allMatch(text -> text.startsWith("aes256gcm:"));
  }

  private void secrets(String passphrase, Consumer<SealedSecrets> work) {
    secrets(Optional.of(passphrase), work);
  }

  private void secrets(Optional<String> passphrase, Consumer<SealedSecrets> work) {
    var table = new SealedSecretTable(store.jdbc());
    var ring = new KeyRing(new SigningKeyTable(store.jdbc()), table);
    store.inTransaction(() -> {
      var protection = ring.open(TestSigningKeys.passphrase(passphrase, Optional.empty()));
      work.accept(new SealedSecrets(table, protection));
    });
  }

  private String sealed() {
    return store.jdbc().sql("select text from sealed_secrets").query(String.class).single();
  }

  private SigningKeys keys() {
    return keys(Optional.empty());
  }

  private SigningKeys keys(String passphrase) {
    return keys(Optional.of(passphrase));
  }

  private SigningKeys keys(Optional<String> passphrase) {
    return keys(store, passphrase);
  }

  private static SigningKeys keys(TestStore store, Optional<String> passphrase) {
    return keys(store, TestSigningKeys.passphrase(passphrase, Optional.empty()));
  }

  private static SigningKeys keys(TestStore store, Passphrase passphrase) {
    return TestSigningKeys.over(store, Clock.fixed(NOW, ZoneOffset.UTC), Duration.ZERO, passphrase);
  }
}
