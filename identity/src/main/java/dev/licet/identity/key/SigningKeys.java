package dev.licet.identity.key;

import java.util.List;
import java.util.Map;

/** The keys of this server. All of it is answered from memory. */
public final class SigningKeys {
  private final SigningKey current;
  private final List<PublishedKey> published;

  SigningKeys(List<SigningKey> keys) {
    this.current = keys.getFirst();
    this.published = keys.stream().map(SigningKey::published).toList();
  }

  /** The key that signs now. */
  public PublishedKey current() {
    return published.getFirst();
  }

  /** The current key, the one that is announced as the next, and those before. */
  public List<PublishedKey> published() {
    return published;
  }

  /**
   * Signs a JWT with the current key.
   *
   * @param typ the header's {@code typ}: {@code JWT} or {@code at+jwt}
   * @param claims in the order in which they shall stand
   * @return the compact form
   */
  public String sign(String typ, Map<String, Object> claims) {
    return current.sign(typ, claims);
  }
}
