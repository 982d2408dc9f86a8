package dev.licet.identity.token;

import dev.licet.identity.settings.TenantSettings;
import dev.licet.identity.shared.Issuer;
import dev.licet.identity.shared.PublicDocument;
import dev.licet.identity.store.Unavailable;
import dev.licet.identity.tls.MutualTls;
import dev.licet.identity.token.ProviderMetadata.Features;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.springframework.dao.DataAccessException;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.json.JsonMapper;

/**
 * What clients learn about this server, under OpenID's address and under OAuth's.
 *
 * @see <a href="https://openid.net/specs/openid-connect-discovery-1_0.html">OpenID Discovery</a>
 * @see <a href="https://www.rfc-editor.org/rfc/rfc8414">RFC 8414</a>
 */
@RestController
class Discovery {
  private final TenantSettings settings;
  private final Function<Features, PublicDocument> writing;
  private final Map<Features, PublicDocument> documents = new ConcurrentHashMap<>();
  private volatile Features features = new Features(false, false, true, true);

  Discovery(
      Issuer issuer, Grants grants, TenantSettings settings, MutualTls mutualTls, JsonMapper json) {
    this.settings = settings;
    this.writing =
        on -> {
          var metadata = new ProviderMetadata(issuer, grants.types(), on, mutualTls);
          return PublicDocument.json(json.writeValueAsBytes(metadata.members()));
        };
  }

  @GetMapping({"/.well-known/openid-configuration", "/.well-known/oauth-authorization-server"})
  ResponseEntity<byte[]> discover() {
    return documents.computeIfAbsent(features(), writing).answer();
  }

  /** As it was last, while the database is away: clients can begin without it. */
  private Features features() {
    try {
      features =
          new Features(
              settings.readsClientDocuments(),
              settings.followsStandards(),
              settings.announcesPushedRequests(),
              settings.announcesLogout());
    } catch (DataAccessException e) {
      if (!Unavailable.is(e)) {
        throw e;
      }
    }
    return features;
  }
}
