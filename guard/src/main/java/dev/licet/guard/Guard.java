package dev.licet.guard;

import dev.licet.guard.CallDecided.TokenJudged;
import dev.licet.guard.Credentials.Flawed;
import dev.licet.guard.Credentials.Presented;
import dev.licet.guard.dpop.Dpop;
import dev.licet.guard.introspection.Introspection;
import dev.licet.guard.introspection.Introspector;
import dev.licet.guard.keys.KeyEvents;
import dev.licet.guard.keys.KeyHealth;
import dev.licet.guard.token.JwtVerifiers;
import dev.licet.guard.token.Verdict;
import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * Verifies the access token of each call and decides. Built once, immutable, safe for any number of
 * threads; closing it ends the background refresh of the provider's keys.
 */
public final class Guard implements AutoCloseable {
  private final Issuers issuers;
  private final Trusting trusting;
  private final JwtVerifiers verifiers = new JwtVerifiers();
  private final SeenTokens seen;
  private final Rights rights;
  private final Observers observers;
  private final boolean knowsRoles;
  private final CredentialReader credentials;
  private final Binding binding;
  private final Challenge challenge;
  private final TokenVerifier tokens;
  private final Optional<MetadataDocument> metadata;

  private Guard(Issuers issuers, GuardSettings settings) {
    this.issuers = issuers;
    this.observers = new Observers(settings.observers);
    this.tokens = new TokenVerifier(verifiers);
    this.trusting = new Trusting(tokens, settings.clock, observers);
    this.seen = settings.seenTokens();
    this.rights = new Rights(settings.clock);
    this.knowsRoles = settings.issuers.isPresent() || settings.only.shape.hasRoles();
    this.credentials = settings.credentials();
    this.binding = settings.binding();
    this.challenge = settings.challenge();
    this.metadata = settings.metadataDocument();
    issuers.follow(trusting);
  }

  /** Has a verifier for every issuer that is trusted. */
  private record Trusting(TokenVerifier tokens, Clock clock, KeyEvents events)
      implements Issuers.Follower {
    @Override
    public void trust(TrustedIssuer issuer) {
      tokens.trust(issuer, issuer.keys(clock, events), clock);
    }

    @Override
    public void distrust(String issuerUrl) {
      tokens.distrust(issuerUrl);
    }
  }

  /** A builder. It needs a domain or an issuer, and an audience; or several issuers. */
  public static Builder builder() {
    return new Builder(new GuardSettings());
  }

  /**
   * Looks whether anybody could meet this rule with the settings of this guard; for adapters, which
   * know the rules of all routes before the first call.
   *
   * @throws IllegalArgumentException if nobody could: it asks for a role, but the guard was not
   *     told where roles stand
   */
  public void requireMeetable(Rule rule) {
    if (!knowsRoles && RuleText.asksForRoles(rule)) {
      throw new IllegalArgumentException(
          "licet.role-claims is missing, so nobody has a role, but a route asks for "
              + rule.inWords());
    }
  }

  /**
   * The document by which this API tells clients where to get a token and what for (RFC 9728), for
   * adapters to serve to anybody at {@link ResourceMetadata#path}; empty if the guard was not told
   * of {@link Builder#resourceMetadata}.
   *
   * @param rules those of all routes: what they ask for is {@code scopes_supported}
   */
  public Optional<Answer> metadataDocument(Collection<Rule> rules) {
    return metadata.map(document -> document.answer(issuers.urls(), rules));
  }

  /** What this API tells clients about itself, if it does: see {@link #metadataDocument}. */
  public Optional<ResourceMetadata> resourceMetadata() {
    return metadata.map(MetadataDocument::metadata);
  }

  /**
   * Decides one call under the rule of its route. Nothing that a caller sends makes it throw: what
   * cannot be decided is a refusal of status 503.
   *
   * <p>It waits for nothing, with three exceptions: for the very first keys, and for a key that is
   * not known yet, 5 seconds at most, the latter once in half a minute; and for the issuer of a
   * token that is no JWT, as long as {@link Introspection.Builder#timeout} says.
   *
   * @param call the call; only what the check needs of it is asked for
   * @param rule who may call this route
   */
  public Decision check(HttpCall call, Rule rule) {
    return check(call, rule, Optional.empty());
  }

