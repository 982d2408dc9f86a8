package dev.licet.identity.recovery;

import dev.licet.identity.application.Applications;
import dev.licet.identity.management.Answers;
import dev.licet.identity.management.body.Payload;
import org.springframework.stereotype.Component;

/** For which application a ticket is made: its mails may name it. */
@Component
class TicketApplication {
  private final Applications applications;

  TicketApplication(Applications applications) {
    this.applications = applications;
  }

  /** The id of the one that the member {@code client_id} names; empty where it is not there. */
  String of(Payload body) {
    var clientId = body.findText("client_id");
    if (clientId.isPresent() && applications.byClientId(clientId.get()).isEmpty()) {
      throw new Answers("client").missing();
    }
    return clientId.orElse("");
  }
}
