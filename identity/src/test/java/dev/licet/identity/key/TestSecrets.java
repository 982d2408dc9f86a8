package dev.licet.identity.key;

import org.springframework.context.annotation.Bean;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The secrets of other features, for tests of features that keep some. */
public final class TestSecrets {
  private TestSecrets() {}

  /** No configuration by annotation, so that the server of other tests does not find it. */
  public static final class Beans {
    @Bean
    SealedSecrets sealedSecrets(JdbcClient jdbc) {
      return new SealedSecrets(new SealedSecretTable(jdbc), new PlainKeys());
    }
  }
}
