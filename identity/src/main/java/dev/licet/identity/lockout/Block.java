package dev.licet.identity.lockout;

/**
 * An account that is closed to one address.
 *
 * @param account the e-mail that was tried
 */
public record Block(String account, String connection, String address) {}
