package dev.licet.identity.connection;

import static java.util.Objects.requireNonNullElse;

import dev.licet.identity.password.PasswordLevel;
import dev.licet.identity.password.PasswordPolicy;
import dev.licet.identity.shared.FieldChecks;
import dev.licet.identity.shared.FieldProblem;
import dev.licet.identity.shared.JsonObject;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.BindParam;
import tools.jackson.databind.node.ObjectNode;

/** The form with a database's settings, as it was filled in; a switch that was not sent is off. */
record DatabaseForm(
    String level,
    String minLength,
    String history,
    Boolean dictionary,
    Boolean noPersonalInfo,
    Boolean requiresUsername,
    Boolean disableSignup,
    Boolean bruteForce) {
  private static final Pattern NUMBER = Pattern.compile("\\d{1,3}");
  private static final int LONGEST_MINIMUM = 128;

  DatabaseForm(
      @Nullable String level,
      @BindParam("min_length") @Nullable String minLength,
      @Nullable String history,
      @Nullable Boolean dictionary,
      @BindParam("no_personal_info") @Nullable Boolean noPersonalInfo,
      @BindParam("requires_username") @Nullable Boolean requiresUsername,
      @BindParam("disable_signup") @Nullable Boolean disableSignup,
      @BindParam("brute_force") @Nullable Boolean bruteForce) {
    this.level = requireNonNullElse(level, "");
    this.minLength = requireNonNullElse(minLength, "").strip();
    this.history = requireNonNullElse(history, "").strip();
    this.dictionary = Boolean.TRUE.equals(dictionary);
    this.noPersonalInfo = Boolean.TRUE.equals(noPersonalInfo);
    this.requiresUsername = Boolean.TRUE.equals(requiresUsername);
    this.disableSignup = Boolean.TRUE.equals(disableSignup);
    this.bruteForce = Boolean.TRUE.equals(bruteForce);
  }

  static DatabaseForm of(Connection connection) {
    var policy = connection.passwordPolicy();
    return new DatabaseForm(
        policy.level().wireName(),
        Integer.toString(policy.minLength()),
        Integer.toString(policy.history()),
        policy.dictionary().isPresent(),
        policy.noPersonalInfo(),
        connection.requiresUsername(),
        !connection.allowsSignUp(),
        connection.hasBruteForceProtection());
  }

  List<FieldProblem> problems() {
    return new FieldChecks()
        .require(PasswordLevel.ofWireName(level).isPresent(), "level", "Choose one of the levels")
        .require(
            number(minLength).filter(n -> n >= 1 && n <= LONGEST_MINIMUM).isPresent(),
            "min_length",
            "Enter a number from 1 to %d".formatted(LONGEST_MINIMUM))
        .require(
            number(history).filter(n -> n <= PasswordPolicy.LONGEST_HISTORY).isPresent(),
            "history",
            "Enter a number from 0 to %d".formatted(PasswordPolicy.LONGEST_HISTORY))
        .problems();
  }

  /** The settings with what the form says; what it does not show stays as it is. */
  JsonObject over(JsonObject before) {
    var options = before.object("options");
    options.put("passwordPolicy", level);
    options
        .putObject("password_complexity_options")
        .put("min_length", number(minLength).orElseThrow());
    int remembered = number(history).orElseThrow();
    options.putObject("password_history").put("enable", remembered > 0).put("size", remembered);
    var words = options.path("password_dictionary").path("dictionary");
    var common = options.putObject("password_dictionary").put("enable", dictionary);
    if (words.isArray()) {
      common.set("dictionary", words);
    }
    options.putObject("password_no_personal_info").put("enable", noPersonalInfo);
    options.put("requires_username", requiresUsername);
    options.put("disable_signup", disableSignup);
    if (!disableSignup
        && options.path("authentication_methods").path("password") instanceof ObjectNode password) {
      password.remove("signup_behavior");
    }
    options.put("brute_force_protection", bruteForce);
    return before.with(Map.of("options", options));
  }

  private static Optional<Integer> number(String text) {
    return Optional.of(text).filter(NUMBER.asMatchPredicate()).map(Integer::valueOf);
  }
}
