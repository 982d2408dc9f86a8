package dev.licet.identity.recovery;

import dev.licet.identity.TestServer;
import dev.licet.identity.user.User;
import java.net.URI;
import java.time.Duration;

/** Pages to which links in mails lead. */
public final class TestTickets {
  private final Tickets tickets;

  public TestTickets(TestServer server) {
    this.tickets = server.bean(Tickets.class);
  }

  /** Where the user verifies the address. */
  public String verification(User user) {
    return page(TicketKind.EMAIL_VERIFICATION, user);
  }

  /** Where the user sets another password. */
  public String password(User user) {
    return page(TicketKind.PASSWORD_CHANGE, user);
  }

  /** Where the user opens the account. */
  public String unblock(User user) {
    return page(TicketKind.UNBLOCK, user);
  }

  /** The same, which sends the user on. */
  public String unblock(User user, String resultUrl) {
    return page(TicketKind.UNBLOCK, user, resultUrl);
  }

  private String page(TicketKind kind, User user) {
    return page(kind, user, "");
  }

  private String page(TicketKind kind, User user, String resultUrl) {
    var ticket = new Ticket(kind, user.id(), user.email(), resultUrl, false, "", true);
    var link = URI.create(tickets.link(ticket, Duration.ofHours(1)));
    return link.getRawPath() + "?" + link.getRawQuery();
  }
}
