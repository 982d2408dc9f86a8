package dev.licet.spring;

import dev.licet.guard.Answer;
import dev.licet.guard.Caller;
import dev.licet.guard.Decision;
import dev.licet.guard.Guard;
import dev.licet.guard.Permit;
import dev.licet.guard.Refusal;
import dev.licet.guard.Rule;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.web.servlet.HandlerMapping;

/** Asks Guard about a call; lets it in, or answers it. */
final class Gate {
  /** The request attribute that holds the {@link Caller} of a call that was let in. */
  static final String CALLER = Caller.class.getName();

  private static final String PASSED = Passed.class.getName();
  private static final Logger log = LoggerFactory.getLogger(Gate.class);

  private final Supplier<Guard> guard;
  private final Supplier<RefusalWording> wording;

  /** What a call was let in by, and to which path, which it may meet again on its way. */
  private record Passed(Permit permit, Rule rule, String path) {}

  /** Both are asked for at the first call only: filters are made before they may be. */
  Gate(Supplier<Guard> guard, Supplier<RefusalWording> wording) {
    this.guard = guard;
    this.wording = wording;
  }

  /** The caller of a call that was let in; empty on a route that anybody may call. */
  static Optional<Caller> caller(HttpServletRequest request) {
    return Optional.ofNullable((Caller) request.getAttribute(CALLER));
  }

  /** Whether the call may go on under this rule. If not, it has been answered. */
  boolean admits(HttpServletRequest request, HttpServletResponse response, Rule rule)
      throws IOException {
    Passed before = (Passed) request.getAttribute(PASSED);
    if (before != null && isGoingOn(request, before, rule)) {
      return true;
    }
    ServletCall call = new ServletCall(request);
    Decision decision =
        before != null
            ? guard.get().recheck(before.permit(), call, rule)
            : guard.get().check(call, rule);
    if (decision instanceof Refusal refusal) {
      refuse(call, response, refusal);
      return false;
    }
    Permit permit = (Permit) decision;
    permit.caller().ifPresent(caller -> request.setAttribute(CALLER, caller));
    permit.headers().forEach(response::setHeader);
    request.setAttribute(PASSED, new Passed(permit, rule, request.getRequestURI()));
    return true;
  }

  /**
   * Whether this is the second part of a call that has passed this very rule: an asynchronous
   * handler has done its work. Not so where the call goes on to another path, which an equal rule
   * may judge otherwise.
   */
  private static boolean isGoingOn(HttpServletRequest request, Passed before, Rule rule) {
    return request.getDispatcherType() == DispatcherType.ASYNC
        && rule.equals(before.rule())
        && request.getRequestURI().equals(before.path());
  }

  private void refuse(ServletCall call, HttpServletResponse response, Refusal refusal)
      throws IOException {
    HttpServletRequest request = call.request();
    log.debug(
        "{} {} refused: {}",
        request.getMethod(),
        request.getAttribute(HandlerMapping.BEST_MATCHING_PATTERN_ATTRIBUTE),
        refusal.reason());
    Answer answer = wording.get().answer(refusal, call);
    byte[] body = answer.body().getBytes(StandardCharsets.UTF_8);
    response.setStatus(answer.status());
    answer.headers().forEach(response::setHeader);
    response.setContentLength(body.length);
    if (!request.getMethod().equals("HEAD")) {
      response.getOutputStream().write(body);
    }
  }
}
