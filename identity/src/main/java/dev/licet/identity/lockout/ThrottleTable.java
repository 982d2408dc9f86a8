package dev.licet.identity.lockout;

import dev.licet.identity.lockout.LockoutSettings.Throttle;
import dev.licet.identity.store.Pieces;
import java.time.Instant;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * The table {@code address_throttles}: a bucket an address, kept as the one time at which it will
 * be full again (a generic cell rate algorithm).
 */
@Repository
class ThrottleTable {
  private final JdbcClient database;
  private final Pieces pieces;

  ThrottleTable(JdbcClient database, Pieces pieces) {
    this.database = database;
    this.pieces = pieces;
  }

  /** Takes one out of the bucket, if there is one; who finds none takes nothing from the refill. */
  boolean take(Stage stage, String address, Throttle throttle, Instant now) {
    long end = now.toEpochMilli() + throttle.burst() * throttle.refill().toMillis();
    return database
        .sql(
            """
            insert into address_throttles (stage, address, free_at)
            values (:stage, :address, :now + :refill)
            on conflict (stage, address) do update set free_at = case
              when address_throttles.free_at < :now then :now + :refill
              else address_throttles.free_at + :refill end
            where address_throttles.free_at + :refill <= :end
            returning free_at
            """)
        .param("stage", stage.name())
        .param("address", address)
        .param("now", now.toEpochMilli())
        .param("refill", throttle.refill().toMillis())
        .param("end", end)
        .query(Long.class)
        .optional()
        .filter(freeAt -> freeAt <= end)
        .isPresent();
  }

  /** Puts one back. */
  void putBack(Stage stage, String address, Throttle throttle) {
    database
        .sql(
            """
            update address_throttles set free_at = free_at - :refill
            where stage = :stage and address = :address
            """)
        .param("stage", stage.name())
        .param("address", address)
        .param("refill", throttle.refill().toMillis())
        .update();
  }

  /** Whether the next one would find the bucket empty. */
  boolean isEmpty(Stage stage, String address, Throttle throttle, Instant now) {
    long full = now.toEpochMilli() + throttle.burst() * throttle.refill().toMillis();
    return database
        .sql(
            """
            select free_at + :refill > :full from address_throttles
            where stage = :stage and address = :address
            """)
        .param("stage", stage.name())
        .param("address", address)
        .param("refill", throttle.refill().toMillis())
        .param("full", full)
        .query(Boolean.class)
        .optional()
        .orElse(false);
  }

  /** Fills every bucket of an address again. */
  void fill(String address) {
    database
        .sql("delete from address_throttles where address = :address")
        .param("address", address)
        .update();
  }

  int purge(Instant now) {
    return pieces.delete(
        "address_throttles",
        "stage, address",
        "free_at <= :now",
        Map.of("now", now.toEpochMilli()));
  }
}
