package dev.licet.spring;

import java.util.List;
import org.springframework.boot.logging.LogLevel;
import org.springframework.boot.logging.LoggingSystem;

/**
 * What Spring says by itself about a start that fails. It is of use where the cause is unknown;
 * beside a sentence that names the cause it hides it.
 */
final class Echoes {
  private static final List<String> LOGGERS =
      List.of(
          "org.springframework.boot.web.server.servlet.context"
              + ".AnnotationConfigServletWebServerApplicationContext",
          "org.springframework.boot.web.server.reactive.context"
              + ".AnnotationConfigReactiveWebServerApplicationContext",
          "org.springframework.boot.autoconfigure.logging.ConditionEvaluationReportLogger");

  private Echoes() {}

  /** Runs a check of the start; if it refuses, only its own sentence will be heard. */
  static void silencedBy(Runnable check) {
    try {
      check.run();
    } catch (StartRefused e) {
      LoggingSystem logging = LoggingSystem.get(Echoes.class.getClassLoader());
      LOGGERS.forEach(logger -> logging.setLogLevel(logger, LogLevel.ERROR));
      throw e;
    }
  }
}
