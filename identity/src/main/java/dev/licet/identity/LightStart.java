package dev.licet.identity;

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
        .setClassFilter(type -> OwnMarks.anyOn(type, Transactional.class));
    // What was looked up by its type is remembered from here on, not only once all are made.
    beans.freezeConfiguration();
  }
}
