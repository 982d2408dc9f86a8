package dev.licet.identity;

import dev.licet.identity.shared.DataFolder;
import dev.licet.identity.shared.Issuer;
import dev.licet.identity.shared.ServerMode;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** The one line in the log that says where to go. */
@Component
class ReadyLine {
  private static final Logger LOG = LoggerFactory.getLogger(IdentityServer.class);

  private final Issuer issuer;
  private final DataFolder folder;
  private final ServerMode mode;
  private final ServerSettings settings;

  ReadyLine(Issuer issuer, DataFolder folder, ServerMode mode, ServerSettings settings) {
    this.issuer = issuer;
    this.folder = folder;
    this.mode = mode;
    this.settings = settings;
  }

  @EventListener(ApplicationReadyEvent.class)
  void say() {
    LOG.info(
        "Licet is ready: {} (listening on {}:{}, data in {}, mode {})",
        issuer.url(),
        settings.bind().getHostAddress(),
        settings.port(),
        folder.path(),
        mode);
    if (mode.isDev()) {
      LOG.warn("LICET_MODE is dev: demo conveniences are on, for this machine only");
    }
  }
}
