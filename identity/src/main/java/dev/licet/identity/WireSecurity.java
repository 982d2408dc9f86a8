package dev.licet.identity;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.security.web.DefaultSecurityFilterChain;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.firewall.FirewalledRequest;
import org.springframework.security.web.firewall.HttpFirewall;
import org.springframework.security.web.firewall.StrictHttpFirewall;
import org.springframework.security.web.header.HeaderWriter;
import org.springframework.security.web.header.HeaderWriterFilter;
import org.springframework.security.web.util.matcher.AnyRequestMatcher;

/**
 * The filter chain of everything that is not a page: no session, no cookie, no form; each endpoint
 * authenticates its callers itself. The pages have a chain of their own, asked first.
 */
@Configuration(proxyBeanMethods = false)
class WireSecurity {
  @Bean
  @Order
  SecurityFilterChain wire(HeaderWriter wireHeaders) {
    return new DefaultSecurityFilterChain(
        AnyRequestMatcher.INSTANCE, new HeaderWriterFilter(List.of(wireHeaders)));
  }

  /** In paths of the Management API an id may be a URL, whose slashes are encoded. */
  @Bean
  HttpFirewall firewall() {
    var strict = new StrictHttpFirewall();
    var withSlashes = new StrictHttpFirewall();
    withSlashes.setAllowUrlEncodedSlash(true);
    withSlashes.setAllowUrlEncodedDoubleSlash(true);
    withSlashes.setAllowUrlEncodedPercent(true);
    return new HttpFirewall() {
      @Override
      public FirewalledRequest getFirewalledRequest(HttpServletRequest request) {
        var fitting = request.getRequestURI().startsWith("/api/v2/") ? withSlashes : strict;
        return fitting.getFirewalledRequest(request);
      }

      @Override
      public HttpServletResponse getFirewalledResponse(HttpServletResponse response) {
        return strict.getFirewalledResponse(response);
      }
    };
  }
}
