package dev.licet.spring;

import dev.licet.guard.Caller;
import java.util.Collection;
import org.jspecify.annotations.Nullable;
import org.springframework.security.authentication.AbstractAuthenticationToken;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.core.authority.SimpleGrantedAuthority;

/**
 * The caller as Spring Security sees it: its name is the token's subject, and each permission is an
 * authority {@code SCOPE_permission}, as from Spring's own resource server.
 */
final class CallerAuthentication extends AbstractAuthenticationToken {
  private final transient Caller caller;

  CallerAuthentication(Caller caller) {
    super(authorities(caller));
    this.caller = caller;
    super.setAuthenticated(true);
  }

  private static Collection<GrantedAuthority> authorities(Caller caller) {
    return caller.permissions().stream()
        .<GrantedAuthority>map(permission -> new SimpleGrantedAuthority("SCOPE_" + permission))
        .toList();
  }

  @Override
  public String getName() {
    return caller.subject();
  }

  @Override
  public Caller getPrincipal() {
    return caller;
  }

  /** Nothing: nobody behind Guard needs the token itself. */
  @Override
  public @Nullable Object getCredentials() {
    return null;
  }
}
