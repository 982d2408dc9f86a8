package dev.licet.identity.application;

import dev.licet.identity.api.Api;
import dev.licet.identity.api.Apis;
import dev.licet.identity.dashboard.FormFields;
import dev.licet.identity.shared.FieldChecks;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** The part of an application's form with how its refresh tokens live; times are in seconds. */
record RefreshForm(FormFields fields) {
  static final String SECONDS = "a number of seconds";

  private static final String ROTATING = "rotating";
  private static final String LEEWAY = "leeway";
  private static final String LIFETIME = "token_lifetime";
  private static final String IDLE = "idle_token_lifetime";
  private static final String POLICIES = "policies";

  static Map<String, List<String>> fieldsOf(RefreshTokenSettings settings) {
    var fields = new LinkedHashMap<String, List<String>>();
    fields.put(ROTATING, List.of(Boolean.toString(settings.rotating())));
    fields.put(LEEWAY, List.of(Long.toString(settings.leeway().toSeconds())));
    fields.put(LIFETIME, seconds(settings.lifetime()));
    fields.put(IDLE, seconds(settings.idleLifetime()));
    fields.put(
        POLICIES,
        List.of(
            settings.policies().stream().map(RefreshForm::line).collect(Collectors.joining("\n"))));
    return fields;
  }

  void check(FieldChecks checks, Apis apis) {
    fields.checkNumber(checks, LEEWAY, SECONDS, 0, RefreshTokenSettings.MONTH);
    for (var lifetime : List.of(LIFETIME, IDLE)) {
      if (!fields.text(lifetime).isEmpty()) {
        fields.checkNumber(checks, lifetime, SECONDS, 1, RefreshTokenSettings.YEAR);
      }
    }
    checks.require(
        policies().stream().map(RefreshPolicy::audience).distinct().count() == policies().size(),
        POLICIES,
        "Name each API once, with all of its permissions");
    policies().forEach(policy -> check(checks, policy, apis.byIdentifier(policy.audience())));
  }

  private static void check(FieldChecks checks, RefreshPolicy policy, Optional<Api> api) {
    checks.require(api.isPresent(), POLICIES, "There is no API " + policy.audience());
    for (var permission : policy.scope()) {
      checks.require(
          api.flatMap(one -> one.permission(permission)).isPresent(),
          POLICIES,
          "%s has no permission %s".formatted(policy.audience(), permission));
    }
  }

  /** What it says; to be asked where {@link #check} found nothing. */
  RefreshTokenSettings wanted() {
    return new RefreshTokenSettings(
        fields.ticked(ROTATING),
        Duration.ofSeconds(fields.number(LEEWAY).orElseThrow()),
        fields.number(LIFETIME).map(Duration::ofSeconds),
        fields.number(IDLE).map(Duration::ofSeconds),
        policies());
  }

  /** A line for each API: its identifier, and what it is good for there. */
  private List<RefreshPolicy> policies() {
    return fields
        .text(POLICIES)
        .lines()
        .filter(line -> !line.isBlank())
        .map(line -> List.of(line.strip().split("\\s+")))
        .map(words -> new RefreshPolicy(words.getFirst(), words.subList(1, words.size())))
        .toList();
  }

  private static String line(RefreshPolicy policy) {
    return policy.scope().isEmpty()
        ? policy.audience()
        : policy.audience() + " " + String.join(" ", policy.scope());
  }

  private static List<String> seconds(Optional<Duration> time) {
    return List.of(time.map(one -> Long.toString(one.toSeconds())).orElse(""));
  }
}
