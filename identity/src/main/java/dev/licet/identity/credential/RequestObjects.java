package dev.licet.identity.credential;

import static java.util.stream.Collectors.toMap;

import dev.licet.identity.credential.RequestObjectVerdict.Accepted;
import dev.licet.identity.credential.RequestObjectVerdict.Refused;
import dev.licet.identity.shared.Issuer;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.springframework.stereotype.Service;
import tools.jackson.databind.JsonNode;

/**
 * Judges the JWTs in which applications put a whole request to {@code /authorize}: form, algorithm,
 * key, signature, kind, times, audience, issuer. One that has a {@code jti} is used up by it.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc9101#section-6">RFC 9101, 6</a>
 */
@Service
public class RequestObjects {
  /** What clocks may differ. */
  private static final Duration LEEWAY = Duration.ofSeconds(60);

  /** An hour, as FAPI 2.0 has it: who finds one in a log has nothing for long. */
  private static final Duration LONGEST = Duration.ofHours(1).plus(LEEWAY);

  /** Farther off than any clock, and within what an {@link Instant} holds. */
  private static final double LAST_SECOND = 1e11;

  /** How one gets here. */
  public enum Way {
    /** With a browser, or ahead of it: whoever finds it in a log could send it again. */
    SENT,
    /** Fetched from where its application keeps it, which can take it away at any time. */
    PUBLISHED
  }

  private static final int LONGEST_JTI = 255;
  private static final Set<String> TYPES =
      Set.of("", "jwt", "oauth-authz-req+jwt", "application/oauth-authz-req+jwt");

  private final Credentials credentials;
  private final SpentAssertions spent;
  private final Issuer issuer;
  private final Clock clock;

  RequestObjects(Credentials credentials, SpentAssertions spent, Issuer issuer, Clock clock) {
    this.credentials = credentials;
    this.spent = spent;
    this.issuer = issuer;
    this.clock = clock;
  }

  /** What one may be signed by, as discovery names it. */
  public static List<String> algorithms() {
    return PublicKeyText.ALGORITHMS.stream().map(Enum::name).toList();
  }

  /**
   * Judges one.
   *
   * @param wireId the client id that it must bear
   * @param ids the credentials whose keys may have signed it; none for those that the application
   *     authenticates with
   */
  public RequestObjectVerdict judge(
      String clientId, String wireId, List<String> ids, String text, Way way) {
    var read = SignedJwt.read(text);
    if (read.isEmpty()) {
      return new Refused("The request object is not a signed JWT");
    }
    var jwt = read.get();
    if (jwt.algorithm().filter(PublicKeyText.ALGORITHMS::contains).isEmpty()) {
      return new Refused(
          "The request object must be signed by one of " + String.join(", ", algorithms()));
    }
    if (!jwt.isSignedByOneOf(credentials.signingRequests(clientId, ids))) {
      return new Refused("The request object is not signed by a key of this client");
    }
    return judgeSigned(wireId, jwt, way);
  }

  private RequestObjectVerdict judgeSigned(String clientId, SignedJwt jwt, Way way) {
    return Stream.of(kind(jwt), times(jwt.claims(), way), parties(clientId, jwt.claims()))
        .flatMap(Optional::stream)
        .findFirst()
        .<RequestObjectVerdict>map(Refused::new)
        .orElseGet(() -> spendOnce(clientId, jwt.claims()));
  }

  /** A client assertion is none, nor can what is one be taken for an assertion. */
  private static Optional<String> kind(SignedJwt jwt) {
    return TYPES.contains(jwt.type().toLowerCase(Locale.ROOT))
        ? Optional.empty()
        : Optional.of("This JWT is not a request object: its typ must be oauth-authz-req+jwt");
  }

  private Optional<String> times(JsonNode claims, Way way) {
    var now = clock.instant();
    return way == Way.PUBLISHED && !claims.has("exp")
        ? notYet(claims, now)
        : end(claims, now).or(() -> notYet(claims, now));
  }

  private static Optional<String> end(JsonNode claims, Instant now) {
    var expiry = time(claims, "exp");
    if (expiry.isEmpty()) {
      return Optional.of("The request object needs an exp");
    }
    if (!now.isBefore(expiry.get())) {
      return Optional.of("The request object has expired");
    }
    if (expiry.get().isAfter(now.plus(LONGEST))) {
      return Optional.of("The request object lives too long: at most one hour");
    }
    return Optional.empty();
  }

  private static Optional<String> notYet(JsonNode claims, Instant now) {
    return Stream.of("nbf", "iat")
        .filter(claims::has)
        .filter(
            name -> time(claims, name).filter(from -> !from.isAfter(now.plus(LEEWAY))).isEmpty())
        .findFirst()
        .map(_ -> "The request object is not valid yet");
  }

  private Optional<String> parties(String clientId, JsonNode claims) {
    if (!text(claims.path("iss")).equals(clientId)
        || !text(claims.path("client_id")).equals(clientId)) {
      return Optional.of("The request object must have the client id as iss and as client_id");
    }
    if (!audiences(claims.path("aud")).contains(issuer.url())) {
      return Optional.of("The request object must have the aud " + issuer.url());
    }
    if (text(claims.path("sub")).equals(clientId)) {
      return Optional.of("The request object must not have the client id as sub (RFC 9101, 10.8)");
    }
    return Stream.of("request", "request_uri")
        .filter(claims::has)
        .findFirst()
        .map(name -> "The request object must not hold a " + name);
  }

  private RequestObjectVerdict spendOnce(String clientId, JsonNode claims) {
    if (claims.has("jti")) {
      var jti = text(claims.path("jti"));
      if (jti.isEmpty() || jti.length() > LONGEST_JTI) {
        return new Refused("The jti of a request object has 1 to 255 characters");
      }
      var end = time(claims, "exp").orElse(clock.instant().plus(LONGEST));
      if (!spent.spend(clientId + "\nrequest", jti, end)) {
        return new Refused("The request object was used before");
      }
    }
    return new Accepted(
        claims.properties().stream().collect(toMap(Map.Entry::getKey, Map.Entry::getValue)));
  }

  private static List<String> audiences(JsonNode aud) {
    return aud.isArray()
        ? aud.valueStream().map(RequestObjects::text).toList()
        : List.of(text(aud));
  }

  /** Numbers are no texts. */
  private static String text(JsonNode value) {
    return value.stringValueOpt().orElse("");
  }

  private static Optional<Instant> time(JsonNode claims, String name) {
    var value = claims.path(name);
    return value.isNumber() && Math.abs(value.doubleValue()) < LAST_SECOND
        ? Optional.of(Instant.ofEpochMilli((long) (value.doubleValue() * 1_000)))
        : Optional.empty();
  }
}
