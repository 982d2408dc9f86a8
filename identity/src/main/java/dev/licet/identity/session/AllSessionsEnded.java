package dev.licet.identity.session;

/**
 * Nobody is to be signed in any more as a user who is there still: an administrator says so, there
 * is a new password, or the user is blocked. Said inside the same transaction, of users without a
 * session too: what was allowed in one that is over may be under way still.
 */
public record AllSessionsEnded(String userId) {}
