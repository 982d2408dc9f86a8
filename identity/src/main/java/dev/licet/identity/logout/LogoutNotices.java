package dev.licet.identity.logout;

import dev.licet.identity.application.Application;
import dev.licet.identity.application.Applications;
import dev.licet.identity.session.SessionEnded;
import dev.licet.identity.shared.Ids;
import java.time.Clock;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * Writes down who is to be told of a session's end, in the same transaction: the session cannot end
 * without it.
 */
@Component
class LogoutNotices {
  private final LogoutNoticeTable table;
  private final Applications applications;
  private final Ids ids;
  private final Clock clock;

  LogoutNotices(LogoutNoticeTable table, Applications applications, Ids ids, Clock clock) {
    this.table = table;
    this.applications = applications;
    this.ids = ids;
    this.clock = clock;
  }

  @EventListener
  void ended(SessionEnded event) {
    for (var clientId : event.clientIds()) {
      applications.byClientId(clientId).ifPresent(application -> note(application, event));
    }
  }

  private void note(Application application, SessionEnded event) {
    for (var url : application.details().backchannelLogoutUrls()) {
      table.insert(
          new LogoutNotice(
              ids.alphanumeric(24),
              application.clientId(),
              url,
              event.userId(),
              event.sessionId(),
              0,
              clock.instant()));
    }
  }
}
