package dev.licet.spring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.licet.guard.Public;
import dev.licet.guard.RequiresOwner;
import dev.licet.guard.RequiresRole;
import dev.licet.guard.RequiresScope;
import jakarta.servlet.http.HttpServlet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.boot.web.servlet.ServletRegistrationBean;
import org.springframework.context.annotation.Bean;

/** Servlets beside Spring MVC's are looked at before the first call, as its handlers are. */
@ExtendWith(OutputCaptureExtension.class)
class ServletMarksTest {
  @Test
  void areListedWithTheRoutes(CapturedOutput output) {
    TestApi.start(Listed.class, "licet.paths=/reports/**,/unmarked/**").close();

    assertThat(output.getOut().lines().map(line -> line.strip().replaceAll(" +", " ")))
        .contains(
            "* /reports/* permission read:reports",
            "* *.report permission read:reports",
            "* /unmarked/* REFUSED (no annotation)",
            "* /open/* not guarded (outside licet.paths)");
  }

  @Test
  void thatContradictEachOtherStopTheStart() {
    assertRefused(Contradiction.class, "keep one of @Public, @RequiresScope");
  }

  @Test
  void thatNobodyCanMeetStopTheStart() { // G30
    assertRefused(NoRole.class, "licet.role-claims is missing");
    assertRefused(NoOwner.class, "has no {userId}");
  }

  private static void assertRefused(Class<?> app, String why) {
    assertThatThrownBy(() -> TestApi.start(app).close())
        .isInstanceOf(StartRefused.class)
        .hasMessageContaining(why);
  }

  static class Unmarked extends HttpServlet {}

  @RequiresScope("read:reports")
  static class Reports extends HttpServlet {}

  @EnableAutoConfiguration
  static class Listed {
    @Bean
    ServletRegistrationBean<Reports> reports() {
      return new ServletRegistrationBean<>(new Reports(), "/reports/*", "*.report");
    }

    @Bean
    ServletRegistrationBean<Unmarked> unmarked() {
      return new ServletRegistrationBean<>(new Unmarked(), "/unmarked/*", "/open/*");
    }
  }

  @Public
  @RequiresScope("a")
  static class Both extends HttpServlet {}

  @EnableAutoConfiguration
  static class Contradiction {
    @Bean
    ServletRegistrationBean<Both> both() {
      return new ServletRegistrationBean<>(new Both(), "/both");
    }
  }

  @RequiresRole("editor")
  static class Editors extends HttpServlet {}

  @EnableAutoConfiguration
  static class NoRole {
    @Bean
    ServletRegistrationBean<Editors> editors() {
      return new ServletRegistrationBean<>(new Editors(), "/editors");
    }
  }

  @RequiresOwner("userId")
  static class Own extends HttpServlet {}

  @EnableAutoConfiguration
  static class NoOwner {
    @Bean
    ServletRegistrationBean<Own> own() {
      return new ServletRegistrationBean<>(new Own(), "/own/*");
    }
  }
}
