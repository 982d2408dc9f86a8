package dev.licet.identity.session;

import java.util.List;

/**
 * A session was ended before its time: by the user, by an administrator, by a new password or
 * because the user is gone or blocked. Said inside the same transaction, so that what hangs on the
 * session can end with it. Of a session that runs out nothing is said: its end was known before.
 *
 * @param clientIds the applications that were given something in this session
 */
public record SessionEnded(String sessionId, String userId, List<String> clientIds) {
  public SessionEnded {
    clientIds = List.copyOf(clientIds);
  }
}
