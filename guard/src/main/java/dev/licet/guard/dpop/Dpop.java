package dev.licet.guard.dpop;

import dev.licet.guard.keys.SignatureAlgorithm;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * How an API takes access tokens that are bound to a key (RFC 9449). Immutable: each method gives a
 * new object.
 *
 * <p>A token that is bound to a key is never taken without a proof, whatever is set here.
 */
public final class Dpop {
  private static final Duration MAX_LIFETIME = Duration.ofMinutes(10);
  private static final int MIN_SECRET_OCTETS = 32;
  private static final int PROOFS_IN_MEMORY = 200_000;

  private final boolean required;
  private final Set<SignatureAlgorithm> algorithms;
  private final Duration proofLifetime;
  private final Optional<byte[]> nonceSecret;
  private final Optional<ReplayStore> replayStore;

  private Dpop(
      boolean required,
      Set<SignatureAlgorithm> algorithms,
      Duration proofLifetime,
      Optional<byte[]> nonceSecret,
      Optional<ReplayStore> replayStore) {
    this.required = required;
    this.algorithms = Collections.unmodifiableSet(algorithms);
    this.proofLifetime = proofLifetime;
    this.nonceSecret = nonceSecret;
    this.replayStore = replayStore;
  }

  private static Dpop of(boolean required) {
    return new Dpop(
        required,
        EnumSet.allOf(SignatureAlgorithm.class),
        Duration.ofSeconds(60),
        Optional.empty(),
        Optional.empty());
  }

  /** Tokens that are bound to a key are taken with a proof; others go on as Bearer tokens. */
  public static Dpop accepted() {
    return of(false);
  }

  /** Only tokens that are bound to a key are taken, with a proof. */
  public static Dpop required() {
    return of(true);
  }

  /**
   * The signature algorithms of proofs, by their names; every one that Guard knows if not called.
   *
   * @throws IllegalArgumentException if there is none, or one that Guard does not know
   */
  public Dpop algorithms(List<String> names) {
    Set<SignatureAlgorithm> known = EnumSet.noneOf(SignatureAlgorithm.class);
    for (String name : names) {
      known.add(SignatureAlgorithm.named(name).orElseThrow(() -> wrongAlgorithm(name)));
    }
    if (known.isEmpty()) {
      throw wrongAlgorithm("");
    }
    return new Dpop(required, known, proofLifetime, nonceSecret, replayStore);
  }

  private static IllegalArgumentException wrongAlgorithm(String name) {
    return new IllegalArgumentException(
        "licet.dpop.algorithms contains '"
            + name
            + "': expected one or more of "
            + List.of(SignatureAlgorithm.values()));
  }

  /**
   * How old a proof may be by its {@code iat}, beside the 60 seconds that clocks may differ either
   * way: 1 second to 10 minutes, 60 seconds if not called.
   *
   * @throws IllegalArgumentException if it is less or more
   */
  public Dpop proofLifetime(Duration lifetime) {
    if (lifetime.compareTo(Duration.ofSeconds(1)) < 0 || lifetime.compareTo(MAX_LIFETIME) > 0) {
      throw new IllegalArgumentException(
          "licet.dpop.proof-lifetime is '" + lifetime + "': expected 1 second to 10 minutes");
    }
    return new Dpop(required, algorithms, lifetime, nonceSecret, replayStore);
  }

  /**
   * Every proof must hold a nonce of this API (RFC 9449 section 9), which changes every five
   * minutes, so that proofs cannot be made in advance. For an API of one node: its secret is made
   * now and known to nobody else.
   */
  public Dpop demandingNonce() {
    byte[] secret = new byte[MIN_SECRET_OCTETS];
    new SecureRandom().nextBytes(secret);
    return demandingNonce(secret);
  }

  /**
   * The same for an API of several nodes: those that are given the same secret take each other's
   * nonces.
   *
   * @param secret at least 32 random octets
   * @throws IllegalArgumentException if there are fewer
   */
  public Dpop demandingNonce(byte[] secret) {
    if (secret.length < MIN_SECRET_OCTETS) {
      throw new IllegalArgumentException(
          "licet.dpop.nonce-secret has "
              + secret.length
              + " octets: expected at least "
              + MIN_SECRET_OCTETS
              + " random ones");
    }
    return new Dpop(required, algorithms, proofLifetime, Optional.of(secret.clone()), replayStore);
  }

  /** Remembers used proofs there; in the memory of this process, up to 200,000, if not called. */
  public Dpop replayStore(ReplayStore store) {
    return new Dpop(required, algorithms, proofLifetime, nonceSecret, Optional.of(store));
  }

  /** Whether a token that is not bound to a key is refused. */
  public boolean isRequired() {
    return required;
  }

  /** The accepted signature algorithms of proofs, separated by spaces. */
  public String algorithmNames() {
    return algorithms.stream().map(Enum::name).collect(Collectors.joining(" "));
  }

  /** A verifier that judges proofs so, by this clock. */
  public ProofVerifier verifier(Clock clock) {
    return new ProofVerifier(
        new ProofPolicy(algorithms, proofLifetime.toMillis(), nonceSecret.map(Nonces::new)),
        replayStore.orElseGet(() -> ReplayStore.inMemory(PROOFS_IN_MEMORY, clock)),
        clock);
  }
}
