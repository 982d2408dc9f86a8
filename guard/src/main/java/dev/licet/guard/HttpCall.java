package dev.licet.guard;

import java.net.URI;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Optional;

/**
 * What Guard needs to know of an HTTP request. Every adapter translates its own request to this.
 *
 * <p>Only the headers are always needed. Whatever an adapter cannot say is empty, and a check that
 * needs it then refuses the call.
 */
@FunctionalInterface
public interface HttpCall {
  /**
   * All values of a header field, in the order received and not joined, so that a repeated {@code
   * Authorization} header is seen as what it is.
   *
   * @param name the field's name; case does not matter
   * @return the values; empty if the call does not carry the field
   */
  List<String> headers(String name);

  /** The method (RFC 9110 section 9) as it was sent: case matters. */
  default Optional<String> method() {
    return Optional.empty();
  }

  /**
   * The whole URL, with scheme, host, port if any, path and query, as this server saw it: path and
   * query are as raw as they arrived, and no {@code Forwarded} header had a say. What a trusted
   * proxy says about it is for Guard to judge.
   */
  default Optional<URI> uri() {
    return Optional.empty();
  }

  /**
   * The IP address that the connection comes from, as text: the nearest proxy's, if there is one.
   */
  default Optional<String> peer() {
    return Optional.empty();
  }

  /**
   * The certificate by which the client authenticated itself in this connection's TLS handshake;
   * never one that only a header speaks of.
   */
  default Optional<X509Certificate> clientCertificate() {
    return Optional.empty();
  }

  /** The part of the path that the route's pattern gives this name, decoded. */
  default Optional<String> pathValue(String name) {
    return Optional.empty();
  }

  /**
   * The pattern of the route that will answer, as in {@code /orders/{id}}: for logs, which should
   * not hold what a path may hold.
   */
  default Optional<String> route() {
    return Optional.empty();
  }

  /** All values of this name in the URL's query, decoded, in the order received. */
  default List<String> queryValues(String name) {
    return uri().map(uri -> QueryText.values(uri, name)).orElse(List.of());
  }

  /**
   * All values of this name in the body, decoded, in the order received; empty if the body is not
   * {@code application/x-www-form-urlencoded}. Asked only where such a body may be read before the
   * route's own code sees it.
   */
  default List<String> formValues(String name) {
    return List.of();
  }
}
