package dev.licet.identity.rotation;

import dev.licet.identity.key.SigningKeys;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.annotation.Configuration;
import org.springframework.dao.DataAccessException;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.transaction.TransactionException;

/** Looks at the clock: what other nodes have changed, who reads the key set, what is due. */
@Configuration(proxyBeanMethods = false)
class RotationSchedule {
  private static final Logger log = LoggerFactory.getLogger(RotationSchedule.class);

  private final SigningKeys keys;
  private final KeySetReaders readers;
  private final Rotation rotation;
  private boolean failed;

  RotationSchedule(SigningKeys keys, KeySetReaders readers, Rotation rotation) {
    this.keys = keys;
    this.readers = readers;
    this.rotation = rotation;
  }

  /** While the store cannot be reached, the keys at hand go on signing; said once. */
  @Scheduled(initialDelay = 1, fixedDelay = 1, timeUnit = TimeUnit.SECONDS)
  void refresh() {
    try {
      keys.refresh();
      failed = false;
    } catch (DataAccessException | TransactionException e) {
      if (!failed) {
        log.warn(
            "The signing keys cannot be read from the store right now: {}",
            e.getClass().getSimpleName());
      }
      failed = true;
    }
  }

  @Scheduled(initialDelay = 10, fixedDelay = 10, timeUnit = TimeUnit.SECONDS)
  void saveReaders() {
    readers.save(rotation.lastChange());
  }

  @Scheduled(initialDelay = 1, fixedDelay = 60, timeUnit = TimeUnit.MINUTES)
  void passTime() {
    rotation.passTime();
  }
}
