package dev.licet.identity.mailserver;

import dev.licet.identity.shared.Issuer;
import dev.licet.identity.shared.Settings;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** By which server mails are sent: the tenant's provider, else LICET_SMTP_URL, else by none. */
@Component
public class MailServers {
  private static final String SETTING = "licet.smtp-url";

  private final MailProviders providers;
  private final Optional<SmtpServer> setting;
  private final String from;

  MailServers(MailProviders providers, Settings settings, Issuer issuer) {
    this.providers = providers;
    this.setting = setting(settings);
    this.from = "no-reply@" + issuer.host();
  }

  /** Empty while mails have to wait. */
  public Optional<Smtp> current() {
    var provider = providers.find();
    return provider.isPresent()
        ? provider.filter(MailProvider::enabled).map(this::smtp)
        : setting.map(server -> new Smtp(server, from));
  }

  static Optional<SmtpServer> setting(Settings settings) {
    return settings.find(SETTING).map(MailServers::server);
  }

  /** A wrong URL may hold a right password, which is not shown. */
  private static SmtpServer server(String url) {
    try {
      return SmtpServer.of(url.strip());
    } catch (IllegalArgumentException e) {
      throw Settings.refuse(
          SETTING, url.replaceAll("//[^/]*@", "//***@"), String.valueOf(e.getMessage()));
    }
  }

  private Smtp smtp(MailProvider provider) {
    return new Smtp(provider.server(), provider.from().isEmpty() ? from : provider.from());
  }
}
