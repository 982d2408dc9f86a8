package dev.licet.identity.session;

/**
 * A session was ended before its time: by the user, by an administrator, by a new password or
 * because the user is gone or blocked. Said inside the same transaction, so that what hangs on the
 * session can end with it. Of a session that runs out nothing is said: its end was known before.
 */
public record SessionEnded(String sessionId, String userId) {}
