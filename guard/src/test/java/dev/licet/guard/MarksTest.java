package dev.licet.guard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.annotation.Annotation;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What annotations say, as every adapter reads them. */
class MarksTest {
  interface Handlers {
    @Public
    void open();

    @RequiresAuth
    void authenticated();

    @RequiresScope({"a", "b"})
    void allScopes();

    @RequiresScope(
        value = {"a", "b"},
        any = true)
    void anyScope();

    @RequiresRole("admin")
    void role();

    @RequiresRole(
        value = {"admin", "clerk"},
        any = true)
    void anyRole();

    @RequiresUser
    void user();

    @RequiresOwner("userId")
    void owner();

    @RequiresOwner(value = "userId", hidden = true, orScope = "read:users")
    void ownerOrAdministrator();

    @RequiresStepUp(acr = "mfa", maxAge = 300)
    void stepUp();

    @RequiresStepUp(acr = "mfa")
    void stepUpAtAnyTime();

    @RequiresDetail(type = "payment")
    void detail();

    @RequiresDetail(
        type = "payment",
        actions = "initiate",
        locations = "https://bank.example",
        datatypes = "balance",
        privileges = "owner",
        identifier = "account-1")
    void wholeDetail();

    @RequiresAuth
    @RequiresUser
    @RequiresScope("a")
    void several();

    @Public
    @RequiresScope("a")
    void contradiction();

    @RequiresScope({})
    void nothing();

    @Deprecated
    void unmarked();
  }

  private static Optional<Rule> rule(String handler) {
    return Stream.of(Handlers.class.getDeclaredMethods())
        .filter(method -> method.getName().equals(handler))
        .findFirst()
        .flatMap(method -> Rule.marked(List.of(method.getAnnotations())));
  }

  private static final class Monday implements Condition {
    @Override
    public boolean test(Caller caller, HttpCall call) {
      return true;
    }
  }

  private static final class Noon implements Condition {
    @Override
    public boolean test(Caller caller, HttpCall call) {
      return true;
    }
  }

  private interface Conditional {
    @RequiresCondition(Monday.class)
    void one();

    @RequiresCondition({Monday.class, Noon.class})
    @RequiresScope("a")
    void both();

    @RequiresCondition({})
    void none();
  }

  private static Optional<Rule> conditional(
      String handler, Function<Class<? extends Condition>, Condition> conditions)
      throws NoSuchMethodException {
    List<Annotation> marks = List.of(Conditional.class.getDeclaredMethod(handler).getAnnotations());
    return Rule.marked(marks, conditions);
  }

  @Test
  void conditionsOfTheApplicationAreThoseThatTheAdapterHas() throws NoSuchMethodException {
    Condition monday = new Monday();
    Condition noon = new Noon();
    Function<Class<? extends Condition>, Condition> known =
        type -> type == Monday.class ? monday : noon;
    Rule first = Rule.custom("Monday", monday);
    assertThat(conditional("one", known)).contains(first);
    assertThat(conditional("both", known))
        .contains(Rule.all(Rule.allOf("a"), Rule.all(first, Rule.custom("Noon", noon))));
    assertThatThrownBy(() -> conditional("none", known)) // G30
        .hasMessage("@RequiresCondition: a combination needs at least one rule, but got none");
    assertThat(Rule.isMark(RequiresCondition.class)).isTrue();
    assertThat(Rule.isMark(Deprecated.class)).isFalse();
  }

  @Test
  void aConditionThatTheAdapterCannotFindIsNoRule() { // G30
    assertThatThrownBy(
            () -> Rule.marked(List.of(Conditional.class.getDeclaredMethod("one").getAnnotations())))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith(
            "@RequiresCondition: this adapter cannot tell where the object of ");
  }

  @Test
  void eachAnnotationIsTheRuleOfItsName() {
    assertThat(rule("open")).contains(Rule.open());
    assertThat(rule("authenticated")).contains(Rule.authenticated());
    assertThat(rule("allScopes")).contains(Rule.allOf("a", "b"));
    assertThat(rule("anyScope")).contains(Rule.anyOf("a", "b"));
    assertThat(rule("role")).contains(Rule.allRoles("admin"));
    assertThat(rule("anyRole")).contains(Rule.anyRole("admin", "clerk"));
    assertThat(rule("user")).contains(Rule.user());
  }

  @Test
  void anOwnerMayBeHiddenAndMayBeStoodInFor() {
    assertThat(rule("owner")).contains(new Rule.Owner("userId", false));
    assertThat(rule("ownerOrAdministrator"))
        .contains(Rule.any(new Rule.Owner("userId", true), Rule.allOf("read:users")));
  }

  @Test
  void aSignInMayBeAskedForByItsKindAndItsAge() {
    assertThat(rule("stepUp"))
        .contains(new Rule.StepUp(List.of("mfa"), Optional.of(Duration.ofMinutes(5))));
    assertThat(rule("stepUpAtAnyTime")).contains(new Rule.StepUp(List.of("mfa"), Optional.empty()));
  }

  @Test
  void aDetailAsksForWhatItNamesAndNoMore() {
    AuthorizationDetail payment = AuthorizationDetail.ofType("payment");
    assertThat(rule("detail").orElseThrow()).hasToString(Rule.detail(payment).toString());
    Rule whole =
        Rule.detail(
            payment
                .actions("initiate")
                .locations("https://bank.example")
                .datatypes("balance")
                .privileges("owner")
                .identifier("account-1"));
    assertThat(rule("wholeDetail").orElseThrow()).hasToString(whole.toString());
    assertThat(whole.toString()).contains("initiate", "balance", "account-1");
  }

  @Test
  void severalAreAskedForTogether() {
    assertThat(rule("several")).contains(Rule.all(Rule.allOf("a"), Rule.user()));
  }

  @Test
  void whatContradictsItselfOrAsksForNothingIsRefused() { // G30
    assertThatThrownBy(() -> rule("contradiction"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("annotations that contradict each other: keep one of @Public, @RequiresScope");
    assertThatThrownBy(() -> rule("nothing"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("@RequiresScope: ");
  }

  @Test
  void otherAnnotationsSayNothing() {
    assertThat(rule("unmarked")).isEmpty();
    assertThat(Marks.isMark(Deprecated.class)).isFalse();
    assertThat(Marks.isMark(Public.class)).isTrue();
  }
}
