package dev.licet.identity.user;

import java.time.Instant;

/**
 * That a user has signed in.
 *
 * @param count how often
 * @param last when last
 * @param address from which network address last
 */
record UserLogin(long count, Instant last, String address) {}
