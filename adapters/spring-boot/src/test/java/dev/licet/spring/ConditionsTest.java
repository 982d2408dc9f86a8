package dev.licet.spring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.licet.guard.Caller;
import dev.licet.guard.Condition;
import dev.licet.guard.HttpCall;
import dev.licet.guard.RequiresCondition;
import dev.licet.guard.RequiresScope;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.stereotype.Component;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** Rules of the application's own, as beans. */
@ExtendWith(OutputCaptureExtension.class)
class ConditionsTest {
  // @start region="condition"
  @Component
  static class OwnOrder implements Condition {
    private final Orders orders;

    OwnOrder(Orders orders) {
      this.orders = orders;
    }

    @Override
    public boolean test(Caller caller, HttpCall call) {
      return call.pathValue("order").filter(o -> orders.isOf(caller.subject(), o)).isPresent();
    }
  }

  @RestController
  static class Routes {
    @GetMapping("/orders/{order}")
    @RequiresScope("read:orders")
    @RequiresCondition(OwnOrder.class)
    String order(@PathVariable String order) {
      return order;
    }
  }

  // @end

  /** Which orders are whose. */
  static class Orders {
    private final Set<String> all = ConcurrentHashMap.newKeySet();

    boolean isOf(String subject, String order) {
      return all.contains(subject + " " + order);
    }
  }

  @EnableAutoConfiguration
  @Import({OwnOrder.class, Routes.class})
  static class App {
    @Bean
    Orders orders() {
      Orders orders = new Orders();
      orders.all.add(TestApi.SUBJECT + " 7");
      return orders;
    }
  }

  @Test
  void areAskedAfterTheOtherRulesAndRefuseLikeThem(CapturedOutput output) {
    try (TestApi api = TestApi.start(App.class)) {
      assertThat(output).contains("permission read:orders, and condition 'OwnOrder'");
      assertThat(api.getWith("/orders/7", "read:orders").body()).isEqualTo("7");
      assertThat(api.getWith("/orders/8", "read:orders").statusCode()).isEqualTo(403);
      assertThat(api.getWith("/orders/8", "read:orders").body())
          .isEqualTo(
              "{\"code\":\"Unauthorized\",\"description\":\"You don't have access to this"
                  + " resource\"}");
      assertThat(api.getWith("/orders/7").statusCode()).isEqualTo(403);
      assertThat(api.get("/orders/7").statusCode()).isEqualTo(401);
    }
  }

  @EnableAutoConfiguration
  @Import(Routes.class)
  static class WithoutBean {}

  @Test
  void withoutTheirBeanTheApplicationDoesNotStart(CapturedOutput output) { // G30
    assertThatThrownBy(() -> TestApi.start(WithoutBean.class)).isInstanceOf(StartRefused.class);
    assertThat(output)
        .contains(
            "Routes.order",
            "@RequiresCondition: expected one bean of the class " + OwnOrder.class.getName(),
            "but there are 0");
  }
}
