package dev.licet.identity.clientgrant;

import dev.licet.identity.api.AccessPolicy.Rule;
import dev.licet.identity.api.Api;
import dev.licet.identity.application.Application;
import java.util.Optional;

/** What one application may do at one API, for the pages that show and change it. */
record Access(Application application, Api api, SubjectType subject, Optional<ClientGrant> grant) {
  public boolean authorised() {
    return grant.isPresent();
  }

  /** Whether it counts in the name of users, not in the application's own. */
  public boolean forUsers() {
    return subject == SubjectType.USER;
  }

  /** Whether users' tokens hold whatever the user may do, without a grant. */
  public boolean open() {
    return forUsers() && application.firstParty() && api.access().user() == Rule.ALLOW_ALL;
  }

  /** Whether it has whatever the API has, now and later. */
  public boolean all() {
    return grant.map(ClientGrant::allScopes).orElse(false);
  }

  public boolean has(String permission) {
    return grant.map(found -> found.scope().contains(permission)).orElse(false);
  }

  /** How many permissions it has. */
  public int count() {
    return grant.map(found -> found.scope().size()).orElse(0);
  }

  /** Nobody changes what the server's own applications may do. */
  public boolean fixed() {
    return application.system();
  }

  /** Of several on one page, this one. */
  public String key(String id) {
    return forUsers() ? "user-" + id : id;
  }
}
