package dev.licet.identity.authorize;

import dev.licet.identity.authorize.request.AuthorizeErrors;
import dev.licet.identity.dashboard.SeeOther;
import dev.licet.identity.login.LoginPages;
import dev.licet.identity.login.PageOwner;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Map;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** The page that asks whether it was the user who wanted to sign in. */
@LoginPages
@RequestMapping(ConfirmationPages.PATH)
class ConfirmationPages {
  static final String PATH = "/u/confirmation";

  private final PendingTurns turns;
  private final SignInRules signInRules;
  private final AuthorizationFlow flow;

  ConfirmationPages(PendingTurns turns, SignInRules signInRules, AuthorizationFlow flow) {
    this.turns = turns;
    this.signInRules = signInRules;
    this.flow = flow;
  }

  @GetMapping
  ModelAndView ask(
      @RequestParam(defaultValue = "") String state,
      HttpServletRequest request,
      HttpServletResponse response) {
    var turn = turns.enter(state, request, response);
    return signInRules
        .present(turn)
        .map(here ->
            new ModelAndView(
                "authorize/confirmation",
                Map.of(
                    "state", state,
                    "clientName", turn.wanted().client().shownName(),
                    "email", here.user().email(),
                    "owner", PageOwner.mark(here.user().id()))))
        .orElseGet(() -> goOn(state));
  }

  @PostMapping
  ModelAndView answer(
      @RequestParam(defaultValue = "") String state,
      @RequestParam(defaultValue = "") String answer,
      HttpServletRequest request,
      HttpServletResponse response) {
    var turn = turns.enter(state, request, response);
    var here = signInRules.present(turn);
    if (here.filter(now -> PageOwner.isAnother(request, now.user().id())).isPresent()) {
      return SeeOther.to(PATH + "?state={state}", state);
    }
    boolean agrees = answer.equals("accept");
    if (turn.isAgain()) {
      return flow.again(turn, agrees);
    }
    if (!agrees) {
      return flow.refuse(turn, AuthorizeErrors.declined());
    }
    turns.agree(state, request);
    return goOn(state);
  }

  private static ModelAndView goOn(String state) {
    return SeeOther.to(AuthorizePages.RESUME + "?state={state}", state);
  }
}
