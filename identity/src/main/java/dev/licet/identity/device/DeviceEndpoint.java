package dev.licet.identity.device;

import dev.licet.identity.application.Application;
import dev.licet.identity.authorize.request.DocumentedClients;
import dev.licet.identity.issuing.Audiences;
import dev.licet.identity.issuing.OfflineAccess;
import dev.licet.identity.oauth.Attempt;
import dev.licet.identity.oauth.ClientAuthentication;
import dev.licet.identity.oauth.OAuthAnswers;
import dev.licet.identity.oauth.OAuthError;
import dev.licet.identity.oauth.OAuthRequest;
import dev.licet.identity.oauth.OAuthRequestReader;
import dev.licet.identity.shared.Issuer;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * {@code POST /oauth/device/code}: a device begins.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc8628#section-3.1">RFC 8628, 3.1</a>
 */
@RestController
@RequestMapping("/oauth/device/code")
class DeviceEndpoint {
  private final OAuthRequestReader reader;
  private final ClientAuthentication clients;
  private final DocumentedClients documented;
  private final Audiences audiences;
  private final OfflineAccess offlineAccess;
  private final DeviceCodes codes;
  private final OAuthAnswers answers;
  private final String activate;

  DeviceEndpoint(
      OAuthRequestReader reader,
      ClientAuthentication clients,
      DocumentedClients documented,
      Audiences audiences,
      OfflineAccess offlineAccess,
      DeviceCodes codes,
      OAuthAnswers answers,
      Issuer issuer) {
    this.reader = reader;
    this.clients = clients;
    this.documented = documented;
    this.audiences = audiences;
    this.offlineAccess = offlineAccess;
    this.codes = codes;
    this.answers = answers;
    this.activate = issuer.url() + "activate";
  }

  @PostMapping
  ResponseEntity<Map<String, Object>> start(HttpServletRequest request) throws IOException {
    return switch (reader.read(request).then(this::start)) {
      case Attempt.Success<DeviceCodes.Started>(var started) -> answers.of(200, body(started));
      case Attempt.Failure<DeviceCodes.Started>(var error) -> answers.of(error);
    };
  }

  @RequestMapping
  ResponseEntity<Map<String, Object>> refuseOtherMethods() {
    return answers.methodNotAllowed();
  }

  private Attempt<DeviceCodes.Started> start(OAuthRequest request) {
    return documented
        .described(request, clients)
        .then(clients::identify)
        .then(DeviceEndpoint::admitted)
        .then(client ->
            audiences
                .of(request.audience())
                .then(audience ->
                    Attempt.of(
                        codes.start(
                            new DeviceRequest(
                                client.clientId(),
                                audience,
                                offlineAccess.keep(request.scope(), client, audience))))));
  }

  private static Attempt<Application> admitted(Application client) {
    return client.mayUse(DeviceCodes.GRANT_TYPE)
        ? Attempt.of(client)
        : Attempt.failed(OAuthError.grantTypeNotAllowed(DeviceCodes.GRANT_TYPE));
  }

  private Map<String, Object> body(DeviceCodes.Started started) {
    var body = new LinkedHashMap<String, Object>();
    body.put("device_code", started.deviceCode());
    body.put("user_code", started.userCode().shown());
    body.put("verification_uri", activate);
    body.put("verification_uri_complete", activate + "?user_code=" + started.userCode().shown());
    body.put("expires_in", DeviceCodes.LIFETIME.toSeconds());
    body.put("interval", DeviceCodes.INTERVAL.toSeconds());
    return body;
  }
}
