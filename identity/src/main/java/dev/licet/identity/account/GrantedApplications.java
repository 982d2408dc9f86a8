package dev.licet.identity.account;

import dev.licet.identity.api.Api;
import dev.licet.identity.api.Apis;
import dev.licet.identity.application.Application;
import dev.licet.identity.application.Applications;
import dev.licet.identity.consent.Consent;
import dev.licet.identity.consent.Consents;
import java.util.List;
import org.springframework.stereotype.Service;

/** What users have allowed applications, and take back. */
@Service
class GrantedApplications {
  private final Consents consents;
  private final Applications applications;
  private final Apis apis;

  GrantedApplications(Consents consents, Applications applications, Apis apis) {
    this.consents = consents;
    this.applications = applications;
    this.apis = apis;
  }

  /**
   * What one application may do at one API, in words.
   *
   * @param api what it is called; empty for what is for no API
   */
  record Row(String id, String application, String api, List<String> scope) {}

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
        apis.byIdentifier(consent.audience()).map(Api::name).orElse(""),
        consent.scope());
  }
}
