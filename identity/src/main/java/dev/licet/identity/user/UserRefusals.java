package dev.licet.identity.user;

import dev.licet.identity.management.ManagementError;
import dev.licet.identity.management.ManagementRefused;
import dev.licet.identity.shared.FieldProblem;
import dev.licet.identity.shared.Outcome;
import org.springframework.http.HttpStatus;

/** How the Management API refuses what is asked about users, in Auth0's words. */
public final class UserRefusals {
  private UserRefusals() {}

  /** There is no user of that id. */
  public static ManagementRefused missing() {
    return new ManagementRefused(notFound());
  }

  /** Refuses what is asked about a user who is not there. */
  public static void require(Users users, String id) {
    if (users.byId(id).isEmpty()) {
      throw missing();
    }
  }

  /** What a verb gave, or its refusal; an e-mail that is taken has that status. */
  static User done(Outcome<User> outcome, HttpStatus taken) {
    return outcome.orElseThrow(
        problems -> new ManagementRefused(error(problems.getFirst(), taken)));
  }

  private static ManagementError error(FieldProblem problem, HttpStatus taken) {
    return switch (problem.kind()) {
      case TAKEN -> ManagementError.of(taken, "auth0_idp_error", problem.message());
      case MISSING -> notFound();
      case FIXED ->
          ManagementError.of(HttpStatus.BAD_REQUEST, "operation_not_supported", problem.message());
      case WRONG -> wrong(problem);
    };
  }

  private static ManagementError wrong(FieldProblem problem) {
    return switch (problem.field()) {
      case "password" -> ManagementError.invalidBody(problem.code() + ": " + problem.message());
      case "connection" ->
          ManagementError.of(HttpStatus.BAD_REQUEST, "inexistent_connection", problem.message());
      default -> ManagementError.invalidPayload(problem.message(), problem.field());
    };
  }

  private static ManagementError notFound() {
    return ManagementError.notFound("inexistent_user", "The user does not exist.");
  }
}
