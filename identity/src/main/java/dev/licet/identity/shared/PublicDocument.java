package dev.licet.identity.shared;

import java.util.Base64;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;

/**
 * A document that everybody may read, from every origin and out of every cache: discovery, keys.
 * Spring answers 304 by itself where the reader already has this version.
 */
public final class PublicDocument {
  private static final String CACHING = "public, max-age=15, stale-while-revalidate=15";

  private final byte[] body;
  private final MediaType type;
  private final String tag;

  public PublicDocument(byte[] body, MediaType type) {
    this.body = body.clone();
    this.type = type;
    this.tag = '"' + fingerprint(body) + '"';
  }

  /** A JSON document. */
  public static PublicDocument json(byte[] body) {
    return new PublicDocument(body, MediaType.APPLICATION_JSON);
  }

  /** What a controller returns. */
  public ResponseEntity<byte[]> answer() {
    return ResponseEntity.ok()
        .contentType(type)
        .eTag(tag)
        .header("Cache-Control", CACHING)
        .header("Access-Control-Allow-Origin", "*")
        .body(body);
  }

  private static String fingerprint(byte[] body) {
    var hash = Hashes.sha256(body);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(hash).substring(0, 22);
  }
}
