package dev.licet.identity.dbconnection;

import dev.licet.identity.connection.Connection;
import dev.licet.identity.password.StrengthRule;
import dev.licet.identity.settings.TenantSettings;
import dev.licet.identity.shared.FieldProblem;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** Why a sign-up was refused, in the words that SDKs compare. */
@Component
class ConnectionRefusals {
  private final TenantSettings settings;

  ConnectionRefusals(TenantSettings settings) {
    this.settings = settings;
  }

  ConnectionRefused of(List<FieldProblem> problems, Connection connection, String password) {
    var first = problems.getFirst();
    return switch (first.field()) {
      case "password" -> weak(first, connection, password);
      case "email", "username" -> taken(first);
      default -> ConnectionRefused.invalidRequest(first.field() + ": " + first.message());
    };
  }

  /** Unless the tenant says so, nobody is told that there is such an account. */
  private ConnectionRefused taken(FieldProblem problem) {
    return problem.kind() == FieldProblem.Kind.TAKEN && settings.saysThatUsersExist()
        ? badRequest("user_exists", "The user already exists.")
        : badRequest("invalid_signup", "Invalid sign up");
  }

  private static ConnectionRefused weak(
      FieldProblem problem, Connection connection, String password) {
    return switch (problem.code()) {
      case "PasswordDictionaryError" -> plain(problem, "password_dictionary_error");
      case "PasswordNoUserInfoError" -> plain(problem, "password_no_user_info_error");
      default -> strength(problem, connection.passwordPolicy().strength(password));
    };
  }

  private static ConnectionRefused plain(FieldProblem problem, String code) {
    return ConnectionRefused.of(400, problem.code(), code, problem.message());
  }

  private static ConnectionRefused strength(FieldProblem problem, List<StrengthRule> rules) {
    return ConnectionRefused.with(
        400,
        "PasswordStrengthError",
        "invalid_password",
        Map.of("rules", rules.stream().map(ConnectionRefusals::json).toList(), "verified", false),
        Map.of("message", "Password is too weak", "policy", policy(problem, rules)));
  }

  /** What the connection demands as a list; or what is wrong, where it is none of these. */
  private static String policy(FieldProblem problem, List<StrengthRule> rules) {
    return rules.stream().allMatch(StrengthRule::verified)
        ? "* " + problem.message()
        : rules.stream().map(StrengthRule::bullets).collect(Collectors.joining("\n"));
  }

  private static Map<String, Object> json(StrengthRule rule) {
    var json = new LinkedHashMap<String, Object>();
    json.put("message", rule.message());
    json.put("code", rule.code());
    json.put("format", rule.format());
    if (!rule.items().isEmpty()) {
      json.put("items", rule.items());
    }
    json.put("verified", rule.verified());
    return json;
  }

  static ConnectionRefused badRequest(String code, String description) {
    return ConnectionRefused.of(400, "BadRequestError", code, description);
  }
}
