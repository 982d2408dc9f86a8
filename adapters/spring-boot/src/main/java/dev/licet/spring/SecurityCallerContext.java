package dev.licet.spring;

import dev.licet.guard.Caller;
import jakarta.servlet.http.HttpServletRequest;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextHolder;

/** Shows the caller to Spring Security while a handler runs; afterwards all is as it was before. */
final class SecurityCallerContext implements CallerContext {
  private static final String BEFORE = SecurityCallerContext.class.getName() + ".before";

  @Override
  public void enter(HttpServletRequest request, Caller caller) {
    if (request.getAttribute(BEFORE) == null) {
      request.setAttribute(BEFORE, SecurityContextHolder.getContext());
    }
    SecurityContext context = SecurityContextHolder.createEmptyContext();
    context.setAuthentication(new CallerAuthentication(caller));
    SecurityContextHolder.setContext(context);
  }

  @Override
  public void leave(HttpServletRequest request) {
    if (request.getAttribute(BEFORE) instanceof SecurityContext before) {
      request.removeAttribute(BEFORE);
      if (before.getAuthentication() == null) {
        SecurityContextHolder.clearContext();
      } else {
        SecurityContextHolder.setContext(before);
      }
    }
  }
}
