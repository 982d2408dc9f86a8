package dev.licet.identity.refresh;

import dev.licet.identity.api.ApiRemoved;
import dev.licet.identity.application.ApplicationRemoved;
import dev.licet.identity.application.Applications;
import dev.licet.identity.authorize.CodeReused;
import dev.licet.identity.consent.ConsentWithdrawn;
import dev.licet.identity.shared.Issuer;
import dev.licet.identity.user.UserChanged;
import dev.licet.identity.user.UserPasswordChanged;
import java.time.Clock;
import java.util.concurrent.TimeUnit;
import org.springframework.context.event.EventListener;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Ends refresh tokens with what they hang on; those of a user who is removed go by themselves. And
 * forgets, every quarter of an hour, those that have expired.
 */
@Component
class RefreshTokenEnds {
  private final EndingTable table;
  private final Applications applications;
  private final Issuer issuer;
  private final Clock clock;

  RefreshTokenEnds(EndingTable table, Applications applications, Issuer issuer, Clock clock) {
    this.table = table;
    this.applications = applications;
    this.issuer = issuer;
    this.clock = clock;
  }

  @EventListener
  void changed(UserChanged event) {
    if (event.after().blocked()) {
      table.deleteOfUser(event.after().id());
    }
  }

  /** Somebody else may have known the old one. */
  @EventListener
  void passwordChanged(UserPasswordChanged event) {
    table.deleteOfUser(event.ownerId());
  }

  @EventListener
  void removed(ApplicationRemoved event) {
    table.deleteOfApplication(event.application().clientId());
  }

  /** What is for no API was allowed for {@code /userinfo}. */
  @EventListener
  void withdrawn(ConsentWithdrawn event) {
    var consent = event.consent();
    var own = consent.audience().equals(issuer.url() + "userinfo");
    table.deleteOfConsent(consent.userId(), consent.clientId(), own ? "" : consent.audience());
  }

  /** What was issued for a code is not to be trusted once that code is presented again. */
  @EventListener
  void reused(CodeReused event) {
    table.deleteOfCode(event.codeId());
  }

  @EventListener
  void removed(ApiRemoved event) {
    table.deleteOfApi(event.api().identifier());
  }

  @Scheduled(initialDelay = 2, fixedDelay = 15, timeUnit = TimeUnit.MINUTES)
  void purge() {
    var now = clock.instant();
    table.purgeExpired(now);
    table.purgeAnswers(now);
    for (var application : applications.list()) {
      application
          .refreshTokens()
          .idleLifetime()
          .ifPresent(time -> table.purgeIdle(application.clientId(), now.minus(time)));
    }
  }
}
