package dev.licet.guard;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The issuers that an API trusts, each on its own terms. They may come and go while guards are at
 * work with them: every {@link Guard} built with this object follows at once. Safe for any number
 * of threads.
 *
 * <p>A token chooses its issuer by its {@code iss} and is then judged by that issuer's keys and
 * terms alone. With none at all every token is refused.
 */
public final class Issuers {
  private final Map<String, TrustedIssuer> byUrl = new LinkedHashMap<>();
  private final Set<Follower> followers = new LinkedHashSet<>();

  /** Who acts on what happens here. */
  interface Follower {
    void trust(TrustedIssuer issuer);

    void distrust(String issuerUrl);
  }

  private Issuers() {}

  /**
   * These issuers, and whatever is added later.
   *
   * @throws IllegalArgumentException if two of them have the same URL or the same file for their
   *     keys, or two are to be asked about tokens that are no JWT
   */
  public static Issuers of(TrustedIssuer... issuers) {
    Issuers all = new Issuers();
    for (TrustedIssuer issuer : issuers) {
      all.requireApart(issuer);
      if (all.byUrl.putIfAbsent(issuer.issuer(), issuer) != null) {
        throw new IllegalArgumentException(
            "the issuer '" + issuer.issuer() + "' is given twice: give it once, with all it needs");
      }
    }
    return all;
  }

  /**
   * Trusts one more. If there is one of the same URL, it gives way: its tokens are judged anew, by
   * the new terms and by keys fetched anew.
   *
   * @throws IllegalArgumentException if it is to be asked about tokens that are no JWT, and another
   *     one is already, or another one keeps its keys in the same file; nothing is changed then
   */
  public synchronized void add(TrustedIssuer issuer) {
    requireApart(issuer);
    followers.forEach(follower -> follower.trust(issuer));
    byUrl.put(issuer.issuer(), issuer);
  }

  /**
   * Two must not share what only one can have. A token that is no JWT does not say whose it is, and
   * each who is asked could use it; of a file with keys only the last writer's would be there.
   */
  private void requireApart(TrustedIssuer added) {
    for (TrustedIssuer other : byUrl.values()) {
      if (other.issuer().equals(added.issuer())) {
        continue;
      }
      String both = "the issuers '" + other.issuer() + "' and '" + added.issuer() + "' ";
      if (added.asked().isPresent() && other.asked().isPresent()) {
        throw new IllegalArgumentException(
            both
                + "are both to be asked about tokens that are no JWT, which do not say whose they"
                + " are: leave introspection out for one of them, or build a guard for each");
      }
      if (added.keysFile().isPresent() && added.keysFile().equals(other.keysFile())) {
        throw new IllegalArgumentException(
            both
                + "both have '"
                + added.keysFile().get()
                + "' for licet.last-known-good-file: give each a file of its own");
      }
    }
  }

  /**
   * Trusts this one no more: its tokens are refused from now on, also those seen before, and its
   * keys are not fetched again.
   *
   * @param issuerUrl its URL, to the letter
   * @return whether it was trusted before
   */
  public synchronized boolean remove(String issuerUrl) {
    followers.forEach(follower -> follower.distrust(issuerUrl));
    return byUrl.remove(issuerUrl) != null;
  }

  /** The URLs of those trusted now. */
  public synchronized List<String> urls() {
    return List.copyOf(byUrl.keySet());
  }

  synchronized void follow(Follower follower) {
    byUrl.values().forEach(follower::trust);
    followers.add(follower);
  }

  synchronized void unfollow(Follower follower) {
    followers.remove(follower);
  }

  /** The URLs of those trusted now. */
  @Override
  public String toString() {
    return urls().toString();
  }
}
