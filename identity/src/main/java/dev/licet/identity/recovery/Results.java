package dev.licet.identity.recovery;

import dev.licet.identity.dashboard.SeeOther;
import dev.licet.identity.shared.UrlQuery;
import dev.licet.identity.signin.LoginRoutes;
import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.ModelAndView;

/**
 * Where a browser goes once a ticket was used: to where whoever made the ticket said; or to a page
 * that has a link on to the application, where there is an address for that.
 */
@Component
class Results {
  private final LoginRoutes routes;

  Results(LoginRoutes routes) {
    this.routes = routes;
  }

  /**
   * The ticket's own address with what came of it, as Auth0 tells it; or a page.
   *
   * @param name of the texts {@code login.done.NAME.title} and {@code login.done.NAME.text}
   * @param message for the address
   */
  ModelAndView done(Ticket ticket, String name, String message) {
    if (ticket.resultUrl().isEmpty()) {
      var page = new ModelAndView("login/done", Map.of("name", name));
      routes.of(ticket.clientId()).ifPresent(wayOn -> page.addObject("wayOn", wayOn));
      return page;
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
}
