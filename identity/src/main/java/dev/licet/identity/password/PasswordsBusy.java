package dev.licet.identity.password;

import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.web.ErrorResponse;

/** More passwords are waiting to be hashed than the server takes at once: status 429. */
public final class PasswordsBusy extends RuntimeException implements ErrorResponse {
  /** After so many seconds the queue has emptied, usually. */
  public static final int RETRY_AFTER = 2;

  PasswordsBusy() {
    super("Too many passwords at once", null, false, false);
  }

  @Override
  public HttpStatus getStatusCode() {
    return HttpStatus.TOO_MANY_REQUESTS;
  }

  @Override
  public HttpHeaders getHeaders() {
    var headers = new HttpHeaders();
    headers.set(HttpHeaders.RETRY_AFTER, Integer.toString(RETRY_AFTER));
    return headers;
  }

  @Override
  public ProblemDetail getBody() {
    return ProblemDetail.forStatus(getStatusCode());
  }
}
