package dev.licet.identity.administrator;

import dev.licet.identity.shared.Issuer;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * Shows the one-time link to whoever started the server, while there is no administrator: on
 * standard output, never through the log, whose lines are kept and shipped.
 */
@Component
class SetupLinkNotice {
  private final Setup setup;
  private final Issuer issuer;

  SetupLinkNotice(Setup setup, Issuer issuer) {
    this.setup = setup;
    this.issuer = issuer;
  }

  @EventListener(ApplicationReadyEvent.class)
  void show() {
    setup.newLink().ifPresent(this::print);
  }

  @SuppressWarnings("SystemOut")
  private void print(String secret) {
    System.out.println(
        "Set up the first administrator (once, within the hour): "
            + issuer.url()
            + "setup/"
            + secret);
  }
}
