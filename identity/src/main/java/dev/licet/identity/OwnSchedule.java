package dev.licet.identity;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.scheduling.annotation.ScheduledAnnotationBeanPostProcessor;
import org.springframework.scheduling.config.TaskManagementConfigUtils;

/** Runs what is {@link Scheduled}. Only we schedule anything: no other class is searched for it. */
final class OwnSchedule extends ScheduledAnnotationBeanPostProcessor {
  @Override
  public Object postProcessAfterInitialization(Object bean, String name) {
    return OwnMarks.anyOn(bean.getClass(), Scheduled.class)
        ? super.postProcessAfterInitialization(bean, name)
        : bean;
  }

  /**
   * Under the name that {@code @EnableScheduling} would give it, so that Boot makes its threads.
   */
  @Configuration(proxyBeanMethods = false)
  static class Beans {
    @Bean(TaskManagementConfigUtils.SCHEDULED_ANNOTATION_PROCESSOR_BEAN_NAME)
    static OwnSchedule schedule() {
      return new OwnSchedule();
    }
  }
}
