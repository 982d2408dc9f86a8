package dev.licet.identity.login;

import java.util.Optional;
import org.springframework.http.HttpStatus;

/** A page that cannot be shown: what is shown instead says why, and what to do. */
public final class LoginRefused extends RuntimeException {
  private final HttpStatus status;
  private final String problem;
  private final Optional<String> wayOn;

  /**
   * Shows the page with the texts {@code problem.NAME.title} and {@code problem.NAME.text}.
   *
   * @param problem the name
   */
  public LoginRefused(HttpStatus status, String problem) {
    this(status, problem, Optional.empty());
  }

  /**
   * The same, where there is an address to go on to: who only wanted to see a page is sent there,
   * who sent a form is told what became of it, and has a link.
   */
  public LoginRefused(HttpStatus status, String problem, Optional<String> wayOn) {
    super(problem, null, false, false);
    this.status = status;
    this.problem = problem;
    this.wayOn = wayOn;
  }

  HttpStatus status() {
    return status;
  }

  String problem() {
    return problem;
  }

  Optional<String> wayOn() {
    return wayOn;
  }
}
