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

/** The form about guesses at one account; a switch that was not sent is off. */
record BruteForceForm(
    Boolean enabled,
    Boolean blocks,
    Boolean notifies,
    Boolean byAddress,
    String maxAttempts,
    String allowlist) {
  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

  BruteForceForm(
      @Nullable Boolean enabled,
      @Nullable Boolean blocks,
      @Nullable Boolean notifies,
      @BindParam("by_address") @Nullable Boolean byAddress,
      @BindParam("max_attempts") @Nullable String maxAttempts,
      @Nullable String allowlist) {
    this.enabled = Boolean.TRUE.equals(enabled);
    this.blocks = Boolean.TRUE.equals(blocks);
    this.notifies = Boolean.TRUE.equals(notifies);
    this.byAddress = Boolean.TRUE.equals(byAddress);
    this.maxAttempts = requireNonNullElse(maxAttempts, "").strip();
    this.allowlist = requireNonNullElse(allowlist, "").strip();
  }

  static BruteForceForm of(AttackProtection.BruteForce settings) {
    return new BruteForceForm(
        settings.enabled(),
        settings.blocks(),
        settings.notifies(),
        settings.byAddress(),
        Integer.toString(settings.maxAttempts()),
        String.join("\n", settings.allowlist()));
  }

  List<FieldProblem> problems() {
    return new FieldChecks()
        .require(
            Typed.whole(maxAttempts, 100).isPresent(),
            "max_attempts",
            "Enter a number from 1 to 100")
        .require(Typed.isAllowlist(allowlist), "allowlist", Typed.ALLOWLIST)
        .problems();
  }

  Map<String, JsonNode> changes() {
    var shields = JSON.arrayNode();
    if (blocks) {
      shields.add("block");
    }
    if (notifies) {
      shields.add("user_notification");
    }
    var changes = new LinkedHashMap<String, JsonNode>();
    changes.put("enabled", JSON.booleanNode(enabled));
    changes.put("shields", shields);
    changes.put(
        "mode",
        JSON.stringNode(byAddress ? "count_per_identifier_and_ip" : "count_per_identifier"));
    changes.put("max_attempts", JSON.numberNode(Typed.whole(maxAttempts, 100).orElseThrow()));
    changes.put("allowlist", Typed.list(allowlist));
    return changes;
  }
}
