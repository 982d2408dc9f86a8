package dev.licet.identity;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.modulith.ApplicationModule;
import org.springframework.modulith.core.ApplicationModules;

@Tag("once")
class ModularityTests {
  private static final ApplicationModules FEATURES = ApplicationModules.of(IdentityServer.class);

  @Test
  void noFeatureReachesPastAnothersDoorOrAgainstTheArrows() {
    FEATURES.verify();
  }

  @Test
  void everyFeatureSaysWhatItMayUse() {
    assertThat(FEATURES.stream())
        .allSatisfy(feature ->
            assertThat(feature.getBasePackage().findAnnotation(ApplicationModule.class))
                .as(
                    "%s (a package-info among the tests hides the real one)",
                    feature.getIdentifier())
                .hasValueSatisfying(declared ->
                    assertThat(declared.allowedDependencies())
                        .doesNotContain(ApplicationModule.OPEN_TOKEN)));
  }
}
