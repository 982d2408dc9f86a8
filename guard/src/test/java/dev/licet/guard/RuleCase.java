package dev.licet.guard;

import dev.licet.testkit.TestToken;
import java.util.List;
import java.util.Optional;

/** Callers of one API that reads roles, and rules for them; for tests of rules. */
abstract class RuleCase {
  static final String USER = "auth0|0123456789abcdef01234567";

  final TestApi api = new TestApi();
  Guard guard = api.builder().rolesFrom("/realm_access/roles", "groups").build();

  /** A call to {@code /users/{userId}} by this token. */
  record Call(String token, Optional<String> userId) implements HttpCall {
    @Override
    public List<String> headers(String name) {
      return name.equals("Authorization") ? List.of("Bearer " + token) : List.of();
    }

    @Override
    public Optional<String> pathValue(String name) {
      return name.equals("userId") ? userId : Optional.empty();
    }
  }

  Decision check(TestToken token, Rule rule) {
    return guard.check(new Call(token.text(), Optional.of(USER)), rule);
  }

  boolean permits(TestToken token, Rule rule) {
    return check(token, rule) instanceof Permit;
  }

  Refusal refusal(TestToken token, Rule rule) {
    return (Refusal) check(token, rule);
  }

  static String challenge(Refusal refusal) {
    return refusal.answer(TestApi.call()).headers().getOrDefault("WWW-Authenticate", "none");
  }
}
