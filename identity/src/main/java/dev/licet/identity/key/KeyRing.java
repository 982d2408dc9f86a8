package dev.licet.identity.key;

import dev.licet.identity.shared.StartRefused;
import java.util.function.Predicate;

/** Opens what protects the keys in the store, at the start of the server. */
final class KeyRing {
  private final SigningKeyTable keys;
  private final SealedSecretTable secrets;

  KeyRing(SigningKeyTable keys, SealedSecretTable secrets) {
    this.keys = keys;
    this.secrets = secrets;
  }

  /** To be called in a writing transaction. */
  KeyProtection open(Passphrase passphrase) {
    var stored = keys.protection();
    if (passphrase.now().isEmpty()) {
      if (stored.isPresent()) {
        throw new StartRefused(
            "LICET_KEY_PASSPHRASE is not set, but the signing keys in this store are encrypted.");
      }
      return new PlainKeys();
    }
    var secret = passphrase.now().get();
    if (stored.isEmpty()) {
      keys.addProtection(EncryptedKeys.begin(secret));
    }
    var protection = open(secret, passphrase);
    rewrite(new PlainKeys(), protection, PlainKeys::isPlain);
    revealAll(protection);
    return protection;
  }

  /** What cannot be read any more is better found now than when its turn comes. */
  private void revealAll(KeyProtection protection) {
    keys.all().stream()
        .filter(StoredKey::hasPrivateHalf)
        .forEach(key -> protection.reveal(key.kid(), key.privateKey()));
  }

  private EncryptedKeys open(String secret, Passphrase passphrase) {
    var stored = keys.protection().orElseThrow();
    return EncryptedKeys.open(stored, secret)
        .or(() ->
            passphrase
                .before()
                .flatMap(old -> EncryptedKeys.open(stored, old))
                .map(old -> change(old, secret)))
        .orElseThrow(() -> refusal(passphrase));
  }

  private static StartRefused refusal(Passphrase passphrase) {
    return new StartRefused(
        passphrase.setting()
            + " is wrong (its value is not shown here), but must be the passphrase that the signing"
            + " keys in this store are encrypted with.");
  }

  /** The keys are encrypted anew, all of them or, if the transaction ends badly, none. */
  private EncryptedKeys change(EncryptedKeys old, String secret) {
    var fresh = EncryptedKeys.begin(secret);
    var protection = EncryptedKeys.open(fresh, secret).orElseThrow();
    keys.replaceProtection(fresh);
    rewrite(old, protection, text -> !PlainKeys.isPlain(text));
    return protection;
  }

  private void rewrite(KeyProtection from, KeyProtection to, Predicate<String> which) {
    keys.all().stream()
        .filter(key -> key.hasPrivateHalf() && which.test(key.privateKey()))
        .forEach(key ->
            keys.replacePrivateKey(
                key.kid(), to.protect(key.kid(), from.reveal(key.kid(), key.privateKey()))));
    secrets
        .all()
        .forEach((name, text) -> {
          if (which.test(text)) {
            secrets.put(name, to.protect(name, from.reveal(name, text)));
          }
        });
  }
}
