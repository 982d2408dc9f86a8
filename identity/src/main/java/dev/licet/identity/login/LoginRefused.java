package dev.licet.identity.login;

import org.springframework.http.HttpStatus;

/** A page that cannot be shown: what is shown instead says why, and what to do. */
public final class LoginRefused extends RuntimeException {
  private final HttpStatus status;
  private final String problem;

  /**
   * Shows the page with the texts {@code problem.NAME.title} and {@code problem.NAME.text}.
   *
   * @param problem the name
   */
  public LoginRefused(HttpStatus status, String problem) {
    super(problem, null, false, false);
    this.status = status;
    this.problem = problem;
  }

  HttpStatus status() {
    return status;
  }

  String problem() {
    return problem;
  }
}
