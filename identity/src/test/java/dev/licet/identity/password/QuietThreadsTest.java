package dev.licet.identity.password;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URL;
import java.net.URLClassLoader;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("once")
class QuietThreadsTest {
  /** Otherwise Tomcat warns of it with a stack trace, when a server stops soon after a sign-in. */
  @Test
  void aThreadKeepsNothingOfTheRequestThatItWasMadeIn() throws Exception {
    var here = Thread.currentThread();
    var before = here.getContextClassLoader();
    try (var ofRequest = new URLClassLoader(new URL[0], before)) {
      here.setContextClassLoader(ofRequest);
      assertThat(new QuietThreads().newThread(() -> {}).getContextClassLoader())
          .isEqualTo(QuietThreads.class.getClassLoader());
    } finally {
      here.setContextClassLoader(before);
    }
  }
}
