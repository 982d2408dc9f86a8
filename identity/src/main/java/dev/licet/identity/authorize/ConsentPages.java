package dev.licet.identity.authorize;

import dev.licet.identity.application.Application;
import dev.licet.identity.application.ClientDocument;
import dev.licet.identity.authorize.SignInRules.Present;
import dev.licet.identity.authorize.request.AuthorizeErrors;
import dev.licet.identity.consent.Consents;
import dev.licet.identity.consent.ScopeWords;
import dev.licet.identity.dashboard.SeeOther;
import dev.licet.identity.issuing.Authorization;
import dev.licet.identity.login.LoginHeaders;
import dev.licet.identity.login.LoginPages;
import dev.licet.identity.login.PageOwner;
import dev.licet.identity.oauth.Attempt;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** The page that asks whether an application may have what it asks for. */
@LoginPages
@RequestMapping(ConsentPages.PATH)
class ConsentPages {
  static final String PATH = "/u/consent";

  private final PendingTurns turns;
  private final SignInRules signInRules;
  private final GrantRules grantRules;
  private final AuthorizationFlow flow;
  private final Consents consents;
  private final ScopeWords words;

  ConsentPages(
      PendingTurns turns,
      SignInRules signInRules,
      GrantRules grantRules,
      AuthorizationFlow flow,
      Consents consents,
      ScopeWords words) {
    this.turns = turns;
    this.signInRules = signInRules;
    this.grantRules = grantRules;
    this.flow = flow;
    this.consents = consents;
    this.words = words;
  }

  /** What is asked of whom. */
  record Question(String state, Turn turn, Present here, Authorization authorization) {
    String userId() {
      return here.user().id();
    }
  }

  @GetMapping
  ModelAndView ask(
      @RequestParam(defaultValue = "") String state,
      HttpServletRequest request,
      HttpServletResponse response) {
    return question(turns.enter(state, request, response), state)
        .map(question -> page(question, response))
        .orElseGet(() -> goOn(state));
  }

  /**
   * Takes the answer. It is for what the page showed, of whom it named, and no more: what came to
   * be allowed meanwhile is asked anew, and so is who came meanwhile.
   */
  @PostMapping
  ModelAndView answer(
      @RequestParam(defaultValue = "") String state,
      @RequestParam(defaultValue = "") String answer,
      @RequestParam(defaultValue = "") String scope,
      HttpServletRequest request,
      HttpServletResponse response) {
    var turn = turns.enter(state, request, response);
    var question = question(turn, state);
    if (question.filter(now -> PageOwner.isAnother(request, now.userId())).isPresent()) {
      return SeeOther.to(PATH + "?state={state}", state);
    }
    boolean agrees = answer.equals("accept");
    if (turn.isAgain()) {
      return flow.again(turn, agrees);
    }
    if (!agrees) {
      return flow.refuse(turn, AuthorizeErrors.declined());
    }
    question.ifPresent(asked -> give(asked, List.of(scope.split(" "))));
    return goOn(state);
  }

  private void give(Question question, List<String> shown) {
    var authorization = question.authorization();
    consents.give(
        authorization.userId(),
        authorization.clientId(),
        authorization.audience(),
        authorization.scope().stream().filter(shown::contains).toList());
    turns.agree(question.state(), question.turn().request());
  }

  /** Nothing where the user is no longer here, or may no longer be asked. */
  private Optional<Question> question(Turn turn, String state) {
    return signInRules
        .present(turn)
        .flatMap(here ->
            grantRules.authorization(turn.wanted(), here.user(), here.session())
                    instanceof Attempt.Success<Authorization>(var authorization)
                ? Optional.of(new Question(state, turn, here, authorization))
                : Optional.empty());
  }

  private ModelAndView page(Question question, HttpServletResponse response) {
    var client = question.turn().wanted().client();
    LoginHeaders.allowLogo(client.links().logo(), response);
    var scope = question.authorization().scope();
    return new ModelAndView(
        "authorize/consent",
        Map.of(
            "state", question.state(),
            "client", client,
            "clientName", client.shownName(),
            "host", host(client),
            "email", question.here().user().email(),
            "owner", PageOwner.mark(question.userId()),
            "asked", words.of(scope, question.authorization().audience()),
            "scope", String.join(" ", scope)));
  }

  /** Who answers for an application that nobody here does; empty for others. */
  private static String host(Application client) {
    return client.document().map(ClientDocument::host).orElse("");
  }

  private static ModelAndView goOn(String state) {
    return SeeOther.to(AuthorizePages.RESUME + "?state={state}", state);
  }
}
