package dev.licet.guard.token;

import dev.licet.guard.internal.Json;
import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** An access token that passed every check. Only this package can make one. */
public final class VerifiedToken {
  /** Where a token names the application that asked for it, the likelier first. */
  private static final List<String> CLIENT_IDS = List.of("azp", "client_id", "cid", "appid");

  private static final String INTROSPECTED = "introspection";

  private final Optional<String> keyId;
  private final String algorithm;
  private final Claims claims;
  private final Optional<Confirmation> confirmation;
  private final Json.Members members;
  private final ClaimShape shape;

  /** Made when first asked for; whichever thread does so first, it makes the same. */
  private @Nullable Set<String> permissions;

  private @Nullable Set<String> roles;

  VerifiedToken(Jwt jwt, ClaimShape shape) {
    this(jwt.keyId(), jwt.algorithm(), jwt.claims(), shape);
  }

  private VerifiedToken(
      Optional<String> keyId, String algorithm, Json.Members claims, ClaimShape shape) {
    this.keyId = keyId;
    this.algorithm = algorithm;
    this.claims = new Claims(claims);
    this.confirmation = Confirmation.in(claims);
    this.members = claims;
    this.shape = shape;
  }

  /** One that its issuer vouched for when it was asked, and which is as the policy says. */
  static VerifiedToken vouchedFor(Json.Members answer, TokenPolicy policy) {
    Map<String, Json> claims = new LinkedHashMap<>(answer.byName());
    claims.putIfAbsent("iss", new Json.Text(policy.issuer()));
    answer.get("client_id").ifPresent(client -> claims.putIfAbsent("sub", client));
    return new VerifiedToken(
        Optional.empty(),
        INTROSPECTED,
        new Json.Members(Collections.unmodifiableMap(claims)),
        policy.shape());
  }

  /** The {@code sub} claim. */
  public String subject() {
    return claims.text("sub").orElseThrow();
  }

  /**
   * The application that asked for the token: {@code azp}, {@code client_id} (RFC 9068), Okta's
   * {@code cid} or {@code appid} of Entra ID's version 1, whichever is there first.
   */
  public Optional<String> clientId() {
    return CLIENT_IDS.stream().flatMap(claim -> claims.text(claim).stream()).findFirst();
  }

  /**
   * Whether an application calls for itself, with no user behind it (RFC 9068 section 2.2): the
   * {@code sub} is its own client id, bare or as Auth0 writes it, {@code CLIENT_ID@clients}; or the
   * provider says so in its own way, as Auth0 by {@code gty}, Entra ID by {@code idtyp} or by a
   * {@code sub} that is the {@code oid} of a token without {@code scp}, Keycloak by the name of a
   * service account.
   */
  public boolean isOfApplication() {
    String subject = subject();
    return subject.endsWith("@clients")
        || CLIENT_IDS.stream().anyMatch(claim -> is(claim, subject))
        || is("gty", "client-credentials")
        || is("idtyp", "app")
        || (is("oid", subject) && !claims.has("scp"))
        || claims
            .text("preferred_username")
            .filter(n -> n.startsWith("service-account-"))
            .isPresent();
  }

  private boolean is(String claim, String value) {
    return claims.text(claim).filter(value::equals).isPresent();
  }

  /**
   * What the token permits: {@code scope} and Auth0's {@code permissions} together, or what stands
   * in the claims that the guard was told to read instead.
   */
  public Set<String> permissions() {
    Set<String> known = permissions;
    if (known == null) {
      known = shape.permissions(members);
      permissions = known;
    }
    return known;
  }

  /**
   * Whether it permits this: the permission is among {@link #permissions}, or one that stands for
   * it is, where the guard honours such.
   */
  public boolean permits(String permission) {
    return permissions().contains(permission)
        || (shape.honoursWildcards() && Wildcards.grant(permissions(), permission));
  }

  /** The roles in the claims that the guard was told to read; none if it was told of no claim. */
  public Set<String> roles() {
    Set<String> known = roles;
    if (known == null) {
      known = shape.roles(members);
      roles = known;
    }
    return known;
  }

  /** The {@code iss} claim; of an introspected token that does not say it, who was asked. */
  public String issuer() {
    return claims.text("iss").orElseThrow();
  }

  /** The {@code aud} claim, one or several; none only if the settings tolerate that. */
  public List<String> audiences() {
    return claims.texts("aud").orElse(List.of());
  }

  /** The {@code exp} claim. */
  public Instant expiresAt() {
    return claims.time("exp").orElseThrow();
  }

  /** The {@code iat} claim. */
  public Optional<Instant> issuedAt() {
    return claims.time("iat");
  }

  /** The {@code jti} claim. */
  public Optional<String> id() {
    return claims.text("jti");
  }

  /** The {@code kid} of the key that signed it. */
  public Optional<String> keyId() {
    return keyId;
  }

  /**
   * The algorithm that signed it, as in {@code RS256}; {@code introspection} if it is no JWT and
   * its issuer vouched for it.
   */
  public String algorithm() {
    return algorithm;
  }

  /** What only its owner can show, by {@code cnf}; empty if whoever holds the token may use it. */
  public Optional<Confirmation> confirmation() {
    return confirmation;
  }

  /** All claims. */
  public Claims claims() {
    return claims;
  }

  /** The subject, and nothing that could be used to call anybody. */
  @Override
  public String toString() {
    return "VerifiedToken[subject=" + new Finding(Check.SUBJECT, "", subject()).found() + "]";
  }
}
