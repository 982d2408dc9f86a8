package dev.licet.identity.trial;

import static dev.licet.identity.clientgrant.TrialApplications.nameFor;

import dev.licet.identity.api.Api;
import dev.licet.identity.application.Application;
import dev.licet.identity.application.Applications;
import dev.licet.identity.management.ManagementError;
import dev.licet.identity.management.ManagementRefused;
import dev.licet.identity.shared.ServerMode;
import dev.licet.identity.user.User;
import dev.licet.identity.user.Users;
import java.util.List;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;

/** In whose name a test token shall be, where it is a user's: that is for developers only. */
@Component
class TestTokenUsers {
  private final Users users;
  private final Applications applications;
  private final ServerMode mode;

  TestTokenUsers(Users users, Applications applications, ServerMode mode) {
    this.users = users;
    this.applications = applications;
    this.mode = mode;
  }

  /** By id or by e-mail. A server that is not a developer's own never speaks in a user's name. */
  User user(String wanted) {
    if (!mode.isDev()) {
      throw refused(
          HttpStatus.FORBIDDEN,
          "operation_not_supported",
          "Test tokens of users are there in dev mode only (LICET_MODE=dev)");
    }
    var found = wanted.contains("|") ? users.byIds(List.of(wanted)) : users.byEmail(wanted);
    if (found.isEmpty()) {
      throw refused(
          HttpStatus.NOT_FOUND, "inexistent_user", "The user does not exist: '" + wanted + "'");
    }
    if (found.size() > 1) {
      throw refused(
          HttpStatus.BAD_REQUEST,
          "ambiguous_user",
          "Several users have the e-mail '%s': say which by the id".formatted(wanted));
    }
    return admitted(found.getFirst());
  }

  /** The application that the user would have signed in to: the API's test application. */
  Application application(Api api) {
    return applications.byName(nameFor(api)).stream()
        .findFirst()
        .orElseThrow(() ->
            refused(
                HttpStatus.NOT_FOUND,
                "inexistent_client",
                "There is no application with the name '%s'".formatted(nameFor(api))));
  }

  private static User admitted(User user) {
    if (user.blocked()) {
      throw refused(HttpStatus.FORBIDDEN, "unauthorized", "user is blocked");
    }
    return user;
  }

  private static ManagementRefused refused(HttpStatus status, String code, String message) {
    return new ManagementRefused(ManagementError.of(status, code, message));
  }
}
