package dev.licet.identity.clientgrant;

import dev.licet.identity.api.Api;
import dev.licet.identity.application.Application;
import java.util.Optional;

/** What one application may do at one API, for the pages that show and change it. */
record Access(Application application, Api api, Optional<ClientGrant> grant) {
  public boolean authorised() {
    return grant.isPresent();
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
}
