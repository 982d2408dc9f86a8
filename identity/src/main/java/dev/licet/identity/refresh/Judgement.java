package dev.licet.identity.refresh;

import dev.licet.identity.application.Application;
import dev.licet.identity.refresh.Presented.Good;
import dev.licet.identity.refresh.Presented.Lost;
import dev.licet.identity.refresh.Presented.Repeated;
import dev.licet.identity.refresh.Presented.Reused;
import dev.licet.identity.refresh.Presented.Undecided;
import dev.licet.identity.refresh.Presented.Unknown;
import dev.licet.identity.shared.Ids;
import dev.licet.identity.store.Nodes;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/**
 * Tells a good refresh token from one that was used before.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc9700#section-4.14.2">RFC 9700, 4.14.2</a>
 */
@Component
class Judgement {
  private final RefreshTokenTable table;
  private final EndingTable endings;
  private final Arrivals arrivals;
  private final TransactionOperations writing;
  private final Nodes nodes;
  private final Ids ids;
  private final Clock clock;
  private final ApplicationEventPublisher events;

  Judgement(
      RefreshTokenTable table,
      EndingTable endings,
      Arrivals arrivals,
      TransactionOperations writing,
      Nodes nodes,
      Ids ids,
      Clock clock,
      ApplicationEventPublisher events) {
    this.table = table;
    this.endings = endings;
    this.arrivals = arrivals;
    this.writing = writing;
    this.nodes = nodes;
    this.ids = ids;
    this.clock = clock;
    this.events = events;
  }

  /** One that was used before ends all of its family. */
  Presented of(TokenText text, Application application) {
    var now = clock.instant();
    return table
        .find(text)
        .filter(stored -> isOf(application, stored.token()) && isAlive(stored, application, now))
        .map(stored -> of(stored, text, application, now))
        .orElseGet(Unknown::new);
  }

  private Presented of(
      StoredRefreshToken stored, TokenText text, Application application, Instant now) {
    var token = stored.token();
    var rotates = application.refreshTokens().rotating();
    if (token.rotating() && !rotates && application.saysWhetherRefreshTokensRotate()) {
      writing.executeWithoutResult(_ -> endings.delete(token.id()));
      return new Unknown();
    }
    if (stored.isLatest(text)) {
      return new Good(
          token,
          rotates || token.rotating() ? Optional.of(text.next(ids).text()) : Optional.empty());
    }
    return stored.isPrevious(text) && stored.answer().isPresent()
        ? ofPrevious(stored, text, now)
        : reused(token);
  }

  private Presented ofPrevious(StoredRefreshToken stored, TokenText text, Instant now) {
    var token = stored.token();
    if (!now.isAfter(stored.answerUntil())
        && stored.answerUntil().isAfter(token.lastExchangedAt())) {
      return new Repeated(token, stored.answer().orElseThrow().open(text));
    }
    if (stored.arrived() || arrivals.isOwn(stored)) {
      return reused(token);
    }
    return nodes.several() && now.isBefore(token.lastExchangedAt().plus(Arrivals.NOTED))
        ? new Undecided()
        : new Lost(token, stored.latest(), stored.answer().orElseThrow().open(text));
  }

  private Presented reused(RefreshToken token) {
    writing.executeWithoutResult(_ -> {
      if (endings.delete(token.id())) {
        events.publishEvent(new RefreshTokenReused(token));
      }
    });
    return new Reused();
  }

  private static boolean isOf(Application application, RefreshToken token) {
    return token.authorization().clientId().equals(application.clientId());
  }

  /** How long one lives was settled when it was issued; how long it may lie unused was not. */
  private static boolean isAlive(StoredRefreshToken stored, Application application, Instant now) {
    var token = stored.token();
    return token.expiresAt().filter(end -> !end.isAfter(now)).isEmpty()
        && application
            .refreshTokens()
            .idleLifetime()
            .filter(idle -> !token.lastExchangedAt().plus(idle).isAfter(now))
            .isEmpty();
  }
}
