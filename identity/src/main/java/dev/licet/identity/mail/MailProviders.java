package dev.licet.identity.mail;

import dev.licet.identity.shared.Outcome;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The tenant's choice of who sends its mails. */
@Service
class MailProviders {
  private static final String NONE = "There is no email provider";

  private final MailProviderTable table;

  MailProviders(MailProviderTable table) {
    this.table = table;
  }

  Optional<MailProvider> find() {
    return table.find();
  }

  @Transactional
  public Outcome<MailProvider> create(MailProvider provider) {
    return table.insert(provider)
        ? Outcome.done(provider)
        : Outcome.taken("name", "There is an email provider already");
  }

  @Transactional
  public Outcome<MailProvider> change(UnaryOperator<MailProvider> change) {
    var changed = table.find().map(change);
    changed.ifPresent(table::save);
    return changed.map(Outcome::done).orElseGet(() -> Outcome.missing("name", NONE));
  }

  @Transactional
  public boolean remove() {
    return table.delete();
  }
}
