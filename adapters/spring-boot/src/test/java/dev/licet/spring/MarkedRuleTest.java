package dev.licet.spring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.licet.guard.Caller;
import dev.licet.guard.Public;
import dev.licet.guard.RequiresAuth;
import dev.licet.guard.RequiresDetail;
import dev.licet.guard.RequiresOwner;
import dev.licet.guard.RequiresRole;
import dev.licet.guard.RequiresScope;
import dev.licet.guard.RequiresStepUp;
import dev.licet.guard.RequiresUser;
import dev.licet.guard.Rule;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.core.annotation.AliasFor;
import org.springframework.web.method.HandlerMethod;

class MarkedRuleTest {
  @Test
  void isTheOneOnTheMethod() {
    assertThat(rule(new OnMethods(), "open")).contains(Rule.open());
    assertThat(rule(new OnMethods(), "token")).contains(Rule.authenticated());
    assertThat(rule(new OnMethods(), "all")).contains(Rule.allOf("a", "b"));
    assertThat(rule(new OnMethods(), "any")).contains(Rule.anyOf("a", "b"));
    assertThat(rule(new OnMethods(), "unmarked")).isEmpty();
  }

  static class OnMethods {
    @Public
    void open() {}

    @RequiresAuth
    void token() {}

    @RequiresScope({"a", "b"})
    void all() {}

    @RequiresScope(
        value = {"a", "b"},
        any = true)
    void any() {}

    void unmarked() {}
  }

  @Test
  void onTheMethodWinsOverTheOneOnTheClass() {
    assertThat(rule(new OnClass(), "admins")).contains(Rule.allOf("read:admin"));
    assertThat(rule(new OnClass(), "everybody")).contains(Rule.open());
    assertThat(rule(new OnClass(), "others")).contains(Rule.authenticated());
  }

  @RequiresAuth
  static class OnClass {
    @RequiresScope("read:admin")
    void admins() {}

    @Public
    void everybody() {}

    void others() {}
  }

  @Test
  void isInheritedFromAnInterfaceOrASuperclassAndMayBeReplaced() {
    assertThat(rule(new Below(), "onInterface")).contains(Rule.allOf("read:admin"));
    assertThat(rule(new Below(), "replaced")).contains(Rule.open());
    assertThat(rule(new Below(), "onSuperclass")).contains(Rule.anyOf("a", "b"));
    assertThat(rule(new Below(), "onSuperclassItself")).contains(Rule.authenticated());
  }

  interface Above {
    @RequiresScope("read:admin")
    void onInterface();

    @RequiresScope("read:admin")
    void replaced();
  }

  @RequiresAuth
  abstract static class Between {
    @RequiresScope(
        value = {"a", "b"},
        any = true)
    void onSuperclass() {}

    void onSuperclassItself() {}
  }

  static class Below extends Between implements Above {
    @Override
    public void onInterface() {}

    @Public
    @Override
    public void replaced() {}
  }

  @Test
  void mayStandOnAnAnnotationOfOnesOwn() {
    assertThat(rule(new OwnAnnotations(), "admins")).contains(Rule.allOf("read:admin"));
    assertThat(rule(new OwnAnnotations(), "readers")).contains(Rule.allOf("read:books"));
  }

  @Retention(RetentionPolicy.RUNTIME)
  @RequiresScope("read:admin")
  @interface Admins {}

  @Retention(RetentionPolicy.RUNTIME)
  @RequiresScope({})
  @interface Readers {
    @AliasFor(annotation = RequiresScope.class, attribute = "value")
    String[] of();
  }

  static class OwnAnnotations {
    @Admins
    void admins() {}

    @Readers(of = "read:books")
    void readers() {}
  }

  @Test
  void severalAddUp() {
    assertThat(rule(new Several(), "all").map(Rule::inWords))
        .contains(
            "permission read:books, and roles editor or author, and authorization detail loan with"
                + " actions extend, locations l, datatypes d, privileges p, identifier i, and a user,"
                + " and the user {userId} (404 to others), and a sign-in by mfa at most 60 s ago");
    assertThat(rule(new Several(), "token")).contains(Rule.allRoles("editor"));
    assertThat(rule(new Several(), "twice"))
        .contains(Rule.all(Rule.allOf("read:books"), Rule.allOf("read:admin")));
    assertThat(rule(new Several(), "orScope"))
        .contains(Rule.any(Rule.owner("id"), Rule.allOf("read:users")));
    assertThat(rule(new Several(), "detail"))
        .map(Rule::inWords)
        .contains("authorization detail loan");
  }

