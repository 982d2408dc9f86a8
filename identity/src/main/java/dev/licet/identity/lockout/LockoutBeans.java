package dev.licet.identity.lockout;

import dev.licet.identity.lockout.LockoutSettings.Throttle;
import dev.licet.identity.protection.AttackProtection;
import dev.licet.identity.protection.AttackProtection.Allowance;
import dev.licet.identity.protection.AttackProtection.BruteForce;
import dev.licet.identity.protection.AttackProtection.SuspiciousIp;
import java.time.Duration;
import java.util.EnumMap;
import java.util.function.Supplier;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class LockoutBeans {
  /** What no setting says. */
  private static final Throttle PASSWORD_CHANGES = new Throttle(50, Duration.ofMillis(1_200));

  private static final Throttle MAILS = new Throttle(5, Duration.ofMinutes(10));
  private static final Throttle DEVICE_CODES = new Throttle(50, Duration.ofSeconds(10));

  @Bean
  Supplier<LockoutSettings> lockoutSettings(AttackProtection protection) {
    return () -> settings(protection.bruteForce(), protection.suspiciousIp());
  }

  private static LockoutSettings settings(BruteForce guesses, SuspiciousIp addresses) {
    var throttles = new EnumMap<Stage, Throttle>(Stage.class);
    throttles.put(Stage.PRE_PASSWORD_CHANGE, PASSWORD_CHANGES);
    throttles.put(Stage.MAIL, MAILS);
    throttles.put(Stage.DEVICE_CODE, DEVICE_CODES);
    if (addresses.enabled() && addresses.blocks()) {
      throttles.put(Stage.PRE_LOGIN, throttle(addresses.login()));
      throttles.put(Stage.PRE_USER_REGISTRATION, throttle(addresses.registration()));
    }
    return new LockoutSettings(
        guesses.enabled() && guesses.blocks(),
        guesses.notifies(),
        guesses.maxAttempts(),
        !guesses.byAddress(),
        guesses.allowlist(),
        addresses.allowlist(),
        throttles);
  }

  private static Throttle throttle(Allowance allowance) {
    return new Throttle(
        Math.max(1, allowance.maxAttempts()),
        Duration.ofMillis(Math.max(1, allowance.millisForOneMore())));
  }
}
