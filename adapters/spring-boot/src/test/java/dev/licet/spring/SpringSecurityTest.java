package dev.licet.spring;

import static org.assertj.core.api.Assertions.assertThat;

import dev.licet.guard.Public;
import dev.licet.guard.RequiresAuth;
import dev.licet.guard.RequiresScope;
import java.net.http.HttpResponse;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.security.config.annotation.method.configuration.EnableMethodSecurity;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** An application that has Spring Security sees the caller there. */
class SpringSecurityTest {
  private static TestApi api;

  @BeforeAll
  static void start() {
    api = TestApi.start(App.class, "server.tomcat.threads.max=1");
  }

  @AfterAll
  static void stop() {
    api.close();
  }

  @Test
  void seesTheCallersNameAndAuthorities() {
    assertThat(api.getWith("/authentication", "read:admin").body())
        .isEqualTo(TestApi.SUBJECT + " [SCOPE_read:admin] true null");
  }

  @Test
  void decidesByTheCallersPermissions() {
    assertThat(api.getWith("/pre-authorized", "read:admin").body()).isEqualTo("admin");
  }

  @Test
  void deniesInTheSameWordsAsGuard() {
    HttpResponse<String> denied = api.getWith("/pre-authorized", "other");

    assertThat(denied.statusCode()).isEqualTo(403);
    assertThat(denied.body()).isEqualTo(api.getWith("/admin", "other").body());
    assertThat(denied.headers().firstValue("WWW-Authenticate"))
        .get()
        .asString()
        .contains("insufficient_scope");
  }

  @Test
  void forgetsTheCallerAfterTheCall() {
    assertThat(api.getWith("/authentication").statusCode()).isEqualTo(200);
    assertThat(api.getWith("/fails").statusCode()).isEqualTo(500);
    assertThat(api.getWith("/async").statusCode()).isEqualTo(200);
    assertThat(api.get("/public").body()).isEqualTo("nobody");
    assertThat(api.getWith("/public").body()).isEqualTo("nobody");
  }

  @EnableAutoConfiguration
  @EnableMethodSecurity
  static class App {
    @Bean
    Routes routes() {
      return new Routes();
    }
  }

  @RestController
  static class Routes {
    @RequiresAuth
    @GetMapping("/authentication")
    public String authentication() {
      Authentication authentication = SecurityContextHolder.getContext().getAuthentication();
      return authentication.getName()
          + " "
          + authentication.getAuthorities()
          + " "
          + authentication.isAuthenticated()
          + " "
          + authentication.getCredentials();
    }

    @RequiresAuth
    @PreAuthorize("hasAuthority('SCOPE_read:admin')")
    @GetMapping("/pre-authorized")
    public String preAuthorized() {
      return "admin";
    }

    @RequiresScope("read:admin")
    @GetMapping("/admin")
    public String admin() {
      return "admin";
    }

    @RequiresAuth
    @GetMapping("/fails")
    public String fails() {
      throw new IllegalStateException("on purpose");
    }

    @RequiresAuth
    @GetMapping("/async")
    public Callable<String> async() {
      return () -> "async";
    }

    @Public
    @GetMapping("/public")
    public String everybody() {
      Authentication authentication = SecurityContextHolder.getContext().getAuthentication();
      return authentication == null ? "nobody" : authentication.getName();
    }
  }
}
