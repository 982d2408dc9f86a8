package dev.licet.identity.protection;

import static java.util.Objects.requireNonNullElse;

import dev.licet.identity.shared.FieldChecks;
import dev.licet.identity.shared.FieldProblem;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.BindParam;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** The form about addresses that try many accounts; a switch that was not sent is off. */
record SuspiciousIpForm(
    Boolean enabled,
    Boolean blocks,
    String loginAttempts,
    String loginSeconds,
    String registrationAttempts,
    String registrationSeconds,
    String allowlist) {
  private static final int MOST = 1_000_000;
  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

  SuspiciousIpForm(
      @BindParam("ip_enabled") @Nullable Boolean enabled,
      @BindParam("ip_blocks") @Nullable Boolean blocks,
      @BindParam("login_attempts") @Nullable String loginAttempts,
      @BindParam("login_seconds") @Nullable String loginSeconds,
      @BindParam("registration_attempts") @Nullable String registrationAttempts,
      @BindParam("registration_seconds") @Nullable String registrationSeconds,
      @BindParam("ip_allowlist") @Nullable String allowlist) {
    this.enabled = Boolean.TRUE.equals(enabled);
    this.blocks = Boolean.TRUE.equals(blocks);
    this.loginAttempts = requireNonNullElse(loginAttempts, "").strip();
    this.loginSeconds = requireNonNullElse(loginSeconds, "").strip();
    this.registrationAttempts = requireNonNullElse(registrationAttempts, "").strip();
    this.registrationSeconds = requireNonNullElse(registrationSeconds, "").strip();
    this.allowlist = requireNonNullElse(allowlist, "").strip();
  }

  static SuspiciousIpForm of(AttackProtection.SuspiciousIp settings) {
    return new SuspiciousIpForm(
        settings.enabled(),
        settings.blocks(),
        Integer.toString(settings.login().maxAttempts()),
        Typed.seconds(settings.login().millisForOneMore()),
        Integer.toString(settings.registration().maxAttempts()),
        Typed.seconds(settings.registration().millisForOneMore()),
        String.join("\n", settings.allowlist()));
  }

  List<FieldProblem> problems() {
    var checks = new FieldChecks();
    attempts(checks, "login_attempts", loginAttempts);
    seconds(checks, "login_seconds", loginSeconds);
    attempts(checks, "registration_attempts", registrationAttempts);
    seconds(checks, "registration_seconds", registrationSeconds);
    return checks.require(Typed.isAllowlist(allowlist), "ip_allowlist", Typed.ALLOWLIST).problems();
  }

  /** What the form does not show stays as it is. */
  Map<String, JsonNode> changes(ObjectNode before) {
    var shields = JSON.arrayNode();
    before
        .path("shields")
        .forEach(shield -> {
          if (!shield.asString("").equals("block")) {
            shields.add(shield);
          }
        });
    if (blocks) {
      shields.add("block");
    }
    var stages = ((ObjectNode) before.get("stage")).deepCopy();
    stages.set("pre-login", stage(loginAttempts, loginSeconds));
    stages.set("pre-user-registration", stage(registrationAttempts, registrationSeconds));
    var changes = new LinkedHashMap<String, JsonNode>();
    changes.put("enabled", JSON.booleanNode(enabled));
    changes.put("shields", shields);
    changes.put("stage", stages);
    changes.put("allowlist", Typed.list(allowlist));
    return changes;
  }

  private static ObjectNode stage(String attempts, String seconds) {
    return JSON.objectNode()
        .put("max_attempts", Typed.whole(attempts, MOST).orElseThrow())
        .put("rate", Typed.millis(seconds).orElseThrow());
  }

  private static void attempts(FieldChecks checks, String field, String text) {
    checks.require(Typed.whole(text, MOST).isPresent(), field, "Enter a number from 1 to " + MOST);
  }

  private static void seconds(FieldChecks checks, String field, String text) {
    checks.require(Typed.millis(text).isPresent(), field, "Enter seconds, from 0.001 to 86400");
  }
}
