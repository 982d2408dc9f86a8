package dev.licet.spring;

import static org.assertj.core.api.Assertions.assertThat;

import dev.licet.guard.Public;
import dev.licet.guard.RequiresAuth;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configuration.EnableWebSecurity;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.access.intercept.AuthorizationFilter;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** An application whose Spring Security has a filter chain of its own before the routes. */
class SpringSecurityChainTest {
  private static final BlockingQueue<String> AFTERWARDS = new LinkedBlockingQueue<>();
  private static TestApi api;

  @BeforeAll
  static void start() {
    api = TestApi.start(App.class);
  }

  @AfterAll
  static void stop() {
    api.close();
  }

  @Test
  void showsTheCallerToTheHandlerOnly() throws InterruptedException {
    assertThat(api.getWith("/user?observed").body()).isEqualTo(TestApi.SUBJECT);
    assertThat(AFTERWARDS.poll(30, TimeUnit.SECONDS)).isEqualTo("anonymousUser");
  }

  @Test
  void leavesPublicRoutesToTheChain() {
    assertThat(api.getWith("/").body()).isEqualTo("anonymousUser");
  }

  @Test
  void refusesAsEverBehindTheChain() {
    assertThat(api.get("/user").statusCode()).isEqualTo(401);
    assertThat(api.get("/user").body()).contains("authorization_header_missing");
  }

  private static String name() {
    return SecurityContextHolder.getContext().getAuthentication().getName();
  }

  @EnableAutoConfiguration
  @EnableWebSecurity
  @RestController
  static class App {
    @Bean
    SecurityFilterChain chain(HttpSecurity http) {
      return http.authorizeHttpRequests(calls -> calls.anyRequest().permitAll())
          .addFilterAfter(App::noteAfterwards, AuthorizationFilter.class)
          .build();
    }

    private static void noteAfterwards(
        ServletRequest request, ServletResponse response, FilterChain chain)
        throws IOException, ServletException {
      chain.doFilter(request, response);
      if ("observed".equals(((HttpServletRequest) request).getQueryString())) {
        AFTERWARDS.add(name());
      }
    }

    @RequiresAuth
    @GetMapping("/user")
    String user() {
      return name();
    }

    @Public
    @GetMapping("/")
    String everybody() {
      return name();
    }
  }
}
