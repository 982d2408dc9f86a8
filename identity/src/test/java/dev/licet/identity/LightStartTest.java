package dev.licet.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.aop.support.AopUtils;
import org.springframework.core.MethodIntrospector;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.scheduling.config.ScheduledTaskHolder;
import org.springframework.transaction.annotation.AnnotationTransactionAttributeSource;
import org.springframework.util.ReflectionUtils.MethodFilter;

@Tag("once")
class LightStartTest {
  private static final MethodFilter SCHEDULED =
      method -> AnnotatedElementUtils.hasAnnotation(method, Scheduled.class);

  private static final AnnotationTransactionAttributeSource SPRING =
      new AnnotationTransactionAttributeSource(false);

  /** Without that, each of its writes would be on its own. */
  @Test
  void eachBeanInWhichSpringFindsTransactionsHasThem(@TempDir Path folder) {
    try (var server = TestServer.in(folder)) {
      var beans =
          Stream.of(server.context().getBeanDefinitionNames())
              .map(server.context()::getBean)
              .filter(bean -> marked(AopUtils.getTargetClass(bean)))
              .toList();
      assertThat(beans).hasSizeGreaterThan(40).allMatch(AopUtils::isAopProxy);
    }
  }

  @Test
  void eachMethodInWhichSpringFindsASchedulingIsScheduled(@TempDir Path folder) {
    try (var server = TestServer.in(folder)) {
      long methods =
          Stream.of(server.context().getBeanDefinitionNames())
              .map(name -> AopUtils.getTargetClass(server.context().getBean(name)))
              .mapToLong(type -> MethodIntrospector.selectMethods(type, SCHEDULED).size())
              .sum();
      assertThat(server.context().getBean(ScheduledTaskHolder.class).getScheduledTasks())
          .hasSizeGreaterThan(20)
          .hasSize((int) methods);
    }
  }

  private static boolean marked(Class<?> type) {
    return Stream.<Class<?>>iterate(type, each -> each != null, Class::getSuperclass)
        .flatMap(each -> Stream.of(each.getDeclaredMethods()))
        .anyMatch(method -> SPRING.hasTransactionAttribute(method, type));
  }
}
