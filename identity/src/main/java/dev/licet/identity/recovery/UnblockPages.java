package dev.licet.identity.recovery;

import dev.licet.identity.lockout.Lockout;
import dev.licet.identity.login.LoginHeaders;
import dev.licet.identity.login.LoginPages;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Map;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** Where the link leads that opens an account again after too many wrong passwords. */
@LoginPages
@RequestMapping("/u/unblock")
class UnblockPages {
  private final Tickets tickets;
  private final Lockout lockout;
  private final Results results;

  UnblockPages(Tickets tickets, Lockout lockout, Results results) {
    this.tickets = tickets;
    this.lockout = lockout;
    this.results = results;
  }

  @GetMapping
  ModelAndView form(@RequestParam(defaultValue = "") String ticket, HttpServletResponse response) {
    var found = tickets.look(TicketKind.UNBLOCK, ticket).orElseThrow(EmailVerificationPages::dead);
    LoginHeaders.allowAnswerAt(found.resultUrl(), response);
    return new ModelAndView("recovery/unblock", Map.of("ticket", ticket, "email", found.email()));
  }

  @PostMapping
  ModelAndView unblock(@RequestParam(defaultValue = "") String ticket) {
    var spent = tickets.spend(TicketKind.UNBLOCK, ticket);
    spent.ifPresent(one -> lockout.unblock(one.email()));
    return spent
        .or(() -> tickets.justSpent(TicketKind.UNBLOCK, ticket))
        .map(one -> results.done(one, "unblocked", "Your account has been unblocked."))
        .orElseThrow(EmailVerificationPages::dead);
  }
}
