package dev.licet.identity.recovery;

import dev.licet.identity.dashboard.SeeOther;
import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.web.servlet.ModelAndView;

/**
 * Where a browser goes once a ticket was used: to where whoever made the ticket said, or nowhere.
 */
final class Results {
  private Results() {}

  /**
   * The ticket's own address with what came of it, as Auth0 tells it; or a page.
   *
   * @param name of the texts {@code login.done.NAME.title} and {@code login.done.NAME.text}
   * @param message for the address
   */
  static ModelAndView done(Ticket ticket, String name, String message) {
    if (ticket.resultUrl().isEmpty()) {
      return new ModelAndView("login/done", Map.of("name", name));
    }
    var members = new LinkedHashMap<String, String>();
    members.put("success", "true");
    members.put("code", "success");
    members.put("message", message);
    if (ticket.includeEmail()) {
      members.put("email", ticket.email());
    }
    return SeeOther.exactly(ResultUrl.tell(ticket.resultUrl(), members));
  }
}
