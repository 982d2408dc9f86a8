package dev.licet.spring;

import dev.licet.guard.Condition;
import java.util.function.Function;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.beans.factory.NoSuchBeanDefinitionException;

/** The application's own conditions: the beans of the classes that annotations name. */
final class ConditionBeans implements Function<Class<? extends Condition>, Condition> {
  private final BeanFactory beans;

  ConditionBeans(BeanFactory beans) {
    this.beans = beans;
  }

  @Override
  public Condition apply(Class<? extends Condition> type) {
    try {
      return beans.getBean(type);
    } catch (NoSuchBeanDefinitionException e) {
      throw new IllegalArgumentException(
          "expected one bean of the class "
              + type.getName()
              + ", but there are "
              + e.getNumberOfBeansFound(),
          e);
    }
  }
}
