package dev.licet.identity.logout;

import dev.licet.identity.application.Application;
import dev.licet.identity.application.Applications;
import dev.licet.identity.key.SigningKeys;
import dev.licet.identity.shared.Ids;
import dev.licet.identity.shared.Issuer;
import java.time.Clock;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.stereotype.Component;

/**
 * Writes the token that tells an application of a session's end: a new one for each attempt, as it
 * lasts for two minutes only.
 *
 * @see <a href="https://openid.net/specs/openid-connect-backchannel-1_0.html#LogoutToken">
 *     Back-Channel Logout, 2.4</a>
 */
@Component
class LogoutTokens {
  private static final String EVENT = "http://schemas.openid.net/event/backchannel-logout";
  private static final Duration LIFETIME = Duration.ofMinutes(2);

  private final SigningKeys keys;
  private final Applications applications;
  private final Issuer issuer;
  private final Ids ids;
  private final Clock clock;

  LogoutTokens(SigningKeys keys, Applications applications, Issuer issuer, Ids ids, Clock clock) {
    this.keys = keys;
    this.applications = applications;
    this.issuer = issuer;
    this.ids = ids;
    this.clock = clock;
  }

  String of(LogoutNotice notice) {
    var now = clock.instant();
    var claims = new LinkedHashMap<String, Object>();
    claims.put("iss", issuer.url());
    claims.put("sub", notice.userId());
    claims.put("aud", wireId(notice.clientId()));
    claims.put("iat", now.getEpochSecond());
    claims.put("exp", now.plus(LIFETIME).getEpochSecond());
    claims.put("jti", ids.alphanumeric(24));
    claims.put("events", Map.of(EVENT, Map.of()));
    claims.put("sid", notice.sessionId());
    return keys.sign("logout+jwt", claims);
  }

  private String wireId(String clientId) {
    return applications.byClientId(clientId).map(Application::wireId).orElse(clientId);
  }
}
