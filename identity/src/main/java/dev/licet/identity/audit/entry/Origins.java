package dev.licet.identity.audit.entry;

import dev.licet.guard.Caller;
import jakarta.servlet.http.HttpServletRequest;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.springframework.security.authentication.AnonymousAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.stereotype.Component;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;

/** Finds out who is behind what happens right now. */
@Component
public class Origins {
  private static final int LONGEST_AGENT = 300;
  private static final Pattern CORRELATION = Pattern.compile("[\\x21-\\x7e]{1,64}");

  /** Paths whose parts are ids. In a setup link there is a secret. */
  private static final Pattern TELLABLE =
      Pattern.compile("/(api/v2|dashboard|oauth)/[\\x21-\\x7e]{1,600}");

  /** Of the call that is being answered, or of the server itself. */
  public Origin current() {
    return RequestContextHolder.getRequestAttributes() instanceof ServletRequestAttributes call
        ? of(call.getRequest())
        : Origin.SERVER;
  }

  private static Origin of(HttpServletRequest request) {
    var caller = authentication().map(Authentication::getPrincipal);
    return new Origin(
        request.getRemoteAddr(),
        agent(request),
        caller.map(Origins::clientId).orElse(""),
        Telemetry.read(request.getHeader("Auth0-Client")),
        correlationId(request),
        described(request));
  }

  private static Map<String, Object> described(HttpServletRequest request) {
    var path = request.getRequestURI();
    var described = new LinkedHashMap<String, Object>();
    described.put("method", request.getMethod().toLowerCase(Locale.ROOT));
    if (TELLABLE.matcher(path).matches()) {
      described.put("path", Masking.line(path));
      described.put("channel", path.startsWith("/dashboard/") ? "dashboard" : "api");
    }
    authentication().map(Origins::auth).ifPresent(auth -> described.put("auth", auth));
    return described;
  }

  private static Map<String, Object> auth(Authentication authentication) {
    return authentication.getPrincipal() instanceof Caller caller
        ? Map.of("strategy", "jwt", "user", Map.of("user_id", caller.subject()))
        : Map.of("strategy", "session", "user", Map.of("name", authentication.getName()));
  }

  private static Optional<Authentication> authentication() {
    return Optional.ofNullable(SecurityContextHolder.getContext().getAuthentication())
        .filter(one -> !(one instanceof AnonymousAuthenticationToken));
  }

  private static String clientId(Object principal) {
    return principal instanceof Caller caller ? caller.clientId().orElse("") : "";
  }

  private static String agent(HttpServletRequest request) {
    var agent = Optional.ofNullable(request.getHeader("User-Agent")).orElse("");
    return Masking.line(agent.substring(0, Math.min(agent.length(), LONGEST_AGENT)));
  }

  /** One that is too long or not plain is none: Auth0 takes 64 characters. */
  private static String correlationId(HttpServletRequest request) {
    return Optional.ofNullable(request.getHeader("X-Correlation-ID"))
        .filter(id -> CORRELATION.matcher(id).matches())
        .map(Masking::line)
        .orElse("");
  }
}
