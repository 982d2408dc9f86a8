package dev.licet.guard;

import dev.licet.guard.keys.KeySet;
import dev.licet.guard.keys.KeySource;
import dev.licet.guard.keys.RemoteKeySet;
import dev.licet.guard.keys.SignatureAlgorithm;
import dev.licet.guard.token.ClaimShape;
import dev.licet.guard.token.TokenPolicy;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/** What a builder collected, and whether it makes sense; messages name settings as users do. */
final class GuardSettings {
  private static final Duration MAX_LEEWAY = Duration.ofSeconds(60);

  Optional<String> domain = Optional.empty();
  Optional<String> issuer = Optional.empty();
  List<String> audiences = List.of();
  List<String> algorithms = List.of("RS256");
  Optional<Path> caFile = Optional.empty();
  Duration expiryLeeway = Duration.ZERO;
  ClaimShape shape = ClaimShape.USUAL;
  Clock clock = Clock.systemUTC();
  Optional<Supplier<KeySet>> keys = Optional.empty();
  boolean plainHttpOnLoopback;

  Clock clock() {
    return clock;
  }

  TokenPolicy policy() {
    return new TokenPolicy(
        checkedIssuer(), checkedAudiences(), checkedAlgorithms(), checkedLeeway(), shape);
  }

  /**
   * Where keys come from; looks at every other setting first, so that a wrong one starts nothing.
   */
  KeySource keySource() {
    String from = policy().issuer();
    if (keys.isEmpty()) {
      return RemoteKeySet.start(from, caFile, plainHttpOnLoopback, clock);
    }
    if (caFile.isPresent()) {
      throw new IllegalArgumentException(
          "LICET_CA_FILE / licet.ca-file is '"
              + caFile.get()
              + "', but the keys are held in this process and nothing is fetched: leave one out");
    }
    return KeySource.heldInProcess(keys.get());
  }

  private String checkedIssuer() {
    if (domain.isPresent() && issuer.isPresent()) {
      throw new IllegalArgumentException(
          "AUTH0_DOMAIN / licet.domain is '"
              + domain.get()
              + "' and licet.issuer is '"
              + issuer.get()
              + "': set only one of the two");
    }
    if (issuer.isPresent()) {
      return IssuerUrl.checked(issuer.get(), plainHttpOnLoopback);
    }
    if (domain.isEmpty() || domain.get().isBlank()) {
      throw new IllegalArgumentException(
          "AUTH0_DOMAIN / licet.domain is missing: it names the identity provider by its bare"
              + " domain, such as tenant.eu.auth0.com or localhost:9443");
    }
    return IssuerUrl.ofDomain(domain.get());
  }

  private Set<String> checkedAudiences() {
    if (audiences.isEmpty() || audiences.stream().allMatch(String::isBlank)) {
      throw new IllegalArgumentException(
          "API_IDENTIFIER / licet.audience is missing: it is the identifier of this API as the"
              + " identity provider knows it, such as https://hello-api");
    }
    for (String audience : audiences) {
      if (audience.isBlank() || !audience.equals(audience.strip())) {
        throw new IllegalArgumentException(
            "API_IDENTIFIER / licet.audience contains '"
                + audience
                + "': expected an identifier without space around it");
      }
    }
    return Set.copyOf(new LinkedHashSet<>(audiences));
  }

  private Set<SignatureAlgorithm> checkedAlgorithms() {
    Set<SignatureAlgorithm> checked = EnumSet.noneOf(SignatureAlgorithm.class);
    for (String algorithm : algorithms) {
      checked.add(SignatureAlgorithm.named(algorithm).orElseThrow(() -> wrongAlgorithm(algorithm)));
    }
    if (checked.isEmpty()) {
      throw wrongAlgorithm("");
    }
    return checked;
  }

  private static IllegalArgumentException wrongAlgorithm(String algorithm) {
    return new IllegalArgumentException(
        "ALGORITHMS / licet.algorithms contains '"
            + algorithm
            + "': expected one or more of "
            + List.of(SignatureAlgorithm.values())
            + (algorithm.startsWith("HS")
                ? "; with a symmetric algorithm every API could forge tokens"
                : ""));
  }

  private Duration checkedLeeway() {
    if (expiryLeeway.isNegative() || expiryLeeway.compareTo(MAX_LEEWAY) > 0) {
      throw new IllegalArgumentException(
          "licet.expiry-leeway is '" + expiryLeeway + "': expected 0 to 60 seconds");
    }
    return expiryLeeway;
  }
}
