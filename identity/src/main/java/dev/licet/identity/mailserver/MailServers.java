package dev.licet.identity.mailserver;

import dev.licet.identity.shared.Issuer;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** By which server mails are sent: the tenant's provider, else LICET_SMTP_URL, else by none. */
@Component
public class MailServers {
  private final MailProviders providers;
  private final SmtpSetting setting;
  private final String from;

  MailServers(MailProviders providers, SmtpSetting setting, Issuer issuer) {
    this.providers = providers;
    this.setting = setting;
    this.from = "no-reply@" + issuer.host();
  }

  /** Empty while mails have to wait. */
  public Optional<Smtp> current() {
    var provider = providers.find();
    return provider.isPresent()
        ? provider.filter(MailProvider::enabled).map(this::smtp)
        : setting.server().map(server -> new Smtp(server, from, Map.of()));
  }

  private Smtp smtp(MailProvider provider) {
    var sender = provider.from().isEmpty() ? from : provider.from();
    return new Smtp(provider.server(), sender, provider.headers());
  }
}
