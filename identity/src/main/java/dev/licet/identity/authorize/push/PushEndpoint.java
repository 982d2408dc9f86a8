package dev.licet.identity.authorize.push;

import dev.licet.identity.application.Application;
import dev.licet.identity.authorize.request.AuthorizationRequests;
import dev.licet.identity.authorize.request.DocumentedClients;
import dev.licet.identity.authorize.request.Reading;
import dev.licet.identity.oauth.Attempt;
import dev.licet.identity.oauth.ClientAuthentication;
import dev.licet.identity.oauth.OAuthAnswers;
import dev.licet.identity.oauth.OAuthError;
import dev.licet.identity.oauth.OAuthRequest;
import dev.licet.identity.oauth.OAuthRequestReader;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * {@code POST /oauth/par}, where applications send a request ahead.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc9126">RFC 9126</a>
 */
@RestController
@RequestMapping("/oauth/par")
class PushEndpoint {
  /** What proves who the application is belongs to this call, not to the request. */
  private static final List<String> CREDENTIALS =
      List.of("client_secret", "client_assertion", "client_assertion_type");

  private final OAuthRequestReader reader;
  private final ClientAuthentication clients;
  private final DocumentedClients documented;
  private final AuthorizationRequests requests;
  private final PushedRequests pushed;
  private final OAuthAnswers answers;
  private final ApplicationEventPublisher events;

  PushEndpoint(
      OAuthRequestReader reader,
      ClientAuthentication clients,
      DocumentedClients documented,
      AuthorizationRequests requests,
      PushedRequests pushed,
      OAuthAnswers answers,
      ApplicationEventPublisher events) {
    this.reader = reader;
    this.clients = clients;
    this.documented = documented;
    this.requests = requests;
    this.pushed = pushed;
    this.answers = answers;
    this.events = events;
  }

  @PostMapping
  ResponseEntity<Map<String, Object>> push(HttpServletRequest request) throws IOException {
    var attempt =
        reader
            .read(request)
            .then(sent -> documented.described(sent, clients))
            .then(sent -> clients.identify(sent).then(client -> push(client, sent)));
    return switch (attempt) {
      case Attempt.Success<String>(var reference) ->
          answers.of(
              201,
              Map.of("request_uri", reference, "expires_in", PushedRequests.LIFETIME.toSeconds()));
      case Attempt.Failure<String>(var error) -> answers.of(error);
    };
  }

  @RequestMapping
  ResponseEntity<Map<String, Object>> refuseOtherMethods() {
    return answers.methodNotAllowed();
  }

  private Attempt<String> push(Application client, OAuthRequest sent) {
    var parameters = new HashMap<>(sent.parameters());
    parameters.keySet().removeAll(CREDENTIALS);
    parameters.put("client_id", client.wireId());
    return switch (requests.receive(parameters).reading()) {
      case Reading.Accepted(var wanted) ->
          Attempt.of(pushed.push(client.clientId(), wanted.parameters()));
      case Reading.Refused(_, _, var error) -> refused(client, error);
      case Reading.Unanswerable(_, _, var error) -> refused(client, error);
    };
  }

  private Attempt<String> refused(Application client, OAuthError error) {
    events.publishEvent(new PushRefused(client, error));
    return Attempt.failed(error);
  }
}
