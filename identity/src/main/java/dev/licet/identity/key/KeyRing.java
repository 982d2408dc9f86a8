package dev.licet.identity.key;

import dev.licet.identity.key.StoredKey.Role;
import dev.licet.identity.shared.Ids;
import dev.licet.identity.shared.Issuer;
import dev.licet.identity.shared.StartRefused;
import java.io.ByteArrayInputStream;
import java.security.cert.CertificateEncodingException;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.util.Base64;
import java.util.Optional;

/** Opens the keys at the start of the server; at the first one, makes them. */
final class KeyRing {
  private final SigningKeyTable table;
  private final Issuer issuer;
  private final Ids ids;
  private final Clock clock;

  KeyRing(SigningKeyTable table, Issuer issuer, Ids ids, Clock clock) {
    this.table = table;
    this.issuer = issuer;
    this.ids = ids;
    this.clock = clock;
  }

  /** To be called in a writing transaction. */
  SigningKeys open(Optional<String> passphrase) {
    var protection = protection(passphrase);
    encryptPlainKeys(protection);
    if (table.published().isEmpty()) {
      table.add(create(Role.CURRENT, protection));
      table.add(create(Role.NEXT, protection));
    }
    return new SigningKeys(
        table.published().stream().map(stored -> signingKey(stored, protection)).toList());
  }

  private KeyProtection protection(Optional<String> passphrase) {
    var stored = table.protection();
    if (passphrase.isEmpty()) {
      if (stored.isPresent()) {
        throw new StartRefused(
            "LICET_KEY_PASSPHRASE is not set, but the signing keys in this store are encrypted.");
      }
      return new PlainKeys();
    }
    if (stored.isEmpty()) {
      table.addProtection(EncryptedKeys.begin(passphrase.get()));
    }
    return EncryptedKeys.open(table.protection().orElseThrow(), passphrase.get())
        .orElseThrow(() ->
            new StartRefused(
                "LICET_KEY_PASSPHRASE is wrong (its value is not shown here), but must be the"
                    + " passphrase that the signing keys in this store are encrypted with."));
  }

  private void encryptPlainKeys(KeyProtection protection) {
    if (!(protection instanceof EncryptedKeys encrypted)) {
      return;
    }
    for (var key : table.published()) {
      if (PlainKeys.isPlain(key.privateKey())) {
        var plain = new PlainKeys().reveal(key.kid(), key.privateKey());
        table.replacePrivateKey(key.kid(), encrypted.protect(key.kid(), plain));
      }
    }
  }

  private StoredKey create(Role role, KeyProtection protection) {
    var fresh = SelfSigned.create(issuer.host(), clock.instant());
    var kid = ids.keyId();
    return new StoredKey(
        kid,
        role,
        encode(fresh.certificate()),
        protection.protect(kid, fresh.keys().getPrivate()),
        clock.millis());
  }

  private static SigningKey signingKey(StoredKey stored, KeyProtection protection) {
    return new SigningKey(
        new PublishedKey(stored.kid(), decode(stored.certificate())),
        protection.reveal(stored.kid(), stored.privateKey()));
  }

  private static String encode(X509Certificate certificate) {
    try {
      return Base64.getEncoder().encodeToString(certificate.getEncoded());
    } catch (CertificateEncodingException e) {
      throw new IllegalStateException("A fresh certificate has no DER form", e);
    }
  }

  private static X509Certificate decode(String base64) {
    try {
      return (X509Certificate)
          CertificateFactory.getInstance("X.509")
              .generateCertificate(new ByteArrayInputStream(Base64.getDecoder().decode(base64)));
    } catch (CertificateException e) {
      throw new IllegalStateException("The store holds something else than a certificate", e);
    }
  }
}