  /**
   * Decides anew about a call that this guard has permitted, as it goes on within the application
   * to a place with another rule. Its credentials are not looked at again: a DPoP proof serves only
   * once.
   */
  public Decision recheck(Permit permit, HttpCall call, Rule rule) {
    return check(call, rule, Optional.of(permit).filter(p -> p.caller().isPresent()));
  }

  private Decision check(HttpCall call, Rule rule, Optional<Permit> before) {
    return observers.isEmpty()
        ? decide(call, rule, before, Notes.NOBODY)
        : observed(call, rule, before);
  }

  private Decision observed(HttpCall call, Rule rule, Optional<Permit> before) {
    Notes notes = new Notes();
    long start = System.nanoTime();
    Decision decision = decide(call, rule, before, notes);
    observers.decided(notes.decided(call, rule, decision, System.nanoTime() - start));
    return decision;
  }

  private Decision decide(HttpCall call, Rule rule, Optional<Permit> before, Notes notes) {
    if (rule instanceof Rule.Open) {
      return Permit.ANYBODY;
    }
    Decision decision = before.isPresent() ? before.get() : authenticate(call, notes);
    return told(decision instanceof Permit permit ? rights.check(permit, rule, call) : decision);
  }

  private Decision told(Decision decision) {
    return decision instanceof Refusal refusal
        ? refusal.asking(challenge.asking(refusal.challenge()))
        : decision;
  }

  /**
   * How it stands with the keys of each issuer, by its URL: for a health check of the API, or a
   * page for its operators. It asks nobody and waits for nothing.
   */
  public Map<String, KeyHealth> health() {
    return verifiers.health();
  }

  /**
   * Says check by check why a call with this token would be permitted or refused under this rule.
   * It may wait as {@link #check(HttpCall, Rule)} does; nothing of it is remembered, and no part of
   * what it says holds the token.
   *
   * @param token the token alone, without scheme; a rule that asks for a value of the path does not
   *     hold, as there is no call
   */
  public Explanation explain(String token, Rule rule) {
    return new Explainer(tokens, binding, rights).explain(token, rule);
  }

  /** A header that was judged before, to the letter, is not judged anew while that holds. */
  private Decision authenticate(HttpCall call, Notes notes) {
    List<String> headers = call.headers("Authorization");
    if (credentials.isPlain() && headers.size() == 1) {
      Decision known = seen.find(headers.get(0));
      if (SeenTokens.isSeen(known)) {
        return noted(notes, TokenJudged.REMEMBERED, known);
      }
    }
    Credentials found = credentials.read(call, headers);
    return found instanceof Presented presented
        ? authenticate(presented, call, notes)
        : ((Flawed) found).refusal();
  }

  /** Where it comes in a plain header, it has been looked for among those that need no proof. */
  private Decision authenticate(Presented presented, HttpCall call, Notes notes) {
    Decision known =
        credentials.isPlain()
            ? seen.findBound(presented.header())
            : seen.findAny(presented.header());
    Decision decision =
        SeenTokens.isSeen(known)
            ? noted(notes, TokenJudged.REMEMBERED, known)
            : judge(presented, notes);
    if (!(decision instanceof Permit permit)) {
      return decision;
    }
    return binding.check(
        presented.inQuery() ? permit.with("Cache-Control", "private") : permit, presented, call);
  }

  private Decision judge(Presented presented, Notes notes) {
    Optional<Introspector> asked = tokens.asked(presented);
    if (asked.isPresent()) {
      Verdict said = asked.get().verify(presented.token());
      return noted(notes, TokenJudged.VERIFIED, unremembered(said));
    }
    Verdict verdict = verifiers.verify(presented.header(), presented.from(), presented.to());
    Decision decision =
        verdict instanceof Verdict.Verified verified
            ? seen.keep(presented.header(), verified, Permit.of(verified.token()))
            : seen.keep(presented.header(), (Verdict.Rejected) verdict);
    return noted(notes, TokenJudged.VERIFIED, decision);
  }

  /** What an issuer said is remembered by who asked it, on terms of its own. */
  private static Decision unremembered(Verdict verdict) {
    return verdict instanceof Verdict.Verified verified
        ? Permit.of(verified.token())
        : Refusal.of(((Verdict.Rejected) verdict).finding());
  }

