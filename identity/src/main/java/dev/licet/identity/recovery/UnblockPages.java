package dev.licet.identity.recovery;

import dev.licet.identity.lockout.Lockout;
import dev.licet.identity.login.LoginHeaders;
import dev.licet.identity.login.LoginPages;
import jakarta.servlet.http.HttpServletResponse;
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
  private final TicketPages pages;

  UnblockPages(Tickets tickets, Lockout lockout, TicketPages pages) {
    this.tickets = tickets;
    this.lockout = lockout;
    this.pages = pages;
  }

  @GetMapping
  ModelAndView form(@RequestParam(defaultValue = "") String ticket, HttpServletResponse response) {
    var found = tickets.look(TicketKind.UNBLOCK, ticket).orElseThrow(EmailVerificationPages::dead);
    LoginHeaders.allowAnswerAt(found.resultUrl(), response);
    return pages.ask("recovery/unblock", ticket, found);
  }

  @PostMapping
  ModelAndView unblock(@RequestParam(defaultValue = "") String ticket) {
    var spent = tickets.spend(TicketKind.UNBLOCK, ticket);
    spent.ifPresent(one -> lockout.unblock(one.email()));
    return spent
        .or(() -> tickets.justSpent(TicketKind.UNBLOCK, ticket))
        .map(one -> pages.done(one, "unblocked", "Your account has been unblocked."))
        .orElseThrow(EmailVerificationPages::dead);
  }
}
