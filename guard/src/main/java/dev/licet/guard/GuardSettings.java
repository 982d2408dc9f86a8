package dev.licet.guard;

import dev.licet.guard.dpop.Dpop;
import dev.licet.guard.proxy.TrustedProxies;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/** What a builder collected, and whether it makes sense; messages name settings as users do. */
final class GuardSettings {
  private static final int USUALLY_REMEMBERED = 131_072;
  private static final int MAX_REMEMBERED = 16_777_216;

  /** What one token of usual size takes, its text, its claims and its place together. */
  private static final int BYTES_OF_ONE = 3 * 1024;

  /** The one issuer, where it is described on the guard's own builder. */
  final IssuerSettings only = new IssuerSettings();

  Optional<Issuers> issuers = Optional.empty();
  OptionalInt rememberedTokens = OptionalInt.empty();
  Optional<ResourceMetadata> resourceMetadata = Optional.empty();
  Clock clock = Clock.systemUTC();
  final List<GuardObserver> observers = new ArrayList<>();
  Optional<Dpop> dpop = Optional.empty();
  List<String> trustedProxies = List.of();
  boolean mutualTls;
  boolean tokenInForm;
  boolean tokenInQuery;

  /** Where a call's token is looked for. */
  CredentialReader credentials() {
    if (dpop.filter(Dpop::isRequired).isPresent() && (tokenInForm || tokenInQuery)) {
      throw new IllegalArgumentException(
          (tokenInForm
                  ? "LICET_TOKEN_IN_FORM / licet.token-in-form"
                  : "LICET_TOKEN_IN_QUERY / licet.token-in-query")
              + " is 'true', but LICET_DPOP_MODE / licet.dpop.mode is 'required': a token with a"
              + " proof comes in the Authorization header only, so leave one of the two out");
    }
    return new CredentialReader(dpop.isPresent(), tokenInForm, tokenInQuery);
  }

  /** How a bound token's owner is told from a thief. */
  Binding binding() {
    return new Binding(dpop, TrustedProxies.at(trustedProxies), mutualTls, clock);
  }

  /** What every refused caller is told. */
  Challenge challenge() {
    return new Challenge(
        dpop.filter(Dpop::isRequired).isEmpty(),
        dpop.map(Dpop::algorithmNames),
        resourceMetadata.map(r -> Map.of("resource_metadata", r.uri())).orElse(Map.of()),
        Optional.empty());
  }

  /** What this API tells clients about itself, if it does. */
  Optional<MetadataDocument> metadataDocument() {
    List<String> methods = new ArrayList<>(List.of("header"));
    if (tokenInForm) {
      methods.add("body");
    }
    if (tokenInQuery) {
      methods.add("query");
    }
    return resourceMetadata.map(
        said -> new MetadataDocument(said, challenge(), List.copyOf(methods), mutualTls));
  }

  /** Whose tokens are taken: the issuers given, or the only one. */
  Issuers trusted() {
    if (issuers.isEmpty()) {
      return Issuers.of(only.trusted());
    }
    only.made()
        .ifPresent(setting -> {
          throw new IllegalArgumentException(
              setting
                  + ", but this guard trusts the issuers given, "
                  + issuers.get()
                  + ": make the setting on each of them");
        });
    return issuers.get();
  }

  SeenTokens seenTokens() {
    return new SeenTokens(clock, rememberedTokens(), dpop.isPresent() || mutualTls);
  }

  /** How many tokens to remember: what was set, or what there is room for. */
  private int rememberedTokens() {
    int set = rememberedTokens.orElseGet(() -> defaultRemembered(Runtime.getRuntime().maxMemory()));
    if (set < 0 || set > MAX_REMEMBERED) {
      throw new IllegalArgumentException(
          "licet.remembered-tokens is '" + set + "': expected 0 to " + MAX_REMEMBERED);
    }
    return set;
  }

  static int defaultRemembered(long heap) {
    return (int) Math.min(USUALLY_REMEMBERED, heap / 8 / BYTES_OF_ONE);
  }
}