  private static Decision noted(Notes notes, TokenJudged judged, Decision decision) {
    if (decision instanceof Permit permit) {
      notes.judged(judged, permit);
    } else {
      notes.judged(TokenJudged.REFUSED);
    }
    return decision;
  }

  /**
   * Ends the background refresh of the keys. A call that is decided afterwards is judged by the
   * last ones.
   */
  @Override
  public void close() {
    issuers.unfollow(trusting);
    verifiers.close();
  }

  /** Settings of a {@link Guard}; contradictions and gaps fail at {@link #build}. */
  public static final class Builder extends IssuerBuilder<Builder> {
    private final GuardSettings settings;

    private Builder(GuardSettings settings) {
      super(settings.only);
      this.settings = settings;
    }

    @Override
    Builder self() {
      return this;
    }

    /**
     * The issuers to trust, where there are several, or where they come and go; instead of domain,
     * issuer, audience and whatever else is said of the only one.
     */
    public Builder issuers(Issuers issuers) {
      settings.issuers = Optional.of(issuers);
      return this;
    }

    /**
     * How many verified tokens to remember at most, so that one that comes again costs no
     * signature; each takes about 3 KiB while it is remembered. If not called, 131072, or as many
     * as an eighth of the heap holds; 0 for none, 16777216 at most.
     */
    public Builder rememberedTokens(int most) {
      settings.rememberedTokens = OptionalInt.of(most);
      return this;
    }

    /**
     * Somebody who sees every decision: a log, a counter, a trace. May be called several times; all
     * of them see each decision, in this order. Where nobody observes, it costs nothing.
     */
    public Builder observer(GuardObserver observer) {
      settings.observers.add(observer);
      return this;
    }

    /**
     * Takes access tokens that are bound to a key, with a proof in the header {@code DPoP} (RFC
     * 9449). If not called, every such token is refused.
     */
    public Builder dpop(Dpop dpop) {
      settings.dpop = Optional.of(dpop);
      return this;
    }

    /**
     * Takes access tokens that are bound to a client certificate (RFC 8705 section 3) from who
     * shows that certificate in the TLS handshake with this server, or with a trusted proxy that
     * hands it on in the header {@code Client-Cert} (RFC 9440). The proxy must remove that header
     * from what clients send. If not called, every such token is refused.
     */
    public Builder mutualTls() {
      settings.mutualTls = true;
      return this;
    }

    /**
     * The proxies before this API, as IP addresses or blocks of them in CIDR notation, whose {@code
     * Forwarded} (RFC 7239) and {@code X-Forwarded-*} headers say how clients call it; from other
     * addresses they are not read. A proxy must set or remove each of these headers, whatever
     * clients send. None if not called.
     */
    public Builder trustedProxies(String... cidrs) {
      settings.trustedProxies = List.of(cidrs);
      return this;
    }

    /**
     * Looks for a token in a body that is a form, too (RFC 6750 section 2.2): {@code access_token}.
     * The body is then read before the route's own code sees the call.
     */
    public Builder acceptingTokenInForm() {
      settings.tokenInForm = true;
      return this;
    }

    /**
     * Looks for a token in the URL's query, too (RFC 6750 section 2.3): {@code access_token}. URLs
     * stand in logs, in histories and in the Referer of other calls, and whoever reads them there
     * can use the token; RFC 9700 section 2.6 advises against it.
     */
    public Builder acceptingTokenInQuery() {
      settings.tokenInQuery = true;
      return this;
    }

    /**
     * Tells clients where they get a token (RFC 9728): every challenge names the document, {@code
     * resource_metadata="…"}, and {@link Guard#metadataDocument} gives it to an adapter to be
     * served. Not told if not called.
     */
    public Builder resourceMetadata(ResourceMetadata metadata) {
      settings.resourceMetadata = Optional.of(metadata);
      return this;
    }

    /** The clock to judge by; the system's if not called. */
    public Builder clock(Clock clock) {
      settings.clock = clock;
      return this;
    }

    /**
     * Builds the guard. Where the keys are fetched, the first fetch begins now, in the background;
     * a provider that is down does not keep the guard from being built.
     *
     * @throws IllegalArgumentException if a setting is missing or wrong; the message names it and
     *     quotes its value
     */
    public Guard build() {
      return new Guard(settings.trusted(), settings);
    }
  }
}
