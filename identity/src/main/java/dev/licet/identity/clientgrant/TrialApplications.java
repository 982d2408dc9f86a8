package dev.licet.identity.clientgrant;

import dev.licet.identity.api.Api;
import dev.licet.identity.application.Application;
import dev.licet.identity.application.ApplicationType;
import dev.licet.identity.application.Applications;
import dev.licet.identity.application.NewApplication;
import dev.licet.identity.shared.Outcome;
import java.util.List;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The applications that APIs are tried out with. */
@Service
public class TrialApplications {
  private static final String SUFFIX = " (Test Application)";

  private final Applications applications;
  private final ClientGrants grants;

  TrialApplications(Applications applications, ClientGrants grants) {
    this.applications = applications;
    this.grants = grants;
  }

  /** The name of an API's test application. */
  public static String nameFor(Api api) {
    return api.name() + SUFFIX;
  }

  /** Registers an application of that name which may call the API, so far without permissions. */
  @Transactional
  public Application register(Api api) {
    var wanted = NewApplication.named(nameFor(api), ApplicationType.NON_INTERACTIVE);
    var registered = done(applications.register(wanted)).application();
    done(grants.grant(registered.clientId(), api.identifier(), List.of()));
    return registered;
  }

  private static <T> T done(Outcome<T> outcome) {
    return outcome.orElseThrow(
        problems -> new IllegalStateException("A test application was refused: " + problems));
  }
}
