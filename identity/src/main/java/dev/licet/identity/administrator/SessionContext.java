package dev.licet.identity.administrator;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.authority.AuthorityUtils;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextImpl;
import org.springframework.security.web.context.HttpRequestResponseHolder;
import org.springframework.security.web.context.SecurityContextRepository;
import org.springframework.stereotype.Component;

/** Tells Spring Security who is behind a request, from our own sessions. */
@Component
class SessionContext implements SecurityContextRepository {
  static final String ROLE = "ADMINISTRATOR";

  private final Sessions sessions;

  SessionContext(Sessions sessions) {
    this.sessions = sessions;
  }

  @Override
  @SuppressWarnings("deprecation") // the interface still wants it
  public SecurityContext loadContext(HttpRequestResponseHolder holder) {
    return Sessions.COOKIE
        .read(holder.getRequest())
        .flatMap(sessions::find)
        .map(SessionContext::context)
        .orElseGet(SecurityContextImpl::new);
  }

  @Override
  public boolean containsContext(HttpServletRequest request) {
    return Sessions.COOKIE.read(request).flatMap(sessions::find).isPresent();
  }

  /** Nothing: a session begins at sign-in and ends at sign-out, and in no other way. */
  @Override
  public void saveContext(
      SecurityContext context, HttpServletRequest request, HttpServletResponse response) {}

  private static SecurityContext context(Administrator administrator) {
    return new SecurityContextImpl(
        UsernamePasswordAuthenticationToken.authenticated(
            administrator.email(), null, AuthorityUtils.createAuthorityList("ROLE_" + ROLE)));
  }
}
