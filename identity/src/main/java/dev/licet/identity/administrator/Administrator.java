package dev.licet.identity.administrator;

/**
 * Somebody who may use the whole dashboard.
 *
 * @param email normalised, see {@link Email}
 */
record Administrator(String id, String email) {}
