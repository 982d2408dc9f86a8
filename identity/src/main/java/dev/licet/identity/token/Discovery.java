package dev.licet.identity.token;

import dev.licet.identity.shared.Issuer;
import dev.licet.identity.shared.PublicDocument;
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
  private final PublicDocument document;

  Discovery(Issuer issuer, Grants grants, JsonMapper json) {
    var metadata = new ProviderMetadata(issuer, grants.types());
    this.document = PublicDocument.json(json.writeValueAsBytes(metadata.members()));
  }

  @GetMapping({"/.well-known/openid-configuration", "/.well-known/oauth-authorization-server"})
  ResponseEntity<byte[]> discover() {
    return document.answer();
  }
}
