package dev.licet.identity.session;

import dev.licet.identity.shared.Digest;
import dev.licet.identity.shared.HostCookie;
import dev.licet.identity.shared.Ids;
import dev.licet.identity.store.OfTransaction;
import dev.licet.identity.user.Metadata;
import dev.licet.identity.user.UserSignIns;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionOperations;

/** Who is signed in at which browser. Sessions outlive a restart of the server. */
@Service
public class BrowserSessions {
  /** How exactly it is remembered when a session was last seen: a write a request is too many. */
  private static final Duration GRAIN = Duration.ofMinutes(1);

  private static final String COOKIE = "__Host-licet-session";

  private final BrowserSessionTable table;
  private final SessionClientTable clients;
  private final UserSignIns signIns;
  private final Supplier<SessionLifetimes> lifetimes;
  private final TransactionOperations writing;
  private final Ids ids;
  private final Clock clock;
  private final ApplicationEventPublisher events;

  BrowserSessions(
      BrowserSessionTable table,
      SessionClientTable clients,
      UserSignIns signIns,
      Supplier<SessionLifetimes> lifetimes,
      TransactionOperations writing,
      Ids ids,
      Clock clock,
      ApplicationEventPublisher events) {
    this.table = table;
    this.clients = clients;
    this.signIns = signIns;
    this.lifetimes = lifetimes;
    this.writing = writing;
    this.ids = ids;
    this.clock = clock;
    this.events = events;
  }

  /** Who is signed in at the browser that sent the request, and notes that the session was used. */
  public Optional<BrowserSession> current(HttpServletRequest request) {
    var now = clock.instant();
    var session = find(request, now);
    session
        .filter(found -> found.lastSeenAt().isBefore(now.minus(GRAIN)))
        .ifPresent(found -> writing.executeWithoutResult(_ -> table.seen(found.id(), now)));
    return session;
  }

  /**
   * Notes that a user has proved who they are at this browser. The browser gets a new secret each
   * time; the session stays the same one if it was that user's, and ends if it was another's.
   *
   * @param methods by what, as in RFC 8176
   */
  @Transactional
  public BrowserSession begin(
      String userId,
      List<String> methods,
      HttpServletRequest request,
      HttpServletResponse response) {
    var now = clock.instant();
    var here = find(request, now);
    here.filter(Predicate.not(of(userId))).ifPresent(this::end);
    var before = here.filter(of(userId));
    var times = lifetimes.get();
    var session = session(before, userId, methods, Device.of(request), now);
    var secret = ids.secret();
    if (before.isPresent()) {
      table.renew(session, Digest.of(secret), times.idle());
    } else {
      table.insert(session, Digest.of(secret), times.idle());
    }
    var cookie = cookie();
    OfTransaction.onceCommitted(() -> cookie.set(response, secret));
    return session;
  }

  /**
   * Notes that an application is given something in this session: it is told of its end. That is
   * decided in the transaction under way: whoever ends the session at the same moment waits for it,
   * or has been quicker.
   *
   * @return whether the session is there still; if not, nothing may be given in it
   */
  @Transactional
  public boolean joined(String id, String clientId) {
    var open = table.hold(id, clientId);
    if (open.isPresent() && !open.get()) {
      clients.insert(id, clientId);
    }
    return open.isPresent();
  }

  /**
   * Whether the session is there still. If so, it is until the transaction under way has ended:
   * whoever ends it at the same moment waits.
   */
  @Transactional
  public boolean hold(String id) {
    return table.hold(id, "").isPresent();
  }

  /** The sessions of a user, the one used last first. */
  public List<BrowserSession> ofUser(String userId) {
    return table.ofUser(userId, clock.instant());
  }

  /** The session of that id. */
  public Optional<BrowserSession> byId(String id) {
    return table.byId(id, clock.instant());
  }

  /** The applications that were given something in it. */
  List<String> clientsOf(String id) {
    return clients.of(id);
  }

  /** Whether browsers keep their cookie when they are closed, as the tenant has it now. */
  String cookieMode() {
    return lifetimes.get().cookieMode();
  }

  /** Keeps that with a session, in place of what was kept; empty if there is no such session. */
  @Transactional
  public Optional<BrowserSession> keep(String id, Metadata metadata) {
    var before = byId(id);
    if (before.isEmpty() || !table.setMetadata(id, metadata, clock.instant())) {
      return Optional.empty();
    }
    var after = byId(id);
    after.ifPresent(session -> events.publishEvent(new SessionChanged(before.get(), session)));
    return after;
  }

  /** Ends a session, and answers whether there was one. */
  @Transactional
  public boolean end(String id) {
    return end(table.notClosedById(id));
  }

  /** Ends a session if it is that user's, and answers whether there was one. */
  @Transactional
  public boolean end(String userId, String id) {
    return end(table.notClosedById(id).filter(of(userId)));
  }

  /**
   * Ends all sessions of a user, and says so even where there is none. One that is over but not yet
   * forgotten ends too: somebody may {@link #hold} it, who is waited for.
   */
  @Transactional
  public void endAll(String userId) {
    signIns.lock(userId);
    table.notClosed(userId).forEach(this::end);
    events.publishEvent(new AllSessionsEnded(userId));
  }

  /** Signs out who is signed in at this browser, and answers whose session it was. */
  @Transactional
  public Optional<BrowserSession> signOut(
      HttpServletRequest request, HttpServletResponse response) {
    var session = find(request, clock.instant());
    session.ifPresent(found -> {
      end(found);
      events.publishEvent(new SignedOut(found.userId()));
    });
    var cookie = cookie();
    OfTransaction.onceCommitted(() -> cookie.clear(response));
    return session;
  }

  /** Forgets the sessions that are over, and says how many there were. */
  public int purge() {
    return table.purge(clock.instant());
  }

  private Optional<BrowserSession> find(HttpServletRequest request, Instant now) {
    return cookie().read(request).flatMap(secret -> table.byDigest(Digest.of(secret), now));
  }

  private HostCookie cookie() {
    return new HostCookie(COOKIE, lifetimes.get().ofCookie());
  }

  private boolean end(Optional<BrowserSession> session) {
    session.ifPresent(this::end);
    return session.filter(one -> one.isAlive(clock.instant())).isPresent();
  }

  private void end(BrowserSession session) {
    if (table.close(session.id())) {
      var joined = clients.of(session.id());
      // Whoever writes to an application about it comes before the rows that go with both.
      events.publishEvent(new SessionEnded(session.id(), session.userId(), joined));
      table.delete(session.id());
    }
  }

  private BrowserSession session(
      Optional<BrowserSession> before,
      String userId,
      List<String> methods,
      Device device,
      Instant now) {
    var times = lifetimes.get();
    return new BrowserSession(
        before.map(BrowserSession::id).orElseGet(() -> ids.alphanumeric(32)),
        userId,
        before.map(BrowserSession::createdAt).orElse(now),
        now,
        methods,
        before.map(BrowserSession::first).orElse(device),
        device,
        now,
        now.plus(times.idle()),
        now.plus(times.absolute()),
        before.map(BrowserSession::metadata).orElse(Metadata.NONE));
  }

  private static Predicate<BrowserSession> of(String userId) {
    return session -> session.userId().equals(userId);
  }
}
