package dev.licet.guard;

import dev.licet.guard.introspection.AskedIssuer;
import dev.licet.guard.introspection.Introspection;
import dev.licet.guard.keys.KeyFile;
import dev.licet.guard.keys.KeySet;
import dev.licet.guard.keys.KeySource;
import dev.licet.guard.keys.Provider;
import dev.licet.guard.keys.SignatureAlgorithm;
import dev.licet.guard.token.ClaimShape;
import dev.licet.guard.token.TokenPolicy;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * What a builder collected about one issuer, and whether it makes sense; messages name settings as
 * users do.
 */
final class IssuerSettings {
  private static final Duration MAX_LEEWAY = Duration.ofSeconds(60);
  private static final Duration LEAST_AGE = Duration.ofMinutes(1);

  /** As long as keys outlive their provider in memory. */
  private static final Duration GREATEST_AGE = Duration.ofDays(1);

  Optional<String> domain = Optional.empty();
  Optional<String> issuer = Optional.empty();
  List<String> audiences = List.of();
  Optional<List<String>> algorithms = Optional.empty();
  Optional<Path> caFile = Optional.empty();
  Optional<Duration> expiryLeeway = Optional.empty();
  ClaimShape shape = ClaimShape.USUAL;
  Optional<Supplier<KeySet>> keys = Optional.empty();
  Optional<KeyFile> lastKnownGood = Optional.empty();
  Optional<Introspection> introspection = Optional.empty();
  boolean plainHttpOnLoopback;

  /** The first setting of these that was made, as a clause that quotes it; empty if none was. */
  Optional<String> made() {
    return Stream.of(
            domain.map(d -> "AUTH0_DOMAIN / licet.domain is '" + d + "'"),
            issuer.map(i -> "licet.issuer is '" + i + "'"),
            Optional.of("API_IDENTIFIER / licet.audience is '" + String.join(",", audiences) + "'")
                .filter(a -> !audiences.isEmpty()),
            algorithms.map(a -> "ALGORITHMS / licet.algorithms is '" + String.join(",", a) + "'"),
            caFile.map(f -> "LICET_CA_FILE / licet.ca-file is '" + f + "'"),
            expiryLeeway.map(l -> "licet.expiry-leeway is '" + l + "'"),
            Optional.of("the shape of claims is " + shape).filter(s -> shape != ClaimShape.USUAL),
            lastKnownGood.map(f -> "licet.last-known-good-file is '" + f.path() + "'"),
            introspection.map(i -> "introspection is " + i),
            keys.map(k -> "keys held in this process are given"),
            Optional.of("plain http is allowed on loopback").filter(p -> plainHttpOnLoopback))
        .flatMap(Optional::stream)
        .findFirst();
  }

  /** The issuer that these settings describe. */
  TrustedIssuer trusted() {
    TokenPolicy policy =
        new TokenPolicy(
            checkedIssuer(), checkedAudiences(), checkedAlgorithms(), checkedLeeway(), shape);
    return new TrustedIssuer(
        policy,
        keyOrigin(policy.issuer()),
        asked(policy.issuer()),
        lastKnownGood.map(KeyFile::path));
  }

  private TrustedIssuer.KeyOrigin keyOrigin(String url) {
    if (keys.isEmpty()) {
      Provider provider = Provider.of(url, caFile, plainHttpOnLoopback, checkedFile());
      return provider::start;
    }
    if (caFile.isPresent() && introspection.isEmpty()) {
      throw new IllegalArgumentException(
          "LICET_CA_FILE / licet.ca-file is '"
              + caFile.get()
              + "', but the keys are held in this process and nothing is fetched: leave one out");
    }
    lastKnownGood.ifPresent(file -> {
      throw new IllegalArgumentException(
          "licet.last-known-good-file is '"
              + file.path()
              + "', but the keys are held in this process and nothing is fetched: leave one out");
    });
    Supplier<KeySet> held = keys.get();
    return (clock, events) -> KeySource.heldInProcess(held);
  }

  private Optional<AskedIssuer> asked(String url) {
    return introspection.map(how -> new AskedIssuer(how, url, caFile, plainHttpOnLoopback));
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
    for (String algorithm : algorithms.orElse(List.of("RS256"))) {
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
    Duration leeway = expiryLeeway.orElse(Duration.ZERO);
    if (leeway.isNegative() || leeway.compareTo(MAX_LEEWAY) > 0) {
      throw new IllegalArgumentException(
          "licet.expiry-leeway is '" + leeway + "': expected 0 to 60 seconds");
    }
    return leeway;
  }

  private Optional<KeyFile> checkedFile() {
    lastKnownGood.ifPresent(IssuerSettings::requireUsable);
    return lastKnownGood;
  }

  private static void requireUsable(KeyFile file) {
    Duration age = file.maxAge();
    if (age.compareTo(LEAST_AGE) < 0 || age.compareTo(GREATEST_AGE) > 0) {
      throw new IllegalArgumentException(
          "licet.last-known-good-max-age is '" + age + "': expected 1 minute to 1 day");
    }
    Path folder = file.path().toAbsolutePath().getParent();
    if (folder == null || !Files.isWritable(folder) || Files.isDirectory(file.path())) {
      throw new IllegalArgumentException(
          "licet.last-known-good-file is '"
              + file.path()
              + "': expected a file in a folder that exists and may be written");
    }
  }
}
