package dev.licet.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.aop.support.AopUtils;
import org.springframework.transaction.annotation.AnnotationTransactionAttributeSource;

@Tag("once")
class LightStartTest {
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

  private static boolean marked(Class<?> type) {
    return Stream.<Class<?>>iterate(type, each -> each != null, Class::getSuperclass)
        .flatMap(each -> Stream.of(each.getDeclaredMethods()))
        .anyMatch(method -> SPRING.hasTransactionAttribute(method, type));
  }
}
