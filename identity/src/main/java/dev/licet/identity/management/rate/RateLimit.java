package dev.licet.identity.management.rate;

import dev.licet.guard.Caller;
import dev.licet.identity.management.ManagementError;
import dev.licet.identity.management.ManagementRefused;
import dev.licet.identity.shared.ReadFirst;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.servlet.HandlerInterceptor;

/** Says in each answer what the caller has left, and refuses calls beyond. Guard has been here. */
final class RateLimit implements HandlerInterceptor, ReadFirst {
  private final Allowances allowances;
  private final Clock clock;

  RateLimit(Allowances allowances, Clock clock) {
    this.allowances = allowances;
    this.clock = clock;
  }

  @Override
  public boolean preHandle(
      HttpServletRequest request, HttpServletResponse response, Object handler) {
    var authentication = SecurityContextHolder.getContext().getAuthentication();
    if (authentication != null && authentication.getPrincipal() instanceof Caller caller) {
      spend(caller, response);
    }
    return true;
  }

  private void spend(Caller caller, HttpServletResponse response) {
    var allowance = allowances.spend(caller.clientId().orElseGet(caller::subject));
    response.setHeader("x-ratelimit-limit", Integer.toString(allowance.limit()));
    response.setHeader("x-ratelimit-remaining", Integer.toString(allowance.remaining()));
    response.setHeader("x-ratelimit-reset", Long.toString(allowance.reset()));
    if (allowance.exceeded()) {
      long seconds = Math.max(1, allowance.reset() - clock.millis() / 1_000);
      response.setHeader("Retry-After", Long.toString(seconds));
      throw new ManagementRefused(
          ManagementError.of(
              HttpStatus.TOO_MANY_REQUESTS, "too_many_requests", "Global limit has been reached"));
    }
  }
}
