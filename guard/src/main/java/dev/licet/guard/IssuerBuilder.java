package dev.licet.guard;

import dev.licet.guard.introspection.Introspection;
import dev.licet.guard.keys.KeyFile;
import dev.licet.guard.keys.KeySet;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * What is said of an issuer whose access tokens an API takes: on the {@link Guard.Builder} itself
 * where there is only one, on a {@link TrustedIssuer.Builder} where there are several. Whether a
 * setting makes sense is said when that is built, by an IllegalArgumentException that names the
 * setting and quotes its value, unless its method says otherwise.
 *
 * @param <B> the builder on which it is said
 */
public abstract sealed class IssuerBuilder<B extends IssuerBuilder<B>>
    permits Guard.Builder, TrustedIssuer.Builder {
  /** What was said until now. */
  final IssuerSettings terms;

  IssuerBuilder(IssuerSettings terms) {
    this.terms = terms;
  }

  abstract B self();

  /** The provider's bare domain, {@code tenant.eu.auth0.com} or {@code localhost:9443}. */
  public final B domain(String domain) {
    terms.domain = Optional.of(domain);
    return self();
  }

  /** The provider's issuer URL exactly as its tokens say it, instead of a domain. */
  public final B issuer(String issuer) {
    terms.issuer = Optional.of(issuer);
    return self();
  }

  /** The identifier of this API, as a token's {@code aud} must name it; any of several. */
  public final B audience(String... audiences) {
    terms.audiences = List.of(audiences);
    return self();
  }

  /**
   * Accepted signature algorithms by their names in RFC 7518 section 3.1 and RFC 8037, asymmetric
   * only; RS256 if not called. See {@link dev.licet.guard.keys.SignatureAlgorithm}.
   */
  public final B algorithms(List<String> algorithms) {
    terms.algorithms = Optional.of(List.copyOf(algorithms));
    return self();
  }

  /**
   * A PEM file with certificate authorities to trust beside the JVM's own, for this provider only.
   * It is read once, by the build.
   */
  public final B caFile(Path pem) {
    terms.caFile = Optional.of(pem);
    return self();
  }

  /** How long after {@code exp} a token still passes: 0 to 60 seconds, 0 if not called. */
  public final B expiryLeeway(Duration leeway) {
    terms.expiryLeeway = Optional.of(leeway);
    return self();
  }

  /**
   * The claims that say what a caller may do; {@code scope} and {@code permissions} if not called.
   * Okta and Entra ID have {@code scp}, Keycloak's roles are {@code /realm_access/roles} and {@code
   * /resource_access/CLIENT/roles}.
   *
   * <p>What stands there counts if it is a string, whose words separated by spaces are one
   * permission each, or an array of strings. Anything else grants nothing.
   *
   * @param claimPaths each the name of a claim at the top, dots and slashes in it included ({@code
   *     https://example.com/roles}), or a JSON Pointer (RFC 6901), which begins with a slash
   * @throws IllegalArgumentException if there is no path, one is malformed, or one stands twice;
   *     the message quotes it
   */
  public final B permissionClaims(String... claimPaths) {
    terms.shape = terms.shape.permissionsFrom(List.of(claimPaths));
    return self();
  }

  /**
   * The claims that hold a caller's roles, written and read as those of {@link #permissionClaims};
   * none if not called, and then nobody has a role.
   *
   * @throws IllegalArgumentException if there is no path, one is malformed, or one stands twice;
   *     the message quotes it
   */
  public final B rolesFrom(String... claimPaths) {
    terms.shape = terms.shape.rolesFrom(List.of(claimPaths));
    return self();
  }

  /**
   * Lets granted permissions stand for others: one that ends in {@code :*} grants every permission
   * that begins with what is before its star, and is longer. So {@code read:*} grants {@code
   * read:admin} and {@code read:a:b}, but neither {@code read:} nor {@code read}; {@code *} alone,
   * {@code read:*:b} and {@code read*} grant nothing but themselves. A star in a rule stands for
   * itself. Whoever can have the provider issue one such permission gains all those that it stands
   * for, also those thought of later.
   */
  public final B honouringWildcards() {
    terms.shape = terms.shape.honouringWildcards();
    return self();
  }

  /**
   * Keys that this process holds itself; nothing is fetched then. Asked on every call, so it must
   * answer at once, and with the same {@link KeySet} object as long as the keys are the same:
   * another object ends the memory of tokens verified before.
   */
  public final B keys(Supplier<KeySet> keys) {
    terms.keys = Optional.of(keys);
    return self();
  }

  /**
   * A file in which to keep the last keys that the provider was seen to have. With it an API that
   * starts while the provider is down judges tokens by those keys, until the provider answers. The
   * file is believed only if it is whole, of this issuer, not older than that, and writable by its
   * owner alone; it belongs into a folder that only this API may write, for whoever can write it
   * can name keys.
   *
   * @param maxAge how old its keys may be: 1 minute to 1 day
   */
  public final B lastKnownGoodFile(Path file, Duration maxAge) {
    terms.lastKnownGood = Optional.of(new KeyFile(file, maxAge));
    return self();
  }

  /**
   * Asks this issuer about tokens that are no JWT (RFC 7662); refused as malformed if not called. A
   * JWT is never introspected. Of several issuers only one may be asked: such a token does not say
   * whose it is, and whoever is asked about it could use it.
   */
  public final B introspection(Introspection introspection) {
    terms.introspection = Optional.of(introspection);
    return self();
  }

  /**
   * Lets the issuer be an {@code http} URL if its host is loopback, for tests and development:
   * whoever controls this machine's network can then replace the keys.
   */
  public final B allowingPlainHttpOnLoopback() {
    terms.plainHttpOnLoopback = true;
    return self();
  }
}
