package dev.licet.identity.authorize;

import static java.util.Objects.requireNonNull;

import dev.licet.identity.authorize.SignInRules.Present;
import dev.licet.identity.authorize.request.AuthorizeErrors;
import dev.licet.identity.issuing.Authorization;
import dev.licet.identity.login.LoginRefused;
import dev.licet.identity.oauth.Attempt;
import dev.licet.identity.oauth.OAuthError;
import dev.licet.identity.signin.PendingSignIn;
import dev.licet.identity.signin.PendingSignIns;
import java.util.List;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;
import org.springframework.web.servlet.ModelAndView;

/** The way of every request: is the user here, may the application, does the user agree. */
@Component
class AuthorizationFlow {
  private final SignInRules signInRules;
  private final GrantRules grantRules;
  private final ConsentRules consentRules;
  private final ConfirmationRules confirmationRules;
  private final PendingAuthorizations pending;
  private final PendingSignIns signIns;
  private final Issuance issuance;
  private final AuthorizationAnswers answers;
  private final TransactionOperations writing;
  private final ApplicationEventPublisher events;

  AuthorizationFlow(
      SignInRules signInRules,
      GrantRules grantRules,
      ConsentRules consentRules,
      ConfirmationRules confirmationRules,
      PendingAuthorizations pending,
      PendingSignIns signIns,
      Issuance issuance,
      AuthorizationAnswers answers,
      TransactionOperations writing,
      ApplicationEventPublisher events) {
    this.signInRules = signInRules;
    this.grantRules = grantRules;
    this.consentRules = consentRules;
    this.confirmationRules = confirmationRules;
    this.pending = pending;
    this.signIns = signIns;
    this.issuance = issuance;
    this.answers = answers;
    this.writing = writing;
    this.events = events;
  }

  ModelAndView go(Turn turn) {
    // Nobody signs in for an API that does not exist.
    if (grantRules.audience(turn.wanted()) instanceof Attempt.Failure<?>(var error)) {
      return refuse(turn, error);
    }
    var here = signInRules.present(turn);
    if (here.isPresent() && !mustChoose(turn)) {
      return go(turn, here.get());
    }
    return turn.wanted().isSilent() || signInRules.isSomebodyElse(turn)
        ? refuse(turn, AuthorizeErrors.loginRequired())
        : answer(turn, signInRules.connection(turn).then(name -> Attempt.of(signIn(turn, name))));
  }

  /** Answers an application that cannot have what it asks for. */
  ModelAndView refuse(Turn turn, OAuthError error) {
    if (finish(turn)) {
      events.publishEvent(
          new AuthorizationRefused(turn.wanted().client(), error, turn.wanted().isSilent()));
    }
    return answers.error(turn.wanted().replyTo(), error, turn.response());
  }

  /**
   * Answers a form that is sent once more as it was answered before. Who has agreed and is here
   * still is sent on with a code once more, as they would be if they came anew.
   */
  ModelAndView again(Turn turn, boolean agrees) {
    var here = signInRules.present(turn);
    if (here.isEmpty() || turn.pending().filter(kept -> kept.consented() == agrees).isEmpty()) {
      throw over();
    }
    return agrees ? go(turn, here.get()) : refuse(turn, AuthorizeErrors.declined());
  }

  private ModelAndView go(Turn turn, Present here) {
    return answer(
        turn,
        grantRules
            .authorization(turn.wanted(), here.user(), here.session())
            .then(authorization -> {
              if (consentRules.mustAsk(turn, authorization)) {
                return ask(turn, ConsentPages.PATH);
              }
              return confirmationRules.mustAsk(turn, here)
                  ? ask(turn, ConfirmationPages.PATH)
                  : grant(turn, here, authorization);
            }));
  }

  private Attempt<ModelAndView> ask(Turn turn, String page) {
    return turn.wanted().isSilent()
        ? Attempt.failed(AuthorizeErrors.consentRequired())
        : Attempt.of(AuthorizationAnswers.found(page + "?state=" + handle(turn)));
  }

  private Attempt<ModelAndView> grant(Turn turn, Present here, Authorization authorization) {
    var _ = finish(turn);
    return issuance
        .issue(turn.wanted(), authorization)
        .then(members -> {
          if (turn.wanted().isSilent()) {
            events.publishEvent(new SilentlySignedIn(turn.wanted().client(), here.user()));
          }
          return Attempt.of(answers.answer(turn.wanted().replyTo(), members, turn.response()));
        });
  }

  private ModelAndView answer(Turn turn, Attempt<ModelAndView> attempt) {
    return switch (attempt) {
      case Attempt.Success<ModelAndView>(var answer) -> answer;
      case Attempt.Failure<ModelAndView>(var error) -> refuse(turn, error);
    };
  }

  private ModelAndView signIn(Turn turn, String connection) {
    return requireNonNull(writing.execute(_ -> started(turn, connection)));
  }

  private ModelAndView started(Turn turn, String connection) {
    var wanted = turn.wanted();
    return AuthorizationAnswers.found(
        signIns.start(
            new PendingSignIn(
                wanted.client().clientId(),
                wanted.client().shownName(),
                connection,
                signInRules.loginHint(turn),
                wanted.find("screen_hint").filter("signup"::equals).isPresent(),
                wanted.words("ui_locales"),
                mustChoose(turn) ? List.of("select_account") : List.of(),
                wanted.replyTo().redirectUri(),
                AuthorizePages.RESUME + "?state=" + handle(turn)),
            turn.request(),
            turn.response()));
  }

  /** Once: who comes back has chosen. */
  private static boolean mustChoose(Turn turn) {
    return turn.pending().isEmpty()
        && turn.wanted().prompts("select_account")
        && !turn.wanted().prompts("login");
  }

  private String handle(Turn turn) {
    return turn.pending()
        .map(PendingAuthorization::handle)
        .orElseGet(
            () -> pending.start(turn.wanted().parameters(), turn.request(), turn.response()));
  }

  /** Whether it was not answered before. */
  private boolean finish(Turn turn) {
    if (turn.isAgain()) {
      return false;
    }
    if (turn.pending().isPresent()
        && !pending.finish(turn.pending().get().handle(), turn.request())) {
      throw over();
    }
    return true;
  }

  /** It took too long, is done, or came in another browser. */
  static LoginRefused over() {
    return new LoginRefused(HttpStatus.BAD_REQUEST, "sign-in");
  }
}
