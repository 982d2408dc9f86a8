package dev.licet.spring;

import dev.licet.guard.Guard;
import dev.licet.guard.Refusal;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.ServletContext;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.springframework.beans.factory.ListableBeanFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.boot.webmvc.autoconfigure.DispatcherServletPath;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Conditional;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.core.Ordered;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.util.function.SingletonSupplier;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.servlet.HandlerExceptionResolver;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import org.springframework.web.servlet.handler.MappedInterceptor;
import org.springframework.web.servlet.handler.SimpleUrlHandlerMapping;
import org.springframework.web.socket.server.support.WebSocketHttpRequestHandler;

/** Puts Guard before every route of a servlet application. */
@AutoConfiguration
@ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.SERVLET)
@Import(ObserversConfiguration.class)
class LicetAutoConfiguration {
  @Bean
  static EarlySettings licetEarlySettings(ConfigurableEnvironment environment) {
    return new EarlySettings(environment);
  }

  @Bean
  GuardedPaths licetPaths(EarlySettings settings) {
    return settings.paths();
  }

  @Bean
  RouteRules licetRouteRules(ListableBeanFactory beans, ObjectProvider<HandlerBehind> behind) {
    return new RouteRules(
        new ConditionBeans(beans), behind.getIfAvailable(() -> handler -> Optional.empty()));
  }

  @Bean
  Gate licetGate(ObjectProvider<Guard> guard, ObjectProvider<RefusalWording> wording) {
    return new Gate(
        SingletonSupplier.of(guard::getObject),
        SingletonSupplier.of(() -> wording.getIfAvailable(() -> Refusal::answer)));
  }

  /** Without paths of its own it stands before every handler of every router. */
  @Bean
  MappedInterceptor licetRouteInterceptor(
      RouteRules rules, GuardedPaths paths, Gate gate, ObjectProvider<CallerContext> context) {
    RouteInterceptor interceptor =
        new RouteInterceptor(rules, paths, gate, context.getIfAvailable(() -> CallerContext.NONE));
    return new MappedInterceptor(null, interceptor);
  }

  @Bean
  RouteCheck licetRouteCheck(
      ListableBeanFactory beans,
      RouteRules rules,
      GuardedPaths paths,
      Guard guard,
      ObjectProvider<DispatcherServletPath> servlet,
      ObjectProvider<ServletContext> context) {
    RouteScope scope =
        new RouteScope(
            paths,
            said(servlet, DispatcherServletPath::getPrefix),
            said(context, ServletContext::getContextPath));
    return new RouteCheck(beans, context.stream().findFirst(), rules, scope, guard);
  }

  private static <T> String said(ObjectProvider<T> one, Function<T, String> path) {
    return one.stream().map(path).findFirst().orElse("");
  }

  /** Before all other routes, as none of theirs can be meant by this path. */
  @Bean
  SimpleUrlHandlerMapping licetResourceMetadata(Guard guard, RouteRules rules) {
    Map<String, MetadataHandler> handlers =
        guard
            .resourceMetadata()
            .map(metadata -> Map.of(metadata.path(), new MetadataHandler(guard, rules)))
            .orElse(Map.of());
    return new SimpleUrlHandlerMapping(handlers, Ordered.HIGHEST_PRECEDENCE);
  }

  /** Last of the filters: right before the servlet. */
  @Bean
  FilterRegistrationBean<ServletGuard> licetServletGuard(
      RouteRules rules, GuardedPaths paths, Gate gate) {
    var registration = new FilterRegistrationBean<>(new ServletGuard(rules, paths, gate));
    registration.setDispatcherTypes(
        DispatcherType.REQUEST, DispatcherType.FORWARD, DispatcherType.ASYNC);
    registration.setOrder(Ordered.LOWEST_PRECEDENCE);
    return registration;
  }

  /** First of the filters, so that whatever answers, the browser lets the page read it. */
  @Bean
  @Conditional(CorsAnswers.Configured.class)
  FilterRegistrationBean<CorsAnswers> licetCorsAnswers(EarlySettings settings) {
    var registration = new FilterRegistrationBean<>(settings.cors());
    registration.setOrder(Ordered.HIGHEST_PRECEDENCE);
    return registration;
  }

  @Bean
  WebMvcConfigurer licetCallerParameters() {
    return new WebMvcConfigurer() {
      @Override
      public void addArgumentResolvers(List<HandlerMethodArgumentResolver> resolvers) {
        resolvers.add(new CallerArgumentResolver());
      }
    };
  }

  /** The guard that the settings describe, unless the application brings its own. */
  @Configuration(proxyBeanMethods = false)
  @ConditionalOnMissingBean(Guard.class)
  static class FromSettings {
    @Bean(EarlySettings.GUARD)
    Guard licetGuard(EarlySettings settings) {
      return settings.guard();
    }
  }

  /** Where there are web sockets, their handlers' marks count. */
  @Configuration(proxyBeanMethods = false)
  @ConditionalOnClass(WebSocketHttpRequestHandler.class)
  static class WithWebSockets {
    @Bean
    HandlerBehind licetWebSocketHandlers() {
      return new WebSocketHandlers();
    }
  }

  /** Where there is Spring Security, it sees the caller, and its refusals sound like ours. */
  @Configuration(proxyBeanMethods = false)
  @ConditionalOnClass(SecurityContextHolder.class)
  static class WithSpringSecurity {
    @Bean
    CallerContext licetCallerContext() {
      return new SecurityCallerContext();
    }

    @Bean
    WebMvcConfigurer licetDenials(Gate gate) {
      return new WebMvcConfigurer() {
        @Override
        public void extendHandlerExceptionResolvers(List<HandlerExceptionResolver> resolvers) {
          new DeniedCallerResolver(gate).addTo(resolvers);
        }
      };
    }
  }
}
