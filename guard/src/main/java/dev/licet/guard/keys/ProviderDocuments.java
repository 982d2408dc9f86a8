package dev.licet.guard.keys;

import dev.licet.guard.internal.Json;
import dev.licet.guard.internal.JsonReader;
import dev.licet.guard.internal.Malformed;
import dev.licet.guard.internal.WellKnown;
import dev.licet.guard.keys.Fetcher.Fetched;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * The provider's documents: its metadata, which says where its keys are (OpenID Connect Discovery
 * section 4, RFC 8414), and the keys. What they say is checked and never simply believed. For one
 * thread.
 */
final class ProviderDocuments {
  private final String issuer;
  private final boolean plainHttpOnLoopback;
  private final Fetcher fetcher;
  private Optional<URI> jwksUri = Optional.empty();
  private Optional<Known> known = Optional.empty();

  private record Known(KeySet keys, String jwks, Optional<String> etag) {}

  /**
   * What a look at the provider brought.
   *
   * @param keys its keys now; the same object as last time if they are the same
   * @param jwks the text they were read from
   * @param maxAge how long it says they may be kept
   */
  record Published(KeySet keys, String jwks, Optional<Duration> maxAge) {}

  ProviderDocuments(String issuer, boolean plainHttpOnLoopback, Fetcher fetcher) {
    this.issuer = issuer;
    this.plainHttpOnLoopback = plainHttpOnLoopback;
    this.fetcher = fetcher;
  }

  /** Looks what keys there are now. After a failure the metadata is read anew too. */
  Published look() throws IOException {
    try {
      if (jwksUri.isEmpty()) {
        jwksUri = Optional.of(discover());
      }
      return fetchKeys(jwksUri.get());
    } catch (IOException | Malformed e) {
      jwksUri = Optional.empty();
      known = known.map(k -> new Known(k.keys(), k.jwks(), Optional.empty()));
      throw new IOException(issuer + ": " + e.getMessage(), e);
    }
  }

  private Published fetchKeys(URI uri) throws IOException, Malformed {
    Fetched fetched = fetcher.fetch(uri, known.flatMap(Known::etag));
    if (fetched.status() == 304 && known.isPresent()) {
      return new Published(known.get().keys(), known.get().jwks(), fetched.maxAge());
    }
    byte[] body = okBody(uri, fetched);
    KeySet keys = JwkSetReader.read(body);
    String jwks = new String(body, StandardCharsets.UTF_8);
    KeySet same = known.map(Known::keys).filter(keys::hasSameKeysAs).orElse(keys);
    known = Optional.of(new Known(same, jwks, fetched.etag()));
    return new Published(same, jwks, fetched.maxAge());
  }

  private URI discover() throws IOException, Malformed {
    List<URI> places = WellKnown.metadataOf(issuer);
    try {
      return keysNamedIn(places.get(0));
    } catch (IOException | Malformed first) {
      try {
        return keysNamedIn(places.get(1));
      } catch (IOException | Malformed second) {
        first.addSuppressed(second);
        throw first;
      }
    }
  }

  private URI keysNamedIn(URI metadataUri) throws IOException, Malformed {
    Fetched fetched = fetcher.fetch(metadataUri, Optional.empty());
    Json.Members metadata = JsonReader.readObject(okBody(metadataUri, fetched));
    Optional<String> wrong = WellKnown.otherIssuer(metadata, metadataUri, issuer);
    if (wrong.isPresent()) {
      throw new Malformed(wrong.get());
    }
    return WellKnown.checkedKeysUri(metadata.text("jwks_uri").orElse(""), plainHttpOnLoopback);
  }

  private static byte[] okBody(URI uri, Fetched fetched) throws IOException {
    if (fetched.status() != 200) {
      throw new IOException("status " + fetched.status() + " from " + uri);
    }
    return fetched.body();
  }
}
