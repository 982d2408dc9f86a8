package dev.licet.identity.dashboard;

import dev.licet.identity.shared.Ids;
import java.util.Locale;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.thymeleaf.spring6.view.ThymeleafViewResolver;

@Configuration(proxyBeanMethods = false)
class DashboardBeans {
  @Bean
  ProblemPages problemPages(Frames frames, Ids ids, ThymeleafViewResolver views) {
    return new ProblemPages(
        "shared/problem",
        request -> frames.of(request).withoutNotice(),
        _ -> Locale.ENGLISH,
        ids,
        views);
  }
}
