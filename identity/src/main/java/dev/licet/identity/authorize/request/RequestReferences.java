package dev.licet.identity.authorize.request;

import static java.nio.charset.StandardCharsets.US_ASCII;

import dev.licet.identity.application.Application;
import dev.licet.identity.oauth.Attempt;
import dev.licet.identity.oauth.OAuthError;
import dev.licet.identity.outbound.StrangersGets;
import dev.licet.identity.settings.TenantSettings;
import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Fetches signed requests from where applications say that they are ({@code request_uri}), which
 * must be an address that is registered, letter by letter: nobody makes this server fetch another
 * by sending a browser to it.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc9101#section-5.2">RFC 9101, 5.2</a>
 */
@Component
class RequestReferences {
  private static final int LARGEST = 16_384;
  private static final Map<String, String> ACCEPT =
      Map.of("Accept", "application/oauth-authz-req+jwt, application/jwt");
  private static final Logger LOG = LoggerFactory.getLogger(RequestReferences.class);

  private final StrangersGets gets;
  private final TenantSettings settings;

  RequestReferences(StrangersGets gets, TenantSettings settings) {
    this.gets = gets;
    this.settings = settings;
  }

  Attempt<String> fetch(Application client, String url) {
    var registered = client.details().texts("request_uris");
    if (registered.contains(url)) {
      return fetchRegistered(client, url);
    }
    return Attempt.failed(
        settings.followsStandards() || !registered.isEmpty()
            ? AuthorizeErrors.invalidRequestUri("This request_uri is not registered")
            : AuthorizeErrors.unsupported("request_uri"));
  }

  /** Of the fragment servers are not told (OpenID Connect Core, 6.2): it is part of the name. */
  private Attempt<String> fetchRegistered(Application client, String url) {
    try {
      var got = gets.get(new URI(url.split("#", 2)[0]), ACCEPT, LARGEST);
      return Attempt.of(new String(got.body(), US_ASCII).strip());
    } catch (StrangersGets.TooMany _) {
      return Attempt.failed(OAuthError.tooManyAtOnce());
    } catch (IOException | URISyntaxException e) {
      LOG.warn(
          "The request of the application {} cannot be fetched: {}",
          client.clientId(),
          e.getMessage());
      return Attempt.failed(
          AuthorizeErrors.invalidRequestUri("Nothing can be fetched from the request_uri"));
    }
  }
}
