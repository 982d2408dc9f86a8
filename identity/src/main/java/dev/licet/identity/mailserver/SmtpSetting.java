package dev.licet.identity.mailserver;

import dev.licet.identity.shared.ReadFirst;
import dev.licet.identity.shared.Settings;
import java.util.Optional;

/**
 * LICET_SMTP_URL.
 *
 * @param server empty if it is not set
 */
record SmtpSetting(Optional<SmtpServer> server) implements ReadFirst {
  static SmtpSetting read(Settings settings) {
    return new SmtpSetting(settings.read("licet.smtp-url", SmtpServer::of));
  }
}
