package dev.licet.guard;

import static org.assertj.core.api.Assertions.assertThat;

import dev.licet.testkit.TestToken;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Rules that ask for an authorization detail (RFC 9396). */
class AuthorizationDetailTest extends RuleCase {
  private static final AuthorizationDetail PAYMENT =
      AuthorizationDetail.ofType("payment_initiation")
          .actions("initiate")
          .locations("https://example.com/payments")
          .datatypes("contacts")
          .privileges("admin")
          .identifier("account-1");

  private final Map<String, Object> granted =
      Map.of(
          "type", "payment_initiation",
          "actions", List.of("initiate", "cancel"),
          "locations", List.of("https://example.com/payments"),
          "datatypes", List.of("contacts"),
          "privileges", List.of("admin"),
          "identifier", "account-1",
          "amount", 45);

  private TestToken with(Object... details) {
    return api.tokens.ofUser().claim("authorization_details", List.of(details));
  }

  private Map<String, Object> but(String field, Object value) {
    Map<String, Object> changed = new java.util.HashMap<>(granted);
    changed.put(field, value);
    return changed;
  }

  @Test
  void areHeldIfOneOfThemSaysAllThatIsAsked() {
    assertThat(permits(with(Map.of("type", "x"), granted), Rule.detail(PAYMENT))).isTrue();
    assertThat(permits(with(granted), Rule.detail(AuthorizationDetail.ofType("x")))).isFalse();
  }

  @Test
  void areNotHeldIfAFieldIsMissingOrOther() {
    for (String field : granted.keySet()) {
      Map<String, Object> less = new java.util.HashMap<>(granted);
      less.remove(field);
      boolean asked = !field.equals("amount");
      assertThat(permits(with(less), Rule.detail(PAYMENT))).as(field).isNotEqualTo(asked);
      for (Object other : List.of("other", List.of(), List.of("other"), 1, Map.of())) {
        assertThat(permits(with(but(field, other)), Rule.detail(PAYMENT)))
            .as(field + " " + other)
            .isNotEqualTo(asked);
      }
    }
    assertThat(permits(with(but("actions", "initiate")), Rule.detail(PAYMENT))).isFalse();
    assertThat(permits(with(but("actions", List.of("initiate", 1))), Rule.detail(PAYMENT)))
        .isFalse();
  }

  @Test
  void areNotPutTogetherFromTwo() {
    AuthorizationDetail both = AuthorizationDetail.ofType("t").actions("a", "b");
    Map<String, Object> a = Map.of("type", "t", "actions", List.of("a"));
    Map<String, Object> b = Map.of("type", "t", "actions", List.of("b"));
    assertThat(permits(with(a, b), Rule.detail(both))).isFalse();
  }

  @Test
  void areNoneIfTheClaimHasAnotherShape() {
    for (Object claim : List.of(granted, "payment_initiation", List.of("x"), List.of(granted, 1))) {
      TestToken token = api.tokens.ofUser().claim("authorization_details", claim);
      assertThat(permits(token, Rule.detail(AuthorizationDetail.ofType("payment_initiation"))))
          .isFalse();
    }
  }

  @Test
  void mayHaveLimitsOfTheApplicationsOwn() {
    Rule small =
        Rule.detail(
            PAYMENT.where(
                "at most 100",
                detail -> ((java.math.BigDecimal) detail.get("amount")).intValueExact() <= 100));
    assertThat(permits(with(granted), small)).isTrue();
    assertThat(permits(with(but("amount", 101)), small)).isFalse();
    assertThat(permits(with(but("amount", "12")), small)).as("it threw").isFalse();
    assertThat(refusal(with(but("amount", 101)), small).finding().expected())
        .isEqualTo(
            "authorization detail payment_initiation with actions initiate, locations"
                + " https://example.com/payments, datatypes contacts, privileges admin, identifier"
                + " account-1, at most 100");
  }
}
