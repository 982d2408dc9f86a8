package dev.licet.identity.organization;

import dev.licet.identity.management.Answers;
import dev.licet.identity.management.ManagementError;
import dev.licet.identity.management.ManagementRefused;
import dev.licet.identity.shared.FieldProblem;
import dev.licet.identity.shared.FieldProblem.Kind;
import dev.licet.identity.shared.Outcome;
import java.util.List;
import java.util.Optional;
import org.springframework.http.HttpStatus;

/** How the Management API refuses what is asked about organizations, in Auth0's words. */
public final class OrganizationRefusals {
  private static final Answers ANSWERS = new Answers("organization");

  private OrganizationRefusals() {}

  /** There is none of that id or name: Auth0 gives no code with it. */
  public static ManagementRefused missing() {
    return notFound("No organization found by that id or name");
  }

  /** What a verb gave, or its refusal. */
  static Organization done(Outcome<Organization> outcome) {
    return outcome.orElseThrow(OrganizationRefusals::refusal);
  }

  private static ManagementRefused refusal(List<FieldProblem> problems) {
    return problems.getFirst().kind() == Kind.MISSING
        ? notFound(problems.getFirst().message())
        : ANSWERS.refused(problems);
  }

  static ManagementRefused noMember() {
    return notFound("The user is no member of the organization");
  }

  static ManagementRefused notFound(String message) {
    return new ManagementRefused(
        new ManagementError(HttpStatus.NOT_FOUND, message, Optional.empty()));
  }
}
