package dev.licet.identity.outbound;

import java.util.Map;
import java.util.Optional;

/** What somebody answered with status 200. */
public final class Got {
  private final byte[] body;
  private final Map<String, String> headers;

  Got(byte[] body, Map<String, String> headers) {
    this.body = body.clone();
    this.headers = Map.copyOf(headers);
  }

  public byte[] body() {
    return body.clone();
  }

  /**
   * A header.
   *
   * @param name in lower case
   */
  public Optional<String> header(String name) {
    return Optional.ofNullable(headers.get(name));
  }
}
