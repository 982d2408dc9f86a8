package dev.licet.identity.device;

import dev.licet.identity.application.ClientDocument;
import dev.licet.identity.consent.ScopeWords;
import dev.licet.identity.dashboard.SeeOther;
import dev.licet.identity.device.Activations.Activation;
import dev.licet.identity.login.LoginPages;
import dev.licet.identity.login.PageOwner;
import dev.licet.identity.session.BrowserSession;
import dev.licet.identity.session.BrowserSessions;
import dev.licet.identity.user.User;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Map;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/**
 * Where a user enters the code that a device shows, and says whether it may come in. The code is
 * shown again before that: whoever was sent a link compares it with the device (RFC 8628, 5.4).
 */
@LoginPages
@RequestMapping(ActivationPages.PATH)
class ActivationPages {
  static final String PATH = "/u/activate";
  static final String CONFIRM = PATH + "/confirm";

  private final Activations activations;
  private final BrowserSessions sessions;
  private final ScopeWords words;

  ActivationPages(Activations activations, BrowserSessions sessions, ScopeWords words) {
    this.activations = activations;
    this.sessions = sessions;
    this.words = words;
  }

  @GetMapping
  ModelAndView form(@RequestParam(name = "user_code", defaultValue = "") String typed) {
    return page(HttpStatus.OK, UserCode.typed(typed).map(UserCode::shown).orElse(""), "");
  }

  @PostMapping
  ModelAndView enter(
      @RequestParam(name = "user_code", defaultValue = "") String typed,
      HttpServletRequest request) {
    return switch (activations.find(typed, request.getRemoteAddr())) {
      case Activations.Found(var activation) ->
          SeeOther.to(CONFIRM + "?user_code={code}", activation.code().shown());
      case Activations.Missed missed -> missed(missed, typed);
    };
  }

  @GetMapping("/confirm")
  ModelAndView ask(
      @RequestParam(name = "user_code", defaultValue = "") String typed,
      HttpServletRequest request,
      HttpServletResponse response) {
    return switch (activations.find(typed, request.getRemoteAddr())) {
      case Activations.Found(var activation) ->
          sessions
              .current(request)
              .flatMap(session -> activations.user(activation, session))
              .map(user -> confirm(activation, user))
              .orElseGet(() -> signIn(activation, request, response));
      case Activations.Missed missed -> missed(missed, typed);
    };
  }

  @PostMapping("/confirm")
  ModelAndView decide(
      @RequestParam(name = "user_code", defaultValue = "") String typed,
      @RequestParam(defaultValue = "") String decision,
      HttpServletRequest request,
      HttpServletResponse response) {
    boolean allowed = decision.equals("allow");
    return switch (activations.find(typed, request.getRemoteAddr())) {
      case Activations.Found(var activation) ->
          sessions
              .current(request)
              .flatMap(session ->
                  activations
                      .user(activation, session)
                      .map(user ->
                          PageOwner.isAnother(request, user.id())
                              ? confirm(activation, user)
                              : decided(activation, session, allowed)))
              .orElseGet(() -> signIn(activation, request, response));
      case Activations.Missed missed when missed.equals(Activations.WRONG) ->
          sessions
              .current(request)
              .filter(session -> activations.isDecided(typed, allowed, session))
              .map(_ -> done(allowed, ""))
              .orElseGet(() -> missed(missed, typed));
      case Activations.Missed missed -> missed(missed, typed);
    };
  }

  private ModelAndView decided(Activation activation, BrowserSession session, boolean allowed) {
    var first =
        allowed ? activations.allow(activation, session) : activations.deny(activation, session);
    return first || activations.isDecided(activation.code().shown(), allowed, session)
        ? done(allowed, activation.client().shownName())
        : missed(Activations.WRONG, "");
  }

  private static ModelAndView done(boolean allowed, String clientName) {
    return new ModelAndView(
        "login/done",
        Map.of("name", allowed ? "device-allowed" : "device-denied", "clientName", clientName));
  }

  private ModelAndView signIn(
      Activation activation, HttpServletRequest request, HttpServletResponse response) {
    return activations
        .signIn(activation, request, response)
        .map(SeeOther::exactly)
        .orElseGet(() -> page(HttpStatus.FORBIDDEN, activation.code().shown(), "device.nobody"));
  }

  private ModelAndView confirm(Activation activation, User user) {
    return new ModelAndView(
        "device/confirm",
        Map.of(
            "client", activation.client(),
            "clientName", activation.client().shownName(),
            "host", activation.client().document().map(ClientDocument::host).orElse(""),
            "code", activation.code().shown(),
            "asked", words.of(activation.request().scope(), activation.request().audience()),
            "email", user.email(),
            "owner", PageOwner.mark(user.id())));
  }

  private static ModelAndView missed(Activations.Missed missed, String typed) {
    return page(missed.status(), typed, missed.problem());
  }

  private static ModelAndView page(HttpStatus status, String code, String problem) {
    return new ModelAndView("device/code", Map.of("code", code, "problem", problem), status);
  }
}
