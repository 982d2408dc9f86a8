package dev.licet.identity.recovery;

import dev.licet.identity.login.Languages;
import dev.licet.identity.login.LoginHeaders;
import dev.licet.identity.login.LoginPages;
import dev.licet.identity.login.LoginRefused;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/**
 * Where the link of a verification mail leads. Opening it spends nothing: programs that look
 * through mails open every link.
 */
@LoginPages
@RequestMapping("/u/email-verification")
class EmailVerificationPages {
  private final Tickets tickets;
  private final EmailVerification verification;
  private final TicketPages pages;

  EmailVerificationPages(Tickets tickets, EmailVerification verification, TicketPages pages) {
    this.tickets = tickets;
    this.verification = verification;
    this.pages = pages;
  }

  @GetMapping
  ModelAndView form(@RequestParam(defaultValue = "") String ticket, HttpServletResponse response) {
    var found =
        tickets
            .look(TicketKind.EMAIL_VERIFICATION, ticket)
            .orElseThrow(EmailVerificationPages::dead);
    LoginHeaders.allowAnswerAt(found.resultUrl(), response);
    return pages.ask("recovery/verify", ticket, found);
  }

  @PostMapping
  ModelAndView confirm(@RequestParam(defaultValue = "") String ticket, HttpServletRequest request) {
    var spent =
        verification
            .confirm(ticket, Languages.tag(request))
            .or(() -> verification.confirmedJustNow(ticket))
            .orElseThrow(EmailVerificationPages::dead);
    return pages.done(
        spent, "verified", "Your email was verified. You can continue using the application.");
  }

  /** It was used, has expired, or never was: who holds no ticket learns no difference. */
  static LoginRefused dead() {
    return new LoginRefused(HttpStatus.GONE, "ticket");
  }
}
