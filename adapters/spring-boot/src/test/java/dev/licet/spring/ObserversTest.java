package dev.licet.spring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.licet.guard.GuardObserver;
import dev.licet.guard.RequiresScope;
import dev.licet.guard.keys.KeySet;
import dev.licet.guard.watch.GuardMeters;
import dev.licet.testkit.TestKeys;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.context.Scope;
import io.opentelemetry.sdk.trace.ReadableSpan;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.core.Ordered;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** Who sees what the guard decides, in an application that has all of them. */
@ExtendWith(OutputCaptureExtension.class)
class ObserversTest {
  private static final MeterRegistry METERS = new SimpleMeterRegistry();
  private static final SdkTracerProvider TRACERS = SdkTracerProvider.builder().build();
  private static final List<ReadableSpan> SPANS = new CopyOnWriteArrayList<>();
  private static final List<String> SEEN = new CopyOnWriteArrayList<>();
  private static TestApi api;

  @BeforeAll
  static void start() {
    api = TestApi.start(App.class);
    assertThat(api.getWith("/orders/7", "read:orders").statusCode()).isEqualTo(200);
  }

  @AfterAll
  static void stop() {
    api.close();
  }

  @BeforeEach
  void forget() {
    SPANS.clear();
    SEEN.clear();
  }

  @Test
  void aRefusalIsALineOfTheLogWithTheRoutesPattern(CapturedOutput output) {
    assertThat(api.getWith("/orders/7", "read:other").statusCode()).isEqualTo(403);
    assertThat(output.getOut())
        .contains(
            "refused reason=PERMISSION_MISSING code=Unauthorized status=403 check=PERMISSION"
                + " expected=\"all of: read:orders\" found=read:other method=GET"
                + " route=/orders/{id} issuer=https://")
        .doesNotContain(TestApi.SUBJECT)
        .doesNotContain("/orders/7");
  }

  @Test
  void theApplicationsMetersCount() {
    double before = count("token_malformed");
    assertThat(api.call("GET", "/orders/7", "Authorization", "Bearer x").statusCode())
        .isEqualTo(401);
    assertThat(count("token_malformed")).isEqualTo(before + 1);
    assertThat(METERS.get("licet.guard.keys.usable").gauge().value()).isPositive();
  }

  private static double count(String reason) {
    return METERS.get("licet.guard.decisions").tag("reason", reason).counter().count();
  }

  @Test
  void theSpanOfTheCallHasAnEvent() {
    api.get("/orders/7");
    assertThat(SPANS).hasSize(1);
    assertThat(SPANS.get(0).toSpanData().getEvents())
        .singleElement()
        .extracting(event -> event.getAttributes().toString())
        .asString()
        .contains("licet.reason=\"header_missing\"");
  }

  @Test
  void aBeanOfTheApplicationsOwnSeesEachDecision() {
    api.getWith("/orders/7", "read:orders", "of:no-other-test");
    assertThat(SEEN).containsExactly("VERIFIED /orders/{id}");
  }

  @Test
  void theHealthOfTheApiHasAPartOfTheGuard() {
    try (TestApi open =
        TestApi.start(
            App.class,
            "management.endpoint.health.show-details=always",
            "licet.paths=/orders/**")) {
      // A call waits for the first keys, which are fetched in the background; the health does not.
      assertThat(open.getWith("/orders/7", "read:orders").statusCode()).isEqualTo(200);
      assertThat(open.get("/actuator/health").body())
          .contains("\"licet\":{\"details\":{\"https://localhost:", "\"state\":\"FRESH\"");
    }
  }

  @Test
  void theGuardsPartOfTheHealthCanBeSwitchedOff() {
    try (TestApi open =
        TestApi.start(
            App.class,
            "management.endpoint.health.show-details=always",
            "management.health.licet.enabled=false",
            "licet.paths=/orders/**")) {
      assertThat(open.get("/actuator/health").body())
          .contains("\"status\"")
          .doesNotContain("\"licet\"");
    }
  }

  @Test
  void whoObservesLateLearnsOfKeysThatAreKeptOrGone() {
    KeySet keys = KeySet.parse(TestKeys.jwks(List.of(TestKeys.rsa("kept"))));
    GuardWatch watch = new GuardWatch();
    watch.restored("https://a.example/", keys, Instant.EPOCH);
    MeterRegistry late = new SimpleMeterRegistry();
    watch.add(new GuardMeters(late));
    assertThat(late.get("licet.guard.keys.usable").gauge().value()).isEqualTo(1);
    watch.dropped("https://a.example/");
    assertThat(late.get("licet.guard.keys.usable").gauge().value()).isZero();
  }

  @Test
  void theLogCanSayWhomTheTokenIsAboutOrNothing(CapturedOutput output) {
    try (TestApi other = TestApi.start(App.class, "licet.refusal-log=with-subject")) {
      other.getWith("/orders/7", "read:other");
    }
    assertThat(output.getOut()).contains(" subject=" + TestApi.SUBJECT);
    try (TestApi other = TestApi.start(App.class, "licet.refusal-log=off")) {
      other.call("GET", "/orders/7", "Authorization", "Basic x");
    }
    assertThat(output.getOut()).doesNotContain("refused reason=SCHEME_UNKNOWN");
  }

  @Test
  void anotherChoiceIsRefusedAtTheStart(CapturedOutput output) {
    assertThatThrownBy(() -> TestApi.start(App.class, "licet.refusal-log=loud"))
        .isInstanceOf(StartRefused.class);
    assertThat(output.getOut())
        .contains(
            "LICET_REFUSAL_LOG / licet.refusal-log is 'loud': expected on, with-subject or off");
  }

  @EnableAutoConfiguration
  @RestController
  static class App {
    @Bean
    MeterRegistry registry() {
      return METERS;
    }

    @Bean
    GuardObserver observer() {
      return event -> SEEN.add(event.token() + " " + event.call().route().orElseThrow());
    }

    /** As a tracing library does it. */
    @Bean
    FilterRegistrationBean<jakarta.servlet.Filter> tracing() {
      var filter =
          new FilterRegistrationBean<jakarta.servlet.Filter>((request, response, chain) -> {
            Span span = TRACERS.get("test").spanBuilder("call").startSpan();
            SPANS.add((ReadableSpan) span);
            try (Scope current = span.makeCurrent()) {
              assertThat(current).isNotNull();
              chain.doFilter(request, response);
            } finally {
              span.end();
            }
          });
      filter.setOrder(Ordered.HIGHEST_PRECEDENCE);
      return filter;
    }

    @RequiresScope("read:orders")
    @GetMapping("/orders/{id}")
    String order() {
      return "order";
    }
  }
}
