package dev.licet.identity.device;

import dev.licet.identity.application.Application;
import dev.licet.identity.device.DeviceCodeTable.By;
import dev.licet.identity.device.DeviceCodeTable.Progress;
import dev.licet.identity.device.DeviceCodeTable.State;
import dev.licet.identity.issuing.Authorization;
import dev.licet.identity.session.BrowserSessions;
import dev.licet.identity.shared.Digest;
import dev.licet.identity.shared.Ids;
import dev.licet.identity.user.UserSignIns;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Devices that wait for their user's word. Each code is good once, for a quarter of an hour. */
@Service
public class DeviceCodes {
  /** The grant type with which a device asks for its tokens. */
  public static final String GRANT_TYPE = "urn:ietf:params:oauth:grant-type:device_code";

  static final Duration LIFETIME = Duration.ofMinutes(15);

  /** A device asks no more often than that. */
  static final Duration INTERVAL = Duration.ofSeconds(5);

  private final DeviceCodeTable table;
  private final BrowserSessions sessions;
  private final UserSignIns signIns;
  private final Ids ids;
  private final Clock clock;
  private final SecureRandom random = new SecureRandom();

  DeviceCodes(
      DeviceCodeTable table, BrowserSessions sessions, UserSignIns signIns, Ids ids, Clock clock) {
    this.table = table;
    this.sessions = sessions;
    this.signIns = signIns;
    this.ids = ids;
    this.clock = clock;
  }

  /**
   * What a device is given.
   *
   * @param deviceCode its secret
   */
  record Started(String deviceCode, UserCode userCode) {
    @Override
    public String toString() {
      return "Started[]";
    }
  }

  /** Begins; there are so many codes that the first one is free as good as always. */
  @Transactional
  public Started start(DeviceRequest request) {
    var deviceCode = ids.secret();
    var expiresAt = clock.instant().plus(LIFETIME);
    while (true) {
      var userCode = UserCode.random(random);
      if (table.insert(Digest.of(deviceCode), userCode, request, expiresAt)) {
        return new Started(deviceCode, userCode);
      }
    }
  }

  /** What is asked for under the code that a user has typed. */
  Optional<DeviceRequest> find(UserCode code) {
    return table.pending(code, clock.instant());
  }

  /** Lets the device in; whether that was the first word about it, and in time. */
  @Transactional
  public boolean allow(UserCode code, Authorization authorization) {
    var by = new By(authorization.userId(), authorization.sessionId());
    return table.decide(code, State.ALLOWED, by, Optional.of(authorization), clock.instant());
  }

  /** Keeps the device out; whether that was the first word about it, and in time. */
  @Transactional
  public boolean deny(UserCode code, String userId, String sessionId) {
    var by = new By(userId, Optional.of(sessionId));
    return table.decide(code, State.DENIED, by, Optional.empty(), clock.instant());
  }

  /**
   * Whether the user has said so in this session already: browsers send a form twice whose button
   * is pressed twice, and show the second answer.
   */
  boolean isDecided(UserCode code, boolean allowed, String userId, String sessionId) {
    var states = allowed ? List.of(State.ALLOWED, State.SPENT) : List.of(State.DENIED);
    return table.isDecided(code, states, userId, sessionId, clock.instant());
  }

  /**
   * Ends what a user has allowed in a session and no device has fetched, and says whether there was
   * anything. To be asked when the session has ended, in the same transaction: by then nothing more
   * is allowed in it.
   */
  @Transactional
  public boolean endAllOf(String userId, String sessionId) {
    return table.deleteAllowed(userId, sessionId) > 0;
  }

  /** A device asks whether it was let in. */
  @Transactional
  public Polled poll(String deviceCode, Application client) {
    var digest = Digest.of(deviceCode);
    var now = clock.instant();
    var state = held(digest, client);
    if (state.isEmpty() || state.get() == State.SPENT || state.get() == State.OVER) {
      return new Polled.Unknown();
    }
    if (table.expire(digest, now)) {
      return new Polled.Expired();
    }
    if (!table.poll(digest, now, now.minus(INTERVAL))) {
      return new Polled.TooFast();
    }
    return answer(digest, state.get());
  }

  /**
   * How far it is. Where it was allowed in a session, that is held first, as whoever ends it does:
   * so neither waits for what the other one holds. Where that is no more, the user is: whoever ends
   * all that was allowed by them begins there.
   */
  private Optional<State> held(Digest digest, Application client) {
    var seen = table.progress(digest, client.clientId());
    var user = seen.flatMap(Progress::userId);
    if (user.isEmpty()) {
      return seen.map(Progress::state);
    }
    if (seen.flatMap(Progress::sessionId).filter(sessions::hold).isEmpty()) {
      signIns.lock(user.get());
    }
    return table.progress(digest, client.clientId()).map(Progress::state);
  }

  /** Forgets those that are over, every quarter of an hour. */
  @Scheduled(initialDelay = 3, fixedDelay = 15, timeUnit = TimeUnit.MINUTES)
  public int purge() {
    return table.purge(clock.instant().minus(LIFETIME));
  }

  private Polled answer(Digest digest, State state) {
    return switch (state) {
      case PENDING -> new Polled.Pending();
      case DENIED -> new Polled.Denied();
      case ALLOWED ->
          table
              .spend(digest, clock.instant())
              .<Polled>map(Polled.Granted::new)
              .orElseGet(Polled.Unknown::new);
      case SPENT, OVER -> new Polled.Unknown();
    };
  }
}
