package dev.licet.identity.audit.entry;

import static java.util.stream.Collectors.toMap;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * What kind of thing an entry tells.
 *
 * @param code Auth0's
 * @param name for people
 * @param category how log streams filter
 */
public record LogType(String code, String name, String category) {
  /** What this server tells: code, name and category. Any other is told by its code alone. */
  private static final Map<String, LogType> ALL =
      """
      s|Success Login|auth.login.success
      f|Failed Login|auth.login.fail
      fp|Failed Login (Incorrect Password)|auth.login.fail
      fu|Failed Login (Invalid Email/Username)|auth.login.fail
      ss|Success Signup|auth.signup.success
      slo|Success Logout|auth.logout.success
      oidc_backchannel_logout_succeeded|Success Back-Channel Logout|auth.logout.success
      oidc_backchannel_logout_failed|Failed Back-Channel Logout|auth.logout.fail
      ssa|Success Silent Auth|auth.silent_auth.success
      fsa|Failed Silent Auth|auth.silent_auth.fail
      seacft|Success Exchange (Code)|auth.token_exchange.success
      feacft|Failed Exchange (Code)|auth.token_exchange.fail
      seccft|Success Exchange (Client Credentials)|auth.token_exchange.success
      feccft|Failed Exchange (Client Credentials)|auth.token_exchange.fail
      sepft|Success Exchange (Password)|auth.token_exchange.success
      fepft|Failed Exchange (Password)|auth.token_exchange.fail
      sertft|Success Exchange (Refresh Token)|auth.token_exchange.success
      fertft|Failed Exchange (Refresh Token)|auth.token_exchange.fail
      ferrt|Failed Exchange (Rotating Refresh Token)|auth.token_exchange.fail
      sedcft|Success Exchange (Device Code)|auth.token_exchange.success
      fedcft|Failed Exchange (Device Code)|auth.token_exchange.fail
      success_on_behalf_of_token_exchange|Success Exchange (On Behalf Of)|auth.token_exchange.success
      failed_on_behalf_of_token_exchange|Failed Exchange (On Behalf Of)|auth.token_exchange.fail
      srrt|Refresh Token Revoked|user.success
      sapi|Management API Operation|management.success
      scp|Success Change Password|user.success
      scpr|Success Change Password Request|user.success
      sv|Success Verification Email|user.success
      svr|Success Verification Email Request|user.success
      sdu|Success User Deletion|user.success
      limit_wc|Blocked Account|auth.login.fail
      limit_mu|Blocked IP Address|auth.login.fail
      ublkdu|User Login Block Released|user.notification
      fpar|Failed Pushed Authorization Request|auth.login.fail
      w|Warnings During Operation|system.notification
      """
          .lines()
          .map(LogType::parse)
          .collect(toMap(LogType::code, Function.identity()));

  /** Of that code; of an unknown one, its code is its name. */
  public static LogType of(String code) {
    return ALL.getOrDefault(code, new LogType(code, code, "other"));
  }

  /** Every one that has a name, by name. */
  public static List<LogType> all() {
    return ALL.values().stream().sorted(Comparator.comparing(LogType::name)).toList();
  }

  /** Something that anybody can cause as often as they like. */
  public boolean isFailure() {
    return category.endsWith(".fail");
  }

  /** How it looks: {@code ok}, {@code bad} or {@code soft}. */
  public String tone() {
    if (isFailure()) {
      return "bad";
    }
    return category.endsWith(".success") ? "ok" : "soft";
  }

  private static LogType parse(String line) {
    var parts = line.split("\\|", 3);
    return new LogType(parts[0], parts[1], parts[2]);
  }
}
