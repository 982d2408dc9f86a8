package dev.licet.spring;

import dev.licet.guard.Guard;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.beans.factory.config.BeanFactoryPostProcessor;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.core.env.ConfigurableEnvironment;

/**
 * Turns the settings into the parts that they describe before any other part of the application is
 * made, so that a wrong setting stops the start before a port is opened.
 */
final class EarlySettings implements BeanFactoryPostProcessor, DisposableBean {
  /** The name of the guard's bean; it is defined unless the application brings its own guard. */
  static final String GUARD = "licetGuard";

  private final ConfigurableEnvironment environment;
  private final Settings settings;
  private final GuardWatch watch = new GuardWatch();

  /** What is closed with the application, the last one first. */
  private final Deque<AutoCloseable> opened = new ArrayDeque<>();

  private @Nullable GuardedPaths paths;
  private @Nullable CorsAnswers cors;
  private @Nullable Guard guard;

  EarlySettings(ConfigurableEnvironment environment) {
    this.environment = environment;
    this.settings = new Settings(environment);
  }

  @Override
  public void postProcessBeanFactory(ConfigurableListableBeanFactory beans) {
    Echoes.silencedBy(() -> {
      settings.check();
      paths = GuardedPaths.from(settings);
      cors = CorsAnswers.from(settings);
      guard = beans.containsBeanDefinition(GUARD) ? fromSettings() : null;
    });
  }

  /** Who brings a guard has settings for it, too, and knows what they are called. */
  private Guard fromSettings() {
    NearNames.check(environment);
    ForwardedByServer.check(settings, environment);
    return new GuardFromSettings(settings, watch, opened::push).build();
  }

  @Override
  public void destroy() throws Exception {
    for (AutoCloseable part : opened) {
      part.close();
    }
  }

  GuardWatch watch() {
    return watch;
  }

  GuardedPaths paths() {
    return Objects.requireNonNull(paths);
  }

  CorsAnswers cors() {
    return Objects.requireNonNull(cors);
  }

  Guard guard() {
    return Objects.requireNonNull(guard);
  }
}
