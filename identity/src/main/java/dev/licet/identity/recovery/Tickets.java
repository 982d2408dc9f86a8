package dev.licet.identity.recovery;

import dev.licet.identity.shared.Digest;
import dev.licet.identity.shared.Ids;
import dev.licet.identity.shared.Issuer;
import dev.licet.identity.user.UserPasswordChanged;
import dev.licet.identity.user.UserSignIns;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.springframework.context.event.EventListener;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Single-use values in links. Each works once, for what it was made for, in whatever browser: who
 * holds it is who reads the user's mails. Only the SHA-256 of one is kept.
 */
@Service
public class Tickets {
  static final Duration JUST_NOW = Duration.ofMinutes(1);

  private final TicketTable table;
  private final UserSignIns users;
  private final Ids ids;
  private final Issuer issuer;
  private final Clock clock;

  Tickets(TicketTable table, UserSignIns users, Ids ids, Issuer issuer, Clock clock) {
    this.table = table;
    this.users = users;
    this.ids = ids;
    this.issuer = issuer;
    this.clock = clock;
  }

  /** Makes a ticket; its link, below the domain that the server is configured with. */
  @Transactional
  public String link(Ticket ticket, Duration lifetime) {
    var secret = ids.secret();
    table.insert(Digest.of(secret), ticket, clock.instant().plus(lifetime));
    return issuer.url() + ticket.kind().path().substring(1) + "?ticket=" + secret + "#";
  }

  /** What it would be good for, if it still is. Looking does not spend it. */
  Optional<Ticket> look(TicketKind kind, String secret) {
    return table.find(kind, Digest.of(secret), clock.instant());
  }

  /**
   * Spends it: of any number of callers at the same moment, one gets it. Its user is held first, as
   * where whatever else of them changes.
   */
  @Transactional
  public Optional<Ticket> spend(TicketKind kind, String secret) {
    look(kind, secret).ifPresent(seen -> users.lock(seen.userId()));
    return table.spend(kind, Digest.of(secret), clock.instant());
  }

  /**
   * What it was good for, if it was spent less than a minute ago: browsers send a form twice whose
   * button is pressed twice, and show the second answer. Nothing may be done for it again.
   */
  Optional<Ticket> justSpent(TicketKind kind, String secret) {
    return table.spentSince(kind, Digest.of(secret), clock.instant().minus(JUST_NOW));
  }

  /** With a new password, whatever link could have set another one is worth nothing any more. */
  @EventListener
  @Transactional
  public void passwordChanged(UserPasswordChanged event) {
    table.voidAll(TicketKind.PASSWORD_CHANGE, event.user().id());
  }

  /** Forgets those that are over, every hour. */
  @Scheduled(initialDelay = 2, fixedDelay = 60, timeUnit = TimeUnit.MINUTES)
  public int purge() {
    return table.purge(clock.instant());
  }
}
