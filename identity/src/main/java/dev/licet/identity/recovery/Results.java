package dev.licet.identity.recovery;

import dev.licet.identity.dashboard.SeeOther;
import java.util.Map;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.util.UriComponentsBuilder;

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
    var url =
        UriComponentsBuilder.fromUriString(ticket.resultUrl())
            .queryParam("success", "true")
            .queryParam("code", "success")
            .queryParam("message", "{message}");
    if (ticket.includeEmail()) {
      url.queryParam("email", "{email}");
    }
    return SeeOther.exactly(
        url.encode()
            .buildAndExpand(Map.of("message", message, "email", ticket.email()))
            .toUriString());
  }
}
