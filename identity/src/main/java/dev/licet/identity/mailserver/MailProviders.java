package dev.licet.identity.mailserver;

import dev.licet.identity.key.SealedSecrets;
import dev.licet.identity.shared.Outcome;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The tenant's choice of who sends its mails. */
@Service
class MailProviders {
  private static final String NONE = "There is no email provider";

  private static final String PASSWORD = "smtp-password";

  private final MailProviderTable table;
  private final SealedSecrets secrets;
  private final ApplicationEventPublisher events;

  MailProviders(MailProviderTable table, SealedSecrets secrets, ApplicationEventPublisher events) {
    this.table = table;
    this.secrets = secrets;
    this.events = events;
  }

  Optional<MailProvider> find() {
    return table.find(secrets.find(PASSWORD).orElse(""));
  }

  @Transactional
  public Outcome<MailProvider> create(MailProvider provider) {
    if (!hasSender(provider)) {
      return noSender();
    }
    if (!table.insert(provider)) {
      return Outcome.taken("name", "There is an email provider already");
    }
    keepPassword(provider);
    events.publishEvent(new MailProviderChanged("Create"));
    return Outcome.done(provider);
  }

  @Transactional
  public Outcome<MailProvider> change(UnaryOperator<MailProvider> change) {
    table.lock();
    var changed = find().map(change);
    if (!changed.map(MailProviders::hasSender).orElse(true)) {
      return noSender();
    }
    changed.ifPresent(table::save);
    changed.ifPresent(provider -> {
      keepPassword(provider);
      events.publishEvent(new MailProviderChanged("Update"));
    });
    return changed.map(Outcome::done).orElseGet(() -> Outcome.missing("name", NONE));
  }

  @Transactional
  public boolean remove() {
    secrets.forget(PASSWORD);
    boolean was = table.delete();
    if (was) {
      events.publishEvent(new MailProviderChanged("Delete"));
    }
    return was;
  }

  private static boolean hasSender(MailProvider provider) {
    return provider.from().isEmpty() || Sender.isOne(provider.from());
  }

  private static Outcome<MailProvider> noSender() {
    return Outcome.invalid("default_from_address", Sender.WANTED);
  }

  private void keepPassword(MailProvider provider) {
    if (provider.server().password().isEmpty()) {
      secrets.forget(PASSWORD);
    } else {
      secrets.keep(PASSWORD, provider.server().password());
    }
  }
}
