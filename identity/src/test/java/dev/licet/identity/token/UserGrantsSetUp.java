package dev.licet.identity.token;

import static dev.licet.identity.token.Client.json;
import static dev.licet.identity.token.Client.with;
import static org.assertj.core.api.Assertions.assertThat;

import dev.licet.identity.TestServer;
import dev.licet.identity.api.Api;
import dev.licet.identity.application.RegisteredApplication;
import dev.licet.identity.authorize.CodeGrant;
import dev.licet.identity.authorize.Codes;
import dev.licet.identity.issuing.TestTenant;
import dev.licet.identity.shared.Ids;
import dev.licet.identity.user.User;
import java.net.http.HttpResponse;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Grants behind which a user stands, the user, and their applications, over HTTP. */
abstract class UserGrantsSetUp {
  static final String CALLBACK = "https://shop.example.com/callback";

  /** RFC 7636, appendix B. */
  static final String VERIFIER = "dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk";

  static final String CHALLENGE = "E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM";

  final TestServer server = TestServer.shared();
  final TestTenant tenant = new TestTenant(server);
  final Client client = new Client(server);
  final User user = tenant.user();
  final Api api = tenant.api();

  RegisteredApplication web() {
    return tenant.application(
        "{\"refresh_token\":{\"rotation_type\":\"rotating\",\"expiration_type\":\"expiring\"}}",
        "authorization_code",
        "refresh_token");
  }

  RegisteredApplication spa() {
    return tenant.publicApplication("{}", "authorization_code", "refresh_token");
  }

  static Map<String, String> credentials(RegisteredApplication app) {
    var all = new LinkedHashMap<String, String>();
    all.put("client_id", app.application().clientId());
    app.secret().ifPresent(secret -> all.put("client_secret", secret.value()));
    return all;
  }

  String code(RegisteredApplication app, String scope, Optional<String> challenge) {
    return code(app, scope, challenge, Optional.empty());
  }

  String code(
      RegisteredApplication app,
      String scope,
      Optional<String> challenge,
      Optional<String> session) {
    var authorization =
        TestTenant.authorization(
            app.application().clientId(), user, Optional.of(api.identifier()), scope, session);
    return server
        .bean(Codes.class)
        .issue(
            new CodeGrant(
                server.bean(Ids.class).alphanumeric(16),
                authorization,
                false,
                Optional.of(CALLBACK),
                Optional.of("n-1"),
                true,
                challenge,
                Optional.empty()));
  }

  Map<String, String> exchange(RegisteredApplication app, String code) {
    return with(
        credentials(app),
        Map.of("grant_type", "authorization_code", "code", code, "redirect_uri", CALLBACK));
  }

  Map<String, String> refresh(RegisteredApplication app, String token) {
    return with(credentials(app), Map.of("grant_type", "refresh_token", "refresh_token", token));
  }

  String refreshToken(RegisteredApplication app) {
    var code = code(app, "openid offline_access email read:a", challengeOf(app));
    return json(client.form(proved(app, exchange(app, code)))).get("refresh_token").stringValue();
  }

  static Optional<String> challengeOf(RegisteredApplication app) {
    return app.secret().isPresent() ? Optional.empty() : Optional.of(CHALLENGE);
  }

  static Map<String, String> proved(RegisteredApplication app, Map<String, String> parameters) {
    return app.secret().isPresent()
        ? parameters
        : with(parameters, Map.of("code_verifier", VERIFIER));
  }

  static void assertRefused(
      HttpResponse<String> answer, int status, String error, String description) {
    assertThat(answer.statusCode() + " " + answer.body())
        .isEqualTo(
            "%d {\"error\":\"%s\",\"error_description\":\"%s\"}"
                .formatted(status, error, description));
    assertThat(answer.headers().firstValue("Cache-Control")).hasValue("no-store");
  }

  static void assertUnknownRefreshToken(HttpResponse<String> answer) {
    assertRefused(answer, 403, "invalid_grant", "Unknown or invalid refresh token.");
  }
}
