package dev.licet.identity.recovery;

import dev.licet.identity.application.Applications;
import dev.licet.identity.login.Languages;
import dev.licet.identity.login.LoginHeaders;
import dev.licet.identity.login.LoginPages;
import dev.licet.identity.login.PasswordHint;
import dev.licet.identity.password.Passwords;
import dev.licet.identity.password.PasswordsBusy;
import dev.licet.identity.settings.TenantSettings;
import dev.licet.identity.signin.PendingSignIns;
import dev.licet.identity.signin.SignInLanguage;
import dev.licet.identity.user.Users;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Map;
import java.util.Optional;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** Another password instead of a forgotten one: asked for, and chosen by the link in the mail. */
@LoginPages
@RequestMapping("/u/reset-password")
class ResetPages {
  private static final String REQUEST = "/request";
  private static final String REQUEST_AT = "/request/{connection}";

  private final MailRequests requests;
  private final Tickets tickets;
  private final TicketPages pages;
  private final PasswordReset reset;
  private final Passwords passwords;
  private final Users users;
  private final Applications applications;
  private final TenantSettings settings;
  private final SignInLanguage signInLanguage;

  ResetPages(
      MailRequests requests,
      Tickets tickets,
      TicketPages pages,
      PasswordReset reset,
      Passwords passwords,
      Users users,
      Applications applications,
      TenantSettings settings,
      SignInLanguage signInLanguage) {
    this.requests = requests;
    this.tickets = tickets;
    this.pages = pages;
    this.reset = reset;
    this.passwords = passwords;
    this.users = users;
    this.applications = applications;
    this.settings = settings;
    this.signInLanguage = signInLanguage;
  }

  /**
   * Asks for the e-mail.
   *
   * @param connection where the account is
   * @param state of the sign-in that the user came from, to go back there
   */
  @GetMapping({REQUEST, REQUEST_AT})
  ModelAndView ask(
      @PathVariable Optional<String> connection,
      @RequestParam(defaultValue = "") String state,
      HttpServletRequest request) {
    signInLanguage.prefer(state, request);
    return page("recovery/request", state).addObject("connection", name(connection));
  }

  /** The same answer whether there is such an account or not. */
  @PostMapping({REQUEST, REQUEST_AT})
  ModelAndView send(
      @PathVariable Optional<String> connection,
      @RequestParam(defaultValue = "") String email,
      @RequestParam(defaultValue = "") String state,
      HttpServletRequest request) {
    signInLanguage.prefer(state, request);
    requests.forgotten(
        email,
        name(connection),
        Languages.tag(request),
        PendingSignIns.clientId(state),
        request.getRemoteAddr());
    return page("recovery/requested", state).addObject("email", email);
  }

  private ModelAndView page(String template, String state) {
    var client = applications.shownName(PendingSignIns.clientId(state));
    return new ModelAndView(template, Map.of("state", handle(state), "clientName", client));
  }

  @GetMapping
  ModelAndView form(@RequestParam(defaultValue = "") String ticket, HttpServletResponse response) {
    return form(HttpStatus.OK, ticket, "", response);
  }

  @PostMapping
  ModelAndView change(
      @RequestParam(defaultValue = "") String ticket,
      @RequestParam(defaultValue = "") String password,
      @RequestParam(defaultValue = "") String repeat,
      HttpServletRequest request,
      HttpServletResponse response) {
    var user = reset.userOf(ticket);
    if (user.isPresent() && users.passwordProblem(user.get(), password).isPresent()) {
      return form(HttpStatus.UNPROCESSABLE_CONTENT, ticket, "signup.password-weak", response);
    }
    if (user.isPresent() && !repeat.equals(password)) {
      return form(HttpStatus.UNPROCESSABLE_CONTENT, ticket, "recovery.differs", response);
    }
    try {
      var spent =
          user.flatMap(_ -> reset.complete(ticket, passwords.hash(password)))
              .or(() -> reset.completedJustNow(ticket, password, request.getRemoteAddr()))
              .orElseThrow(EmailVerificationPages::dead);
      return pages.done(
          spent, "changed", "You can now login to the application with the new password.");
    } catch (PasswordsBusy e) {
      response.setHeader(HttpHeaders.RETRY_AFTER, Integer.toString(PasswordsBusy.RETRY_AFTER));
      return form(HttpStatus.TOO_MANY_REQUESTS, ticket, "signin.busy", response);
    }
  }

  private ModelAndView form(
      HttpStatus status, String ticket, String problem, HttpServletResponse response) {
    var user = reset.userOf(ticket).orElseThrow(EmailVerificationPages::dead);
    var found =
        tickets.look(TicketKind.PASSWORD_CHANGE, ticket).orElseThrow(EmailVerificationPages::dead);
    LoginHeaders.allowAnswerAt(found.resultUrl(), response);
    var page = pages.ask("recovery/reset", ticket, found);
    page.setStatus(status);
    return page.addObject("problem", problem)
        .addObject("hint", PasswordHint.of(users.policy(user)));
  }

  /** Of any name that a connection can have: nobody is told which there are. */
  private String name(Optional<String> connection) {
    return connection
        .filter(text -> text.matches("[A-Za-z0-9-]{1,128}"))
        .orElseGet(settings::defaultDatabase);
  }

  /** Only what a handle can look like goes into a link. */
  private static String handle(String state) {
    return PendingSignIns.isHandle(state) ? state : "";
  }
}
