package dev.licet.identity.mail;

import dev.licet.identity.dashboard.PageNotFound;
import dev.licet.identity.dashboard.Pages;
import dev.licet.identity.shared.ServerMode;
import java.util.Map;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.servlet.ModelAndView;

/** In dev mode, the mails that no server has taken: whoever tries the server out needs no SMTP. */
@Pages
class MailboxPages {
  private static final int MOST = 50;

  private final Outbox outbox;
  private final ServerMode mode;

  MailboxPages(Outbox outbox, ServerMode mode) {
    this.outbox = outbox;
    this.mode = mode;
  }

  @GetMapping("/dashboard/mailbox")
  ModelAndView show() {
    if (!mode.isDev()) {
      throw new PageNotFound();
    }
    return new ModelAndView("mail/mailbox", Map.of("mails", outbox.latest(MOST)));
  }
}
