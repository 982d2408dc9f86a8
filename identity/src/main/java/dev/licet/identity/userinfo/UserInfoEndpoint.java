package dev.licet.identity.userinfo;

import dev.licet.guard.HttpCall;
import dev.licet.guard.Refusal;
import dev.licet.identity.issuing.UserClaims;
import dev.licet.identity.oauth.Attempt;
import dev.licet.identity.oauth.OAuthRequest;
import dev.licet.identity.oauth.OAuthRequestReader;
import dev.licet.identity.settings.TenantSettings;
import dev.licet.identity.shared.Issuer;
import dev.licet.identity.tls.ClientCertificate;
import dev.licet.identity.user.KnownUsers;
import dev.licet.identity.user.User;
import dev.licet.identity.userinfo.UserInfoTokens.Judged;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.net.URI;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * {@code GET|POST /userinfo}: who the user is by whose leave an access token was issued.
 *
 * @see <a href="https://openid.net/specs/openid-connect-core-1_0.html#UserInfo">OpenID Connect
 *     Core, 5.3</a>
 */
@RestController
@RequestMapping("/userinfo")
class UserInfoEndpoint {
  private static final String ACCESS_TOKEN = "access_token";
  private static final String INVALID =
      "Bearer error=\"invalid_token\", error_description=\"The access token is not valid\"";

  private static final MediaType JWT = new MediaType("application", "jwt");

  private final UserInfoTokens tokens;
  private final KnownUsers users;
  private final UserClaims userClaims;
  private final SignedUserInfo signed;
  private final OAuthRequestReader reader;
  private final TenantSettings settings;
  private final URI address;

  UserInfoEndpoint(
      UserInfoTokens tokens,
      KnownUsers users,
      UserClaims userClaims,
      SignedUserInfo signed,
      OAuthRequestReader reader,
      TenantSettings settings,
      Issuer issuer) {
    this.tokens = tokens;
    this.users = users;
    this.userClaims = userClaims;
    this.signed = signed;
    this.reader = reader;
    this.settings = settings;
    this.address = URI.create(issuer.url() + "userinfo");
  }

  @GetMapping
  ResponseEntity<Object> show(HttpServletRequest request) {
    var inHeader = Collections.list(request.getHeaders("Authorization")).stream();
    return answer(call(request, Stream.concat(inHeader, inQuery(request)).toList()));
  }

  /**
   * The token may stand in the query (RFC 6750, 2.3): passport-auth0 knows no other way. OAuth 2.1
   * forbids it, since URLs are logged.
   */
  private Stream<String> inQuery(HttpServletRequest request) {
    var said = request.getParameterValues(ACCESS_TOKEN);
    return said == null || settings.followsStandards()
        ? Stream.empty()
        : Stream.of(said).map(UserInfoEndpoint::bearer);
  }

  /** The token may stand in the body instead (RFC 6750, 2.2). */
  @PostMapping
  ResponseEntity<Object> showToPost(HttpServletRequest request) throws IOException {
    return switch (reader.read(request)) {
      case Attempt.Success<OAuthRequest>(var read) -> answer(call(request, credentials(read)));
      case Attempt.Failure<OAuthRequest>(var error) -> answer(error.status()).body(error.body());
    };
  }

  private static List<String> credentials(OAuthRequest request) {
    var inBody = request.find(ACCESS_TOKEN).map(UserInfoEndpoint::bearer).stream();
    return Stream.concat(request.authorization().stream(), inBody).toList();
  }

  private static String bearer(String token) {
    return "Bearer " + token;
  }

  private UserInfoCall call(HttpServletRequest request, List<String> authorization) {
    var proofs = Collections.list(request.getHeaders("DPoP"));
    var certificate = ClientCertificate.of(request).map(ClientCertificate::leaf);
    return new UserInfoCall(authorization, proofs, certificate, request.getMethod(), address);
  }

  private ResponseEntity<Object> answer(UserInfoCall call) {
    return switch (tokens.judge(call)) {
      case Judged.Good(var clientId, var userId, var scope) ->
          users
              .byId(userId)
              .filter(user -> !user.blocked())
              .map(user -> told(clientId, claims(user, scope)))
              .orElseGet(UserInfoEndpoint::invalid);
      case Judged.Refused(var refusal) -> refused(refusal, call);
      case Judged.Unknown _ -> invalid();
    };
  }

  private ResponseEntity<Object> told(String clientId, Map<String, Object> claims) {
    return signed
        .sign(clientId, claims)
        .map(jwt -> answer(200).contentType(JWT).<Object>body(jwt))
        .orElseGet(() -> answer(200).body(claims));
  }

  private Map<String, Object> claims(User user, List<String> scope) {
    var claims = new LinkedHashMap<String, Object>();
    claims.put("sub", user.id());
    claims.putAll(userClaims.of(user, scope));
    return claims;
  }

  private static ResponseEntity<Object> refused(Refusal refusal, HttpCall call) {
    var answer = answer(refusal.reason().status());
    refusal
        .answer(call)
        .headers()
        .forEach((name, value) -> {
          if (!name.equalsIgnoreCase("Content-Type") && !name.equalsIgnoreCase("Cache-Control")) {
            answer.header(name, value);
          }
        });
    return answer.body(
        body(refusal.reason().error().orElse("unauthorized"), refusal.description()));
  }

  private static ResponseEntity<Object> invalid() {
    return answer(401)
        .header(HttpHeaders.WWW_AUTHENTICATE, INVALID)
        .body(body("invalid_token", "The access token is not valid"));
  }

  private static Map<String, Object> body(String error, String description) {
    return Map.of("error", error, "error_description", description);
  }

  private static ResponseEntity.BodyBuilder answer(int status) {
    return ResponseEntity.status(status)
        .contentType(MediaType.APPLICATION_JSON)
        .cacheControl(CacheControl.noStore());
  }
}
