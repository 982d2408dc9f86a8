package dev.licet.identity.authorize;

import static java.nio.charset.StandardCharsets.US_ASCII;

import dev.licet.identity.authorize.push.PushedRequests;
import dev.licet.identity.authorize.request.AuthorizationRequest;
import dev.licet.identity.authorize.request.AuthorizationRequests;
import dev.licet.identity.authorize.request.Reading;
import dev.licet.identity.login.Languages;
import dev.licet.identity.login.LoginPages;
import dev.licet.identity.login.LoginRefused;
import dev.licet.identity.oauth.Attempt;
import dev.licet.identity.oauth.FormBody;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/**
 * {@code /authorize}, where applications send a browser.
 *
 * @see <a href="https://openid.net/specs/openid-connect-core-1_0.html#AuthRequest">OpenID Connect
 *     Core, 3.1.2.1</a>
 */
@LoginPages
class AuthorizePages {
  static final String PATH = "/authorize";
  static final String RESUME = PATH + "/resume";

  /** What fits into a request line. */
  private static final int LONGEST = 6_000;

  private final AuthorizationRequests requests;
  private final PushedRequests pushed;
  private final PendingAuthorizations pending;
  private final AuthorizationFlow flow;
  private final AuthorizationAnswers answers;
  private final Languages languages;
  private final ApplicationEventPublisher events;

  AuthorizePages(
      AuthorizationRequests requests,
      PushedRequests pushed,
      PendingAuthorizations pending,
      AuthorizationFlow flow,
      AuthorizationAnswers answers,
      Languages languages,
      ApplicationEventPublisher events) {
    this.requests = requests;
    this.pushed = pushed;
    this.pending = pending;
    this.flow = flow;
    this.answers = answers;
    this.languages = languages;
    this.events = events;
  }

  @GetMapping(PATH)
  ModelAndView authorize(HttpServletRequest request, HttpServletResponse response) {
    var query = Objects.requireNonNullElse(request.getQueryString(), "");
    var parameters = parameters(query);
    var reference = Optional.ofNullable(parameters.get("request_uri"));
    if (reference.filter(PushedRequests::isReference).isEmpty()) {
      var received = requests.receiveUnpushed(parameters);
      return answer(received.reading(), received.parameters(), Optional.empty(), request, response);
    }
    var sent = pushed.take(reference.get(), requests.clientId(parameters).orElse(""));
    var ahead = sent.orElseThrow(AuthorizePages::malformed);
    return answer(requests.read(ahead), ahead, Optional.empty(), request, response);
  }

  /**
   * The same as a form. The browser is sent on to the same as a query: a form of another site does
   * not bring the cookies along that tell who is here.
   */
  @PostMapping(path = PATH, consumes = MediaType.APPLICATION_FORM_URLENCODED_VALUE)
  ModelAndView post(HttpServletRequest request) throws IOException {
    var body = request.getInputStream().readNBytes(LONGEST + 1);
    var form = new String(body, US_ASCII);
    if (body.length > LONGEST || !form.matches("[\\x21-\\x7e&&[^\"<>\\\\^`{|}#]]*")) {
      throw malformed();
    }
    return AuthorizationAnswers.found(PATH + "?" + form);
  }

  /** Goes on where the user was asked something. */
  @GetMapping(RESUME)
  ModelAndView resume(
      @RequestParam(defaultValue = "") String state,
      HttpServletRequest request,
      HttpServletResponse response) {
    var found = pending.find(state, request).orElseThrow(AuthorizationFlow::over);
    var parameters = found.parameters();
    return answer(requests.read(parameters), parameters, Optional.of(found), request, response);
  }

  private ModelAndView answer(
      Reading reading,
      Map<String, String> parameters,
      Optional<PendingAuthorization> kept,
      HttpServletRequest request,
      HttpServletResponse response) {
    languages.prefer(AuthorizationRequest.words(parameters, "ui_locales"), request);
    return switch (reading) {
      case Reading.Accepted(var wanted) -> flow.go(new Turn(wanted, kept, request, response));
      case Reading.Refused(var client, var replyTo, var error) -> {
        var silent = AuthorizationRequest.words(parameters, "prompt").contains("none");
        events.publishEvent(new AuthorizationRefused(client, error, silent));
        yield answers.error(replyTo, error, response);
      }
      case Reading.Unanswerable(var status, var problem, _) ->
          throw new LoginRefused(status, problem);
    };
  }

  private static Map<String, String> parameters(String query) {
    return switch (FormBody.parse(query)) {
      case Attempt.Success<Map<String, String>>(var parameters) -> parameters;
      case Attempt.Failure<Map<String, String>> _ -> throw malformed();
    };
  }

  private static LoginRefused malformed() {
    return new LoginRefused(HttpStatus.BAD_REQUEST, "authorize");
  }
}
