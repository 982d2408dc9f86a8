package dev.licet.identity.connection;

import static dev.licet.identity.management.body.Shape.flag;
import static dev.licet.identity.management.body.Shape.json;
import static dev.licet.identity.management.body.Shape.line;
import static dev.licet.identity.management.body.Shape.list;
import static dev.licet.identity.management.body.Shape.map;
import static dev.licet.identity.management.body.Shape.name;
import static dev.licet.identity.management.body.Shape.nothing;
import static dev.licet.identity.management.body.Shape.object;
import static dev.licet.identity.management.body.Shape.off;
import static dev.licet.identity.management.body.Shape.on;
import static dev.licet.identity.management.body.Shape.oneOf;
import static dev.licet.identity.management.body.Shape.whole;
import static java.util.stream.Collectors.toSet;

import dev.licet.identity.connection.Connection.UsernameLength;
import dev.licet.identity.management.body.ObjectShape;
import dev.licet.identity.management.body.Shape;
import dev.licet.identity.password.PasswordLevel;
import dev.licet.identity.password.PasswordPolicy;
import dev.licet.identity.shared.JsonObject;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.StreamSupport;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** The options of a database connection: what they may be, and what they mean. */
record DatabaseOptions(ObjectNode members) {
  private static final int USUAL_HISTORY = 5;
  private static final UsernameLength USUAL_USERNAME = new UsernameLength(1, 15);
  private static final int LONGEST_USERNAME = 128;

  /** What may stand there. */
  static final ObjectShape SHAPE = passwords().and(people()).and(means()).and(unsupported());

  static DatabaseOptions of(JsonObject details) {
    return new DatabaseOptions(details.object("options"));
  }

  boolean isOn(String name) {
    return members.path(name).asBoolean(false);
  }

  /** It can be closed in either of two places. */
  boolean allowsSignUp() {
    var password = members.path("authentication_methods").path("password");
    return !isOn("disable_signup")
        && !password.path("signup_behavior").asString("").equals("block");
  }

  /** Without a level in the options, the good one. */
  PasswordPolicy passwordPolicy() {
    var level =
        PasswordLevel.ofWireName(members.path("passwordPolicy").asString(""))
            .orElse(PasswordLevel.GOOD);
    return new PasswordPolicy(
        level,
        members.path("password_complexity_options").path("min_length").asInt(level.shortest()),
        isEnabled("password_history") ? history() : 0,
        isEnabled("password_dictionary") ? Optional.of(words()) : Optional.empty(),
        isEnabled("password_no_personal_info"));
  }

  UsernameLength usernameLength() {
    var length = members.path("validation").path("username");
    return new UsernameLength(
        length.path("min").asInt(USUAL_USERNAME.least()),
        length.path("max").asInt(USUAL_USERNAME.most()));
  }

  private boolean isEnabled(String name) {
    return members.path(name).path("enable").asBoolean(false);
  }

  private int history() {
    return members.path("password_history").path("size").asInt(USUAL_HISTORY);
  }

  private Set<String> words() {
    return StreamSupport.stream(
            members.path("password_dictionary").path("dictionary").spliterator(), false)
        .map(JsonNode::stringValue)
        .map(word -> word.toLowerCase(Locale.ROOT))
        .collect(toSet());
  }

  private static ObjectShape passwords() {
    return object()
        .may("passwordPolicy", oneOf("none", "low", "fair", "good", "excellent").orNull())
        .may("password_complexity_options", object().may("min_length", whole(1, 128)).orNull())
        .may(
            "password_history",
            object()
                .must("enable", flag())
                .may("size", whole(0, PasswordPolicy.LONGEST_HISTORY))
                .orNull())
        .may("password_no_personal_info", object().must("enable", flag()).orNull())
        .may(
            "password_dictionary",
            object().must("enable", flag()).may("dictionary", list(name(50), 2_000)).orNull());
  }

  private static ObjectShape people() {
    var length = object().must("min", usernames()).must("max", usernames());
    return object()
        .may("requires_username", flag())
        .may("validation", object().may("username", length.orNull()).orNull())
        .may("disable_signup", flag())
        .may("disable_self_service_change_password", flag())
        .may("non_persistent_attrs", list(name(100), 50).orNull())
        .may("set_user_root_attributes", oneOf("on_each_login", "on_first_login", "never_on_login"))
        .may("upstream_params", json().orNull());
  }

  private static Shape usernames() {
    return whole(1, LONGEST_USERNAME);
  }

  private static ObjectShape means() {
    var behavior = oneOf("required", "optional");
    return object()
        .may("brute_force_protection", flag())
        .may("strategy_version", whole(1, 2))
        .may("mfa", object().may("active", flag()).may("return_enroll_settings", flag()))
        .may("precedence", list(oneOf("email", "phone_number", "username"), 3))
        .may("configuration", map(line(2_000).orNull(), 50).orNull())
        .may(
            "authentication_methods",
            object()
                .may(
                    "password",
                    object()
                        .may("enabled", on())
                        .may("api_behavior", behavior)
                        .may("signup_behavior", oneOf("allow", "block")))
                .may("passkey", object().may("enabled", off()))
                .may("email_otp", object().may("enabled", off()))
                .may("phone_otp", object().may("enabled", off()))
                .orNull())
        .may(
            "passkey_options",
            object()
                .may("challenge_ui", oneOf("both", "autofill", "button"))
                .may("progressive_enrollment_enabled", flag())
                .may("local_enrollment_enabled", flag())
                .orNull());
  }

  /** Said by tools that send back what other servers showed them. */
  private static ObjectShape unsupported() {
    return object()
        .may("import_mode", off())
        .may("enabledDatabaseCustomization", off())
        .may("enable_script_context", off())
        .may("customScripts", object())
        .may("attributes", nothing())
        .may("gateway_authentication", nothing())
        .may("password_options", nothing())
        .may("realm_fallback", off());
  }
}
