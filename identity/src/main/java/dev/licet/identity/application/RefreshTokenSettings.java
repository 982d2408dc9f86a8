package dev.licet.identity.application;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * How an application's refresh tokens live ({@code refresh_token}). A public application that says
 * nothing gets rotating ones that expire: nothing else keeps a thief from using them for ever (RFC
 * 9700, 4.14.2).
 *
 * @param rotating whether each is good for one exchange, and brings the next
 * @param leeway how long after its exchange a rotating one gets the same answer again
 * @param lifetime of all that descend from one sign-in; empty if they do not expire
 * @param idleLifetime for how long they may lie unused; empty if for ever
 * @param policies what any of them is good for besides what it was issued for
 */
public record RefreshTokenSettings(
    boolean rotating,
    Duration leeway,
    Optional<Duration> lifetime,
    Optional<Duration> idleLifetime,
    List<RefreshPolicy> policies) {
  static final String MEMBER = "refresh_token";
  static final int YEAR = 31_557_600;
  static final int MONTH = 2_592_000;
  private static final int HALF_A_MONTH = 1_296_000;

  static RefreshTokenSettings of(Application application) {
    var said = application.details().members().path(MEMBER);
    var usual = Usual.of(application);
    boolean expiring = usual.isExpiring(said);
    return new RefreshTokenSettings(
        said.path("rotation_type").asString(usual.rotation()).equals("rotating"),
        Duration.ofSeconds(said.path("leeway").asInt(0)),
        limit(said, "token_lifetime", usual.lifetime(), expiring),
        limit(said, "idle_token_lifetime", usual.idleLifetime(), expiring),
        said.path("policies").valueStream().map(RefreshPolicy::of).toList());
  }

  /** What they are good for at that API by the application's word; empty if for nothing. */
  public Optional<RefreshPolicy> policyFor(String audience) {
    return policies.stream().filter(policy -> policy.audience().equals(audience)).findFirst();
  }

  /** The Management API's member that says all of it. */
  JsonNode json() {
    var member = JsonNodeFactory.instance.objectNode();
    boolean expiring = lifetime.isPresent() || idleLifetime.isPresent();
    member.put("rotation_type", rotating ? "rotating" : "non-rotating");
    member.put("expiration_type", expiring ? "expiring" : "non-expiring");
    member.put("leeway", leeway.toSeconds());
    put(member, "token_lifetime", lifetime);
    put(member, "idle_token_lifetime", idleLifetime);
    if (!policies.isEmpty()) {
      var list = member.putArray("policies");
      policies.forEach(policy -> list.add(policy.json()));
    }
    return member;
  }

  private static void put(ObjectNode member, String name, Optional<Duration> limit) {
    member.put("infinite_" + name, limit.isEmpty());
    limit.ifPresent(time -> member.put(name, time.toSeconds()));
  }

  private static Optional<Duration> limit(
      JsonNode said, String member, int usual, boolean expiring) {
    boolean infinite = said.path("infinite_" + member).asBoolean(!expiring);
    return infinite
        ? Optional.empty()
        : Optional.of(Duration.ofSeconds(said.path(member).asInt(usual)));
  }

  /** What is so where an application says nothing, under the Management API's names; seconds. */
  record Usual(String rotation, String expiration, int lifetime, int idleLifetime) {
    static Usual of(Application application) {
      if (application.type() == ApplicationType.NON_INTERACTIVE) {
        return new Usual("non-rotating", "non-expiring", YEAR, MONTH);
      }
      return application.authMethod().isConfidential()
          ? new Usual("non-rotating", "non-expiring", MONTH, HALF_A_MONTH)
          : new Usual("rotating", "expiring", MONTH, HALF_A_MONTH);
    }

    /** Whether they expire, by what an application says. */
    boolean isExpiring(JsonNode said) {
      return said.path("expiration_type").asString(expiration).equals("expiring");
    }
  }
}
