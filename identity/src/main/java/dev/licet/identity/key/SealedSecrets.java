package dev.licet.identity.key;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Optional;

/**
 * Secrets of other features that this server must be able to read again, which a digest would not
 * allow. They stand in the store as the signing keys do: encrypted where a passphrase is set.
 */
public final class SealedSecrets {
  private final SealedSecretTable table;
  private final KeyProtection protection;

  SealedSecrets(SealedSecretTable table, KeyProtection protection) {
    this.table = table;
    this.protection = protection;
  }

  /** The secret of that name. From memory, at most 5 s old. */
  public Optional<String> find(String name) {
    return table.find(name).map(text -> revealed(name, text));
  }

  /** The same as it is at this moment, for what is read together with a row of a table. */
  public Optional<String> findNow(String name) {
    return table.findNow(name).map(text -> revealed(name, text));
  }

  /**
   * Keeps a secret, instead of the one of that name where there is one. To be called in a writing
   * transaction.
   */
  public void keep(String name, String secret) {
    table.put(name, protection.protect(name, secret.getBytes(UTF_8)));
  }

  /**
   * Keeps a secret unless there is one of that name, and answers the one that is there then: all
   * nodes get the same. To be called in a writing transaction.
   */
  public String keepFirst(String name, String secret) {
    table.putFirst(name, protection.protect(name, secret.getBytes(UTF_8)));
    return find(name).orElseThrow();
  }

  /** Forgets the secret of that name. To be called in a writing transaction. */
  public void forget(String name) {
    table.remove(name);
  }

  private String revealed(String name, String text) {
    return new String(protection.reveal(name, text), UTF_8);
  }
}
