package dev.licet.guard;

import java.util.List;

/**
 * What Guard needs to know of an HTTP request. Every adapter translates its own request to this.
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
}
