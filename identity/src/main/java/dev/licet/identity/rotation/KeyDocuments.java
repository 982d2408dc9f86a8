package dev.licet.identity.rotation;

import static java.nio.charset.StandardCharsets.US_ASCII;

import dev.licet.identity.key.PublishedKey;
import dev.licet.identity.key.SigningKeys;
import dev.licet.identity.shared.PublicDocument;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.json.JsonMapper;

/** The public keys: as a JWK Set (RFC 7517), and the current one's certificate in other forms. */
@RestController
class KeyDocuments {
  private final SigningKeys keys;
  private final KeySetReaders readers;
  private final JsonMapper json;
  private volatile @Nullable Documents last;

  KeyDocuments(SigningKeys keys, KeySetReaders readers, JsonMapper json) {
    this.keys = keys;
    this.readers = readers;
    this.json = json;
  }

  @GetMapping("/.well-known/jwks.json")
  ResponseEntity<byte[]> keySet(HttpServletRequest request) {
    var document = documents().keySet();
    readers.note(request.getRemoteAddr(), request.getHeader("User-Agent"));
    return document.answer();
  }

  @GetMapping("/cer")
  ResponseEntity<byte[]> certificate() {
    return documents().certificate().answer();
  }

  @GetMapping("/pem")
  ResponseEntity<byte[]> pem() {
    return documents().pem().answer();
  }

  @GetMapping("/rawpem")
  ResponseEntity<byte[]> rawPem() {
    return documents().rawPem().answer();
  }

  @GetMapping("/pb7")
  ResponseEntity<byte[]> pkcs7() {
    return documents().pkcs7().answer();
  }

  @GetMapping("/fingerprint")
  ResponseEntity<byte[]> fingerprint() {
    return documents().fingerprint().answer();
  }

  /** Those of the keys as they are now; made anew only when these have changed. */
  private Documents documents() {
    var published = keys.published();
    var current = keys.current();
    var known = last;
    if (known != null && known.published().equals(published) && known.current().equals(current)) {
      return known;
    }
    var fresh = Documents.of(published, current, json);
    last = fresh;
    return fresh;
  }

  private record Documents(
      List<PublishedKey> published,
      PublishedKey current,
      PublicDocument keySet,
      PublicDocument certificate,
      PublicDocument pem,
      PublicDocument rawPem,
      PublicDocument pkcs7,
      PublicDocument fingerprint) {
    static Documents of(List<PublishedKey> published, PublishedKey current, JsonMapper json) {
      var set = Map.of("keys", published.stream().map(PublishedKey::jwk).toList());
      var text = Pem.certificate(current.der()).getBytes(US_ASCII);
      return new Documents(
          published,
          current,
          PublicDocument.json(json.writeValueAsBytes(set)),
          new PublicDocument(current.der(), new MediaType("application", "pkix-cert")),
          new PublicDocument(text, new MediaType("application", "x-pem-file")),
          new PublicDocument(text, MediaType.TEXT_PLAIN),
          new PublicDocument(
              Pem.pkcs7(current).getBytes(US_ASCII),
              new MediaType("application", "x-pkcs7-certificates")),
          new PublicDocument(Pem.fingerprint(current).getBytes(US_ASCII), MediaType.TEXT_PLAIN));
    }
  }
}
