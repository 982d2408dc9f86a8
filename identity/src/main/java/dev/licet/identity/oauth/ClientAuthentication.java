package dev.licet.identity.oauth;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.licet.identity.application.Application;
import dev.licet.identity.application.Applications;
import dev.licet.identity.shared.FieldChecks;
import java.util.Base64;
import java.util.Optional;
import org.springframework.stereotype.Component;

/**
 * Finds out which application asks: by its id and secret in the body or, each of them encoded as in
 * a form, in HTTP Basic; or by a JWT that it signed; never by several of these. Or by the
 * certificate that it shows.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc6749#section-2.3.1">RFC 6749, 2.3.1</a>
 */
@Component
public class ClientAuthentication {
  private final Applications applications;
  private final OAuthClients clients;
  private final AssertedClient asserted;
  private final CertifiedClient certified;

  ClientAuthentication(
      Applications applications,
      OAuthClients clients,
      AssertedClient asserted,
      CertifiedClient certified) {
    this.applications = applications;
    this.clients = clients;
    this.asserted = asserted;
    this.certified = certified;
  }

  public Attempt<Application> authenticate(OAuthRequest request) {
    if (AssertedClient.isMeant(request)) {
      return asserted.authenticate(request);
    }
    return switch (request.authorization().size()) {
      case 0 ->
          certified
              .meant(request)
              .map(client -> certified.authenticate(client, request))
              .orElseGet(() -> byBody(request));
      case 1 -> byHeader(request, request.authorization().getFirst());
      default ->
          Attempt.failed(OAuthError.invalidRequest("More than one Authorization header was sent"));
    };
  }

  /**
   * The same where a public application may ask too, which proves nothing: it has nothing to prove
   * it by, so it names itself and no more.
   */
  public Attempt<Application> identify(OAuthRequest request) {
    var bare =
        request.authorization().isEmpty()
            && request.find("client_secret").isEmpty()
            && request.find("client_assertion").isEmpty();
    return Optional.of(request)
        .filter(_ -> bare)
        .flatMap(asked -> asked.find("client_id"))
        .flatMap(clients::find)
        .filter(application -> !application.authMethod().isConfidential())
        .map(Attempt::of)
        .orElseGet(() -> authenticate(request));
  }

  /** The client id that a request claims, be it true or not. */
  public Optional<String> claimed(OAuthRequest request) {
    var header = request.authorization().stream().findFirst().flatMap(ClientAuthentication::basic);
    return header
        .map(Credentials::id)
        .or(() -> request.find("client_id"))
        .or(() -> AssertedClient.claimed(request));
  }

  private Attempt<Application> byBody(OAuthRequest request) {
    return request
        .require("client_id")
        .then(id ->
            Attempt.of(
                request
                    .find("client_secret")
                    .flatMap(secret -> applications.authenticate(id, secret)),
                OAuthError.unauthorized()));
  }

  private Attempt<Application> byHeader(OAuthRequest request, String header) {
    if (request.find("client_secret").isPresent()) {
      return Attempt.failed(
          OAuthError.invalidRequest(
              "Client credentials must be sent in the header or in the body, not in both"));
    }
    return Attempt.of(
            basic(header),
            OAuthError.invalidClient("The Authorization header is not valid HTTP Basic")
                .asChallenge())
        .then(credentials -> authenticate(request, credentials));
  }

  private Attempt<Application> authenticate(OAuthRequest request, Credentials credentials) {
    if (!request.find("client_id").orElse(credentials.id()).equals(credentials.id())) {
      return Attempt.failed(
          OAuthError.invalidRequest("The header and the body name different clients"));
    }
    return Attempt.of(
        applications.authenticate(credentials.id(), credentials.secret()),
        OAuthError.unauthorized().asChallenge());
  }

  private static Optional<Credentials> basic(String header) {
    var parts = header.strip().split("[ \t]+", 2);
    if (parts.length < 2 || !parts[0].equalsIgnoreCase("Basic")) {
      return Optional.empty();
    }
    return base64(parts[1]).flatMap(ClientAuthentication::credentials);
  }

  private static Optional<String> base64(String text) {
    try {
      return Optional.of(new String(Base64.getDecoder().decode(text), UTF_8));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  private static Optional<Credentials> credentials(String pair) {
    var colon = pair.indexOf(':');
    if (colon < 0) {
      return Optional.empty();
    }
    return part(pair.substring(0, colon))
        .flatMap(id -> part(pair.substring(colon + 1)).map(secret -> new Credentials(id, secret)));
  }

  private static Optional<String> part(String encoded) {
    return FormBody.decode(encoded).filter(FieldChecks::isLine);
  }

  private record Credentials(String id, String secret) {
    @Override
    public String toString() {
      return "Credentials[" + id + "]";
    }
  }
}
