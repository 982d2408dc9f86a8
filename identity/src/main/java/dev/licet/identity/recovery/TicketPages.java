package dev.licet.identity.recovery;

import dev.licet.identity.application.Applications;
import dev.licet.identity.dashboard.SeeOther;
import dev.licet.identity.shared.UrlQuery;
import dev.licet.identity.signin.LoginRoutes;
import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.ModelAndView;

/** What a browser shows of a ticket: before it is used, and once it was. */
@Component
final class TicketPages {
  private final Applications applications;
  private final LoginRoutes routes;

  TicketPages(Applications applications, LoginRoutes routes) {
    this.applications = applications;
    this.routes = routes;
  }

  /**
   * The page whose button uses it.
   *
   * @param secret for the form
   */
  ModelAndView ask(String template, String secret, Ticket ticket) {
    return new ModelAndView(
        template,
        Map.of(
            "ticket", secret,
            "email", ticket.email(),
            "clientName", applications.shownName(ticket.clientId())));
  }

  /**
   * The ticket's own address with what came of it, as Auth0 tells it; or a page that has a link on
   * to the application, where there is an address for that.
   *
   * @param name of the texts {@code login.done.NAME.title} and {@code login.done.NAME.text}
   * @param message for the address
   */
  ModelAndView done(Ticket ticket, String name, String message) {
    if (ticket.resultUrl().isEmpty()) {
      return done(ticket, name);
    }
    var members = new LinkedHashMap<String, String>();
    members.put("success", "true");
    members.put("code", "success");
    members.put("message", message);
    if (ticket.includeEmail()) {
      members.put("email", ticket.email());
    }
    return SeeOther.exactly(UrlQuery.tell(ticket.resultUrl(), members));
  }

  private ModelAndView done(Ticket ticket, String name) {
    var client = applications.shownName(ticket.clientId());
    var page = new ModelAndView("login/done", Map.of("name", name, "clientName", client));
    routes.of(ticket.clientId()).ifPresent(wayOn -> page.addObject("wayOn", wayOn));
    return page;
  }
}
