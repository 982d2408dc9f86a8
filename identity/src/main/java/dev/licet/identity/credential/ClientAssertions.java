package dev.licet.identity.credential;

import dev.licet.guard.token.Check;
import dev.licet.guard.token.UnverifiedJwt;
import dev.licet.guard.token.Verdict;
import dev.licet.guard.token.VerifiedToken;
import dev.licet.identity.credential.AssertionVerdict.Accepted;
import dev.licet.identity.credential.AssertionVerdict.Refused;
import dev.licet.identity.shared.FieldChecks;
import dev.licet.identity.shared.Issuer;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Service;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * Judges the JWTs by which applications prove who they are, with Guard's own verifier: form,
 * algorithm, key, signature, kind, times, audience, issuer. The last step uses it up, so that
 * whoever overhears one has nothing.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc7523#section-3">RFC 7523, 3</a>
 */
@Service
public class ClientAssertions {
  /** The {@code client_assertion_type} of these. */
  public static final String TYPE = "urn:ietf:params:oauth:client-assertion-type:jwt-bearer";

  /** Auth0's five minutes, and what clocks may differ. */
  private static final Duration LONGEST = Duration.ofMinutes(5).plusSeconds(60);

  private static final int LONGEST_JTI = 255;
  private static final String INVALID = "The client assertion is not valid";
  private static final JsonMapper JSON = JsonMapper.builder().build();

  private final Credentials credentials;
  private final KeyAddresses addresses;
  private final SpentAssertions spent;
  private final Set<String> audiences;
  private final String expectedAudience;
  private final Clock clock;

  ClientAssertions(
      Credentials credentials,
      KeyAddresses addresses,
      SpentAssertions spent,
      Issuer issuer,
      Clock clock) {
    this.credentials = credentials;
    this.addresses = addresses;
    this.spent = spent;
    this.audiences = Set.of(issuer.url(), issuer.url() + "oauth/token");
    this.expectedAudience = issuer.url();
    this.clock = clock;
  }

  /** What one may be signed by, as discovery names it. */
  public static List<String> algorithms() {
    return PublicKeyText.ALGORITHMS.stream().map(Enum::name).toList();
  }

  /** The application that it claims to come from, be it true or not. */
  public static Optional<String> claimedClient(String assertion) {
    try {
      var subject = JSON.readTree(UnverifiedJwt.parse(assertion).claimsJson()).path("sub");
      return subject.stringValueOpt().filter(FieldChecks::isLine);
    } catch (IllegalArgumentException | JacksonException _) {
      return Optional.empty();
    }
  }

  /** The answer if there is no such application, or it has no keys: it tells nothing of that. */
  public static Refused unknownClient() {
    return new Refused(INVALID);
  }

  /**
   * Judges one. It is accepted once.
   *
   * @param wireId the client id that it must bear
   */
  public AssertionVerdict judge(String clientId, String wireId, String assertion) {
    addresses.refresh(clientId, KeyAddresses.OLD);
    return byKnownKeys(clientId, wireId, assertion)
        .or(() ->
            addresses.refresh(clientId, KeyAddresses.OFTEN)
                ? byKnownKeys(clientId, wireId, assertion)
                : Optional.empty())
        .orElseGet(() -> new Refused(INVALID));
  }

  /** Empty if it was signed by none of them. */
  private Optional<AssertionVerdict> byKnownKeys(String clientId, String wireId, String assertion) {
    for (var key : credentials.usable(clientId)) {
      switch (key.verifier(wireId, audiences, clock).verify(assertion)) {
        case Verdict.Verified verified -> {
          return Optional.of(judge(clientId, wireId, verified.token()));
        }
        case Verdict.Rejected rejected -> {
          if (rejected.finding().check().compareTo(Check.SIGNATURE) > 0) {
            return Optional.of(new Refused(why(rejected.finding().check())));
          }
        }
      }
    }
    return Optional.empty();
  }

  private AssertionVerdict judge(String clientId, String wireId, VerifiedToken token) {
    var jti = token.id().filter(id -> !id.isEmpty() && id.length() <= LONGEST_JTI);
    if (!token.subject().equals(wireId)) {
      return new Refused(why(Check.SUBJECT));
    }
    if (!audiences.containsAll(token.audiences())) {
      return new Refused(why(Check.AUDIENCE));
    }
    if (token.expiresAt().isAfter(clock.instant().plus(LONGEST))) {
      return new Refused("The client assertion lives too long: at most 5 minutes");
    }
    if (jti.isEmpty()) {
      return new Refused("The client assertion needs a jti of 1 to 255 characters");
    }
    return spent.spend(clientId, jti.get(), token.expiresAt())
        ? new Accepted()
        : new Refused("The client assertion was used before");
  }

  /** Of one that the application did sign. */
  private String why(Check failed) {
    return switch (failed) {
      case TYPE -> "This JWT is not a client assertion";
      case NOT_BEFORE, ISSUED_AT -> "The client assertion is not valid yet";
      case EXPIRY_STATED -> "The client assertion needs an exp";
      case EXPIRY -> "The client assertion has expired";
      case AUDIENCE -> "The client assertion must have the aud " + expectedAudience;
      case ISSUER, SUBJECT -> "The client assertion must have the client id as iss and as sub";
      default -> INVALID;
    };
  }
}
