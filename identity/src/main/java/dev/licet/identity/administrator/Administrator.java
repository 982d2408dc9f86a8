package dev.licet.identity.administrator;

/**
 * Somebody who may use the whole dashboard.
 *
 * @param email normalised, see {@link dev.licet.identity.shared.Email}
 */
record Administrator(String id, String email) {
  /** Where the log says that administrators come from: they are no users of a connection. */
  static final String CONNECTION = "administrators";
}
