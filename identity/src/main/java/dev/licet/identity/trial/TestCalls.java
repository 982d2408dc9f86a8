package dev.licet.identity.trial;

import dev.licet.identity.api.Api;
import dev.licet.identity.application.Application;
import dev.licet.identity.issuing.IssuedToken;
import dev.licet.identity.shared.DataFolder;
import dev.licet.identity.shared.Issuer;
import java.nio.file.Files;
import java.util.LinkedHashMap;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** The {@code curl} lines of the test tab, ready for a shell. */
@Component
class TestCalls {
  /** Where the hello API listens: an example, which people change to their own. */
  static final String EXAMPLE = "http://localhost:5000/user";

  private final Issuer issuer;
  private final DataFolder data;
  private final JsonMapper json;

  TestCalls(Issuer issuer, DataFolder data, JsonMapper json) {
    this.issuer = issuer;
    this.data = data;
    this.json = json;
  }

  Lines of(Application application, Api api, IssuedToken token) {
    return new Lines(call(token), tokenRequest(application, api));
  }

  private static String call(IssuedToken token) {
    return "curl -i %s \\\n  -H \"Authorization: Bearer %s\""
        .formatted(EXAMPLE, token.accessToken());
  }

  private String tokenRequest(Application application, Api api) {
    var body = new LinkedHashMap<String, String>();
    body.put("grant_type", "client_credentials");
    body.put("client_id", application.clientId());
    body.put("client_secret", "YOUR_CLIENT_SECRET");
    body.put("audience", api.identifier());
    return "curl%s %soauth/token \\\n  -H 'Content-Type: application/json' \\\n  -d %s"
        .formatted(authority(), issuer.url(), quoted(json.writeValueAsString(body)));
  }

  /** The local certificate authority, where this server has made itself one. */
  private String authority() {
    var file = data.path().resolve("tls").resolve("ca.pem");
    return Files.exists(file) ? " --cacert " + quoted(file.toString()) : "";
  }

  private static String quoted(String text) {
    return "'" + text.replace("'", "'\\''") + "'";
  }

  /**
   * @param api the call of an API with the token
   * @param token how the application itself asks for one
   */
  record Lines(String api, String token) {
    static final Lines NONE = new Lines("", "");

    @Override
    public String toString() {
      return "Lines[…]";
    }
  }
}
