package dev.licet.identity.account;

import dev.licet.identity.application.Application;
import dev.licet.identity.application.Applications;
import dev.licet.identity.consent.Consent;
import dev.licet.identity.consent.Consents;
import dev.licet.identity.consent.ScopeWords;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Service;

/** What users have allowed applications, and take back. */
@Service
class GrantedApplications {
  private final Consents consents;
  private final Applications applications;
  private final ScopeWords words;

  GrantedApplications(Consents consents, Applications applications, ScopeWords words) {
    this.consents = consents;
    this.applications = applications;
    this.words = words;
  }

  /** What one application may do, in the words in which it was asked for. */
  record Row(String id, String application, ScopeWords.Words allowed) {}

  List<Row> of(Account account) {
    return consents.ofUser(account.user().id()).stream().map(this::row).toList();
  }

  /** Takes one of the user's own back, if there is one. */
  void takeBack(Account account, String id) {
    if (consents.ofUser(account.user().id()).stream().anyMatch(one -> one.id().equals(id))) {
      consents.withdraw(id);
    }
  }

  private Row row(Consent consent) {
    return new Row(
        consent.id(),
        applications
            .byClientId(consent.clientId())
            .map(Application::shownName)
            .orElse(consent.clientId()),
        words.of(consent.scope(), Optional.of(consent.audience())));
  }
}