  static class Several {
    @RequiresStepUp(acr = "mfa", maxAge = 60)
    @RequiresOwner(value = "userId", hidden = true)
    @RequiresUser
    @RequiresDetail(
        type = "loan",
        actions = "extend",
        locations = "l",
        datatypes = "d",
        privileges = "p",
        identifier = "i")
    @RequiresRole(
        value = {"editor", "author"},
        any = true)
    @RequiresScope("read:books")
    void all() {}

    @RequiresAuth
    @RequiresRole("editor")
    void token() {}

    @Admins
    @RequiresScope("read:books")
    void twice() {}

    @RequiresOwner(value = "id", orScope = "read:users")
    void orScope() {}

    @RequiresDetail(type = "loan")
    void detail() {}
  }

  @Test
  void isRefusedIfTwoContradictEachOther() {
    assertThatThrownBy(() -> rule(new Contradictions(), "onMethod"))
        .isInstanceOf(StartRefused.class)
        .hasMessageContaining("onMethod")
        .hasMessageContaining("contradict");
    assertThatThrownBy(() -> rule(new Contradictions(), "fromAbove"))
        .isInstanceOf(StartRefused.class)
        .hasMessageContaining("fromAbove");
    assertThatThrownBy(() -> rule(new ContradictionOnClass(), "method"))
        .isInstanceOf(StartRefused.class)
        .hasMessageContaining("ContradictionOnClass");
  }

  interface SaysPublic {
    @Public
    void fromAbove();
  }

  interface SaysToken {
    @RequiresAuth
    void fromAbove();
  }

  static class Contradictions implements SaysPublic, SaysToken {
    @Public
    @RequiresScope("read:admin")
    void onMethod() {}

    @Override
    public void fromAbove() {}
  }

  @Public
  @RequiresAuth
  static class ContradictionOnClass {
    void method() {}
  }

  @Test
  void isRefusedIfItWouldCheckNothing() { // G30
    assertThatThrownBy(() -> rule(new Vacuous(), "none"))
        .isInstanceOf(StartRefused.class)
        .hasMessageContaining("@RequiresScope: ")
        .hasMessageContaining("at least one permission");
    assertThatThrownBy(() -> rule(new Vacuous(), "blank"))
        .isInstanceOf(StartRefused.class)
        .hasMessageContaining("'read admin'");
  }

  @Test
  void isRefusedIfOneOfTheOtherKindsWouldCheckNothing() { // G30
    for (String name : new String[] {"noRole", "noOwner", "noStepUp", "negativeAge", "noType"}) {
      assertThatThrownBy(() -> rule(new Vacuous(), name))
          .as(name)
          .isInstanceOf(StartRefused.class)
          .hasMessageContaining("cannot be guarded: @Requires");
    }
  }

  static class Vacuous {
    @RequiresRole({})
    void noRole() {}

    @RequiresOwner("")
    void noOwner() {}

    @RequiresStepUp
    void noStepUp() {}

    @RequiresStepUp(maxAge = -1)
    void negativeAge() {}

    @RequiresDetail(type = " ")
    void noType() {}

    @RequiresScope({})
    void none() {}

    @RequiresScope("read admin")
    void blank() {}
  }

  @Test
  void isRefusedIfItIsPublicAndTheMethodCannotDoWithoutACaller() {
    assertThatThrownBy(() -> rule(new Callers(), "needed"))
        .isInstanceOf(StartRefused.class)
        .hasMessageContaining("Callers#needed")
        .hasMessageContaining("Optional<Caller>");
    assertThat(rule(new Callers(), "optional")).contains(Rule.open());
    assertThat(rule(new Callers(), "nullable")).contains(Rule.open());
  }

  @Public
  static class Callers {
    void needed(Caller caller) {}

    void optional(Optional<Caller> caller) {}

    void nullable(@Nullable Caller caller) {}
  }

  @Test
  void isTheOneOnTheClassOfAnyOtherHandler() {
    assertThat(rules().of(new OnClass())).contains(Rule.authenticated());
    assertThat(rules().of(new OnMethods())).isEmpty();
  }

  /** Of an application without conditions of its own. */
  private static RouteRules rules() {
    return new RouteRules(
        type -> {
          throw new IllegalArgumentException("no " + type);
        },
        handler -> Optional.empty());
  }

  private static Optional<Rule> rule(Object controller, String name) {
    return Arrays.stream(controller.getClass().getDeclaredMethods())
        .filter(method -> method.getName().equals(name))
        .findFirst()
        .or(() ->
            Arrays.stream(controller.getClass().getSuperclass().getDeclaredMethods())
                .filter(method -> method.getName().equals(name))
                .findFirst())
        .map(method -> rules().of(new HandlerMethod(controller, method)))
        .orElseThrow();
  }
}
