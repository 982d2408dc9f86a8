package dev.licet.identity.connection;

import dev.licet.identity.dashboard.FormFields;
import dev.licet.identity.password.PasswordLevel;
import dev.licet.identity.password.PasswordPolicy;
import dev.licet.identity.shared.FieldChecks;
import dev.licet.identity.shared.FieldProblem;
import dev.licet.identity.shared.JsonObject;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.node.ObjectNode;

/** The form with a database's settings; a switch that was not sent is off. */
record DatabaseForm(FormFields fields) {
  private static final String LEVEL = "level";
  private static final String MIN_LENGTH = "min_length";
  private static final String HISTORY = "history";
  private static final String DICTIONARY = "dictionary";
  private static final String NO_PERSONAL_INFO = "no_personal_info";
  private static final String USERNAME = "requires_username";
  private static final String NO_SIGNUP = "disable_signup";
  private static final String BRUTE_FORCE = "brute_force";
  private static final int LONGEST_MINIMUM = 128;

  static DatabaseForm of(Connection connection) {
    var policy = connection.passwordPolicy();
    var fields = new LinkedHashMap<String, List<String>>();
    fields.put(LEVEL, List.of(policy.level().wireName()));
    fields.put(MIN_LENGTH, List.of(Integer.toString(policy.minLength())));
    fields.put(HISTORY, List.of(Integer.toString(policy.history())));
    fields.put(DICTIONARY, box(policy.dictionary().isPresent()));
    fields.put(NO_PERSONAL_INFO, box(policy.noPersonalInfo()));
    fields.put(USERNAME, box(connection.requiresUsername()));
    fields.put(NO_SIGNUP, box(!connection.allowsSignUp()));
    fields.put(BRUTE_FORCE, box(connection.hasBruteForceProtection()));
    return new DatabaseForm(FormFields.of(fields));
  }

  /** The same, with what is there by now where nobody has altered the field. */
  DatabaseForm onto(Connection now) {
    return new DatabaseForm(fields.onto(of(now).fields));
  }

  List<FieldProblem> problems() {
    var checks = new FieldChecks();
    checks.require(
        PasswordLevel.ofWireName(fields.text(LEVEL)).isPresent(),
        LEVEL,
        "Choose one of the levels");
    fields.checkNumber(checks, MIN_LENGTH, "a number", 1, LONGEST_MINIMUM);
    fields.checkNumber(checks, HISTORY, "a number", 0, PasswordPolicy.LONGEST_HISTORY);
    return checks.problems();
  }

  /** The settings with what the form says; what it does not show stays as it is. */
  JsonObject over(JsonObject before) {
    var options = before.object("options");
    policy(options);
    boolean closed = fields.ticked(NO_SIGNUP);
    options.put("requires_username", fields.ticked(USERNAME));
    options.put("disable_signup", closed);
    if (!closed
        && options.path("authentication_methods").path("password") instanceof ObjectNode password) {
      password.remove("signup_behavior");
    }
    options.put("brute_force_protection", fields.ticked(BRUTE_FORCE));
    return before.with(Map.of("options", options));
  }

  private void policy(ObjectNode options) {
    options.put("passwordPolicy", fields.text(LEVEL));
    options
        .putObject("password_complexity_options")
        .put("min_length", fields.number(MIN_LENGTH).orElseThrow());
    int remembered = fields.number(HISTORY).orElseThrow();
    options.putObject("password_history").put("enable", remembered > 0).put("size", remembered);
    var words = options.path("password_dictionary").path("dictionary");
    var common = options.putObject("password_dictionary").put("enable", fields.ticked(DICTIONARY));
    if (words.isArray()) {
      common.set("dictionary", words);
    }
    options.putObject("password_no_personal_info").put("enable", fields.ticked(NO_PERSONAL_INFO));
  }

  private static List<String> box(boolean on) {
    return List.of(Boolean.toString(on));
  }
}
