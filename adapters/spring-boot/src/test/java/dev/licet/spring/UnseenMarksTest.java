package dev.licet.spring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.licet.guard.RequiresAuth;
import dev.licet.guard.RequiresScope;
import jakarta.servlet.http.HttpServlet;
import jakarta.websocket.server.ServerEndpoint;
import java.lang.reflect.Proxy;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.aop.framework.ProxyFactory;
import org.springframework.aop.framework.autoproxy.BeanNameAutoProxyCreator;
import org.springframework.beans.factory.FactoryBean;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.context.annotation.Lazy;
import org.springframework.context.annotation.Scope;
import org.springframework.context.annotation.ScopedProxyMode;
import org.springframework.stereotype.Component;
import org.springframework.stereotype.Service;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.service.annotation.GetExchange;
import org.springframework.web.servlet.function.HandlerFunction;
import org.springframework.web.servlet.function.RouterFunction;
import org.springframework.web.servlet.function.RouterFunctions;
import org.springframework.web.servlet.function.ServerRequest;
import org.springframework.web.servlet.function.ServerResponse;

/** Marks where Guard cannot see who calls. */
class UnseenMarksTest {
  private static final AtomicInteger MADE = new AtomicInteger();

  @ParameterizedTest
  @CsvSource({
    "OnServiceMethod, Reports#all",
    "OnServiceClass, Ledger",
    "OnProxiedService, Reports#all",
    "OnFunctionalMethod, Handlers#reports",
    "OnEndpoint, Chat",
    "OnForgottenMapping, OnForgottenMapping#forgotten",
    "OnBeanMethod, OnBeanMethod#routes",
    "OnServletMethod, Downloads#doGet",
  })
  void stopTheStart(String app, String marked) throws ClassNotFoundException { // G30
    Class<?> type = Class.forName(UnseenMarksTest.class.getName() + "$" + app);
    assertThatThrownBy(() -> TestApi.start(type).close())
        .isInstanceOf(StartRefused.class)
        .hasMessageContaining(
            "$" + marked + " is marked, but is no route: Guard does not see calls to it");
  }

  @Test
  void areNotThoseOfHandlersHoweverTheyAreWrapped() {
    try (TestApi api = TestApi.start(Handled.class)) {
      for (String path :
          List.of("/shared", "/inherited", "/overridden", "/scoped", "/function", "/hidden")) {
        assertThat(api.get(path).statusCode()).as(path).isEqualTo(401);
        assertThat(api.getWith(path, "read:a").body()).as(path).isEqualTo("ran");
      }
    }
  }

  @Test
  void areLookedForWithoutMakingBeans() {
    MADE.set(0);
    TestApi.start(LazyBeans.class).close();
    assertThat(MADE).hasValue(0);
  }

  interface Report {
    String all();
  }

  static class Reports implements Report {
    @Override
    @RequiresScope("read:reports")
    public String all() {
      return "all";
    }
  }

  @EnableAutoConfiguration
  @Import(Reports.class)
  static class OnServiceMethod {}

  @Service
  @RequiresAuth
  static class Ledger {}

  @EnableAutoConfiguration
  @Import(Ledger.class)
  static class OnServiceClass {}

  @EnableAutoConfiguration
  static class OnProxiedService {
    @Bean
    Report report() {
      return new Reports();
    }

    @Bean
    static BeanNameAutoProxyCreator proxies() {
      BeanNameAutoProxyCreator creator = new BeanNameAutoProxyCreator();
      creator.setBeanNames("report");
      return creator;
    }
  }

  static class Handlers {
    @RequiresScope("read:reports")
    ServerResponse reports(ServerRequest request) {
      return ServerResponse.ok().build();
    }
  }

  @EnableAutoConfiguration
  @Import(Handlers.class)
  static class OnFunctionalMethod {
    @Bean
    RouterFunction<ServerResponse> routes(Handlers handlers) {
      return RouterFunctions.route().GET("/reports", handlers::reports).build();
    }
  }

  @Component
  @ServerEndpoint("/chat")
  @RequiresAuth
  static class Chat {}

  @EnableAutoConfiguration
  @Import(Chat.class)
  static class OnEndpoint {}

  @EnableAutoConfiguration
  @RestController
  static class OnForgottenMapping {
    @RequiresAuth
    void forgotten() {}
  }

  @EnableAutoConfiguration
  static class OnBeanMethod {
    @Bean
    @RequiresAuth
    RouterFunction<ServerResponse> routes() {
      return RouterFunctions.route().GET("/a", request -> ServerResponse.ok().build()).build();
    }
  }

  static class Downloads extends HttpServlet {
    @RequiresAuth
    void doGet() {}
  }

  @EnableAutoConfiguration
  @Import(Downloads.class)
  static class OnServletMethod {}

  interface Shared {
    @GetExchange("/shared")
    @RequiresScope("read:a")
    String get();
  }

  @RestController
  static class SharedController implements Shared {
    @Override
    public String get() {
      return "ran";
    }
  }

  @Service
  static class HandWritten implements Shared {
    @Override
    public String get() {
      return "from there";
    }
  }

  abstract static class Base {
    @RequiresScope("read:a")
    @GetMapping("/inherited")
    String inherited() {
      return "ran";
    }

    @RequiresScope("read:a")
    abstract String overridden();
  }

  @RestController
  static class Derived extends Base {
    @Override
    @GetMapping("/overridden")
    String overridden() {
      return "ran";
    }
  }

  @RestController
  @RequiresScope("read:a")
  @Scope(scopeName = "request", proxyMode = ScopedProxyMode.TARGET_CLASS)
  static class Scoped {
    @GetMapping("/scoped")
    String get() {
      return "ran";
    }
  }

  @RequiresScope("read:a")
  static class Function implements HandlerFunction<ServerResponse> {
    @Override
    public ServerResponse handle(ServerRequest request) {
      return ServerResponse.ok().body("ran");
    }
  }

  @EnableAutoConfiguration
  @Import({SharedController.class, HandWritten.class, Derived.class, Scoped.class, Function.class})
  static class Handled {
    @Bean
    Shared client() {
      return (Shared)
          Proxy.newProxyInstance(
              Shared.class.getClassLoader(),
              new Class<?>[] {Shared.class},
              (proxy, method, arguments) -> "from there");
    }

    @Bean
    Shared clientOfSpring() {
      ProxyFactory factory = new ProxyFactory(new HandWritten());
      return (Shared) factory.getProxy();
    }

    @Bean
    RouterFunction<ServerResponse> routes(Function function) {
      return RouterFunctions.route().GET("/function", function).build();
    }

    /** A router of the application's own, which shows nobody what it has. */
    @Bean
    RouterFunction<ServerResponse> own(Function function) {
      return request -> request.path().equals("/hidden") ? Optional.of(function) : Optional.empty();
    }
  }

  @Lazy
  @Component
  static class Slow {
    Slow() {
      MADE.incrementAndGet();
    }
  }

  @Lazy
  @Component
  static class SlowFactory implements FactoryBean<Report> {
    @Override
    public Report getObject() {
      MADE.incrementAndGet();
      return new Reports();
    }

    @Override
    public Class<?> getObjectType() {
      return Report.class;
    }
  }

  @EnableAutoConfiguration
  @Import({Slow.class, SlowFactory.class})
  static class LazyBeans {}
}
