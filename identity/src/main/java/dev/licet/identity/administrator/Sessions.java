package dev.licet.identity.administrator;

import dev.licet.identity.administrator.SessionTable.Session;
import dev.licet.identity.shared.Digest;
import dev.licet.identity.shared.HostCookie;
import dev.licet.identity.shared.Ids;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionOperations;

/**
 * Browsers that are signed in: for a day at most, and until eight hours pass without a page. They
 * outlive a restart of the server.
 */
@Service
class Sessions {
  static final Duration LONGEST = Duration.ofHours(24);
  static final Duration IDLE = Duration.ofHours(8);

  static final HostCookie COOKIE = new HostCookie("__Host-licet", LONGEST);

  /** How exactly it is remembered when a session was last seen: a write a page is too many. */
  private static final Duration GRAIN = Duration.ofMinutes(1);

  private final SessionTable table;
  private final TransactionOperations writing;
  private final Ids ids;
  private final Clock clock;

  Sessions(SessionTable table, TransactionOperations writing, Ids ids, Clock clock) {
    this.table = table;
    this.writing = writing;
    this.ids = ids;
    this.clock = clock;
  }

  /** Begins a session; what is returned is for the cookie only. */
  String open(Administrator administrator) {
    var secret = ids.secret();
    var now = clock.instant();
    writing.executeWithoutResult(
        _ -> table.insert(Digest.of(secret), administrator.id(), now, now.plus(LONGEST)));
    return secret;
  }

  /** Whose session this is, if it is one, and notes that it was used. */
  Optional<Administrator> find(String secret) {
    var digest = Digest.of(secret);
    var now = clock.instant();
    var session = table.find(digest, now, now.minus(IDLE));
    session
        .filter(found -> found.lastSeenAt().isBefore(now.minus(GRAIN)))
        .ifPresent(_ -> writing.executeWithoutResult(_ -> table.seen(digest, now)));
    return session.map(Session::administrator);
  }

  void close(String secret) {
    writing.executeWithoutResult(_ -> table.delete(Digest.of(secret)));
  }

  /** Ends all sessions of the administrator. */
  void closeAll(Administrator administrator) {
    writing.executeWithoutResult(_ -> table.deleteAllOf(administrator.id()));
  }

  /** Forgets the sessions that are over, and says how many there were. */
  int purge() {
    var now = clock.instant();
    var purged = writing.execute(_ -> table.purge(now, now.minus(IDLE)));
    return purged == null ? 0 : purged;
  }
}
