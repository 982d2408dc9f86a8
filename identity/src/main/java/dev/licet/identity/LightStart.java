package dev.licet.identity;

import java.lang.reflect.AnnotatedElement;
import java.util.Objects;
import java.util.stream.Stream;
import org.springframework.beans.factory.config.BeanFactoryPostProcessor;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.interceptor.BeanFactoryTransactionAttributeSourceAdvisor;

/** Spares each start some of what Spring would find out by looking at every bean, over and over. */
@Component
class LightStart implements BeanFactoryPostProcessor {
  @Override
  public void postProcessBeanFactory(ConfigurableListableBeanFactory beans) {
    beans
        .getBean(BeanFactoryTransactionAttributeSourceAdvisor.class)
        .setClassFilter(LightStart::hasTransactions);
    // What was looked up by its type is remembered from here on, not only once all are made.
    beans.freezeConfiguration();
  }

  /**
   * Of its own or inherited; those on an interface would not be seen. Spring would ask each method
   * of each bean, and all that these override.
   */
  static boolean hasTransactions(Class<?> type) {
    return Stream.<Class<?>>iterate(type, Objects::nonNull, Class::getSuperclass)
        .filter(LightStart::isOurs)
        .flatMap(ours -> Stream.concat(Stream.of(ours), Stream.of(ours.getDeclaredMethods())))
        .anyMatch(LightStart::isMarked);
  }

  private static boolean isOurs(Class<?> type) {
    return type.getName().startsWith("dev.licet.");
  }

  private static boolean isMarked(AnnotatedElement element) {
    return element.isAnnotationPresent(Transactional.class);
  }
}
