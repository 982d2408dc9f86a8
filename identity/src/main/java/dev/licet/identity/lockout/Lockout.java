package dev.licet.identity.lockout;

import dev.licet.identity.session.Browsers.Browser;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Counts attempts at passwords by account and address, before a password is looked at: trying in
 * parallel buys nothing. A browser in which the user has signed in before counts apart, so guesses
 * made elsewhere, even from the same address, do not close it.
 *
 * <p>Of what one attempt touches, the address always comes before the account: two at the same
 * moment would else each wait for what the other one holds.
 */
@Service
public class Lockout {
  /** For so long an account stays closed to an address. */
  static final Duration BLOCKED = Duration.ofDays(30);

  /** For so long a browser is known. */
  static final Duration KNOWN = Duration.ofDays(180);

  private final SignInGuessTable guesses;
  private final ThrottleTable throttles;
  private final KnownBrowserTable browsers;
  private final Supplier<LockoutSettings> settings;
  private final Clock clock;
  private final ApplicationEventPublisher events;

  Lockout(
      SignInGuessTable guesses,
      ThrottleTable throttles,
      KnownBrowserTable browsers,
      Supplier<LockoutSettings> settings,
      Clock clock,
      ApplicationEventPublisher events) {
    this.guesses = guesses;
    this.throttles = throttles;
    this.browsers = browsers;
    this.settings = settings;
    this.clock = clock;
    this.events = events;
  }

  /**
   * Counts an attempt, and says whether the password may be looked at. An address that has to wait
   * leaves no row: else it could fill the disk with names.
   */
  @Transactional
  public Admission count(Attempt attempt) {
    var known = known(attempt);
    if (known.isEmpty() && !take(Stage.PRE_LOGIN, attempt.address())) {
      return Admission.ADDRESS_SUSPICIOUS;
    }
    if (isGuarded(attempt) && isOneTooMany(attempt, known)) {
      putBack(attempt, known);
      return Admission.ACCOUNT_BLOCKED;
    }
    return Admission.ADMITTED;
  }

  /** The password was right: the attempt does not count, and the browser is known from now on. */
  @Transactional
  public void forgive(Attempt attempt, String userId) {
    var known = known(attempt);
    putBack(attempt, known);
    guesses.delete(attempt, source(attempt, known));
    attempt
        .browser()
        .ifPresent(browser -> browsers.save(browser.digest(), userId, clock.instant()));
  }

  /** The password was not looked at, for want of a place: nothing was tried. */
  @Transactional
  public void takeBack(Attempt attempt) {
    var known = known(attempt);
    putBack(attempt, known);
    guesses.takeBack(attempt, source(attempt, known));
  }

  /**
   * Counts something else that is done from an address, and says whether it may be.
   *
   * @param address of the network, or at {@link Stage#MAIL} the e-mail address
   */
  @Transactional
  public boolean admits(Stage stage, String address) {
    return take(stage, address);
  }

  /** Opens an account again, to whomever it was closed. */
  @Transactional
  public void unblock(String account) {
    boolean blocked = !blocks(account).isEmpty();
    guesses.deleteAll(account);
    if (blocked) {
      events.publishEvent(new AccountUnblocked(account));
    }
  }

  /** To which addresses an account is closed. */
  public List<Block> blocks(String account) {
    return settings.get().block()
        ? guesses.blocks(account, settings.get().mostAttempts(), clock.instant())
        : List.of();
  }

  /** Whether an address has tried too often, and has to wait. */
  public boolean isSlowed(String address) {
    var counted = NetworkAddress.counted(address);
    return !NetworkAddress.isAmong(settings.get().unthrottled(), address)
        && settings.get().throttles().entrySet().stream()
            .anyMatch(
                one -> throttles.isEmpty(one.getKey(), counted, one.getValue(), clock.instant()));
  }

  /** Lets an address try again at once. */
  @Transactional
  public void letTry(String address) {
    throttles.fill(NetworkAddress.counted(address));
    events.publishEvent(new AddressFreed(address));
  }

  /** Forgets what no longer counts, and says how much there was. */
  public int purge() {
    var now = clock.instant();
    return throttles.purge(now) + guesses.purge(now) + browsers.purge(now.minus(KNOWN));
  }

  private boolean isGuarded(Attempt attempt) {
    return settings.get().block()
        && attempt.guarded()
        && !NetworkAddress.isAmong(settings.get().trusted(), attempt.address());
  }

  private boolean isOneTooMany(Attempt attempt, Optional<Browser> known) {
    var now = clock.instant();
    var most = settings.get().mostAttempts();
    int guess = guesses.count(attempt, source(attempt, known), now, now.plus(BLOCKED));
    if (guess == most + 1) {
      events.publishEvent(
          new AccountBlocked(
              attempt.clientId(),
              attempt.account(),
              attempt.connection(),
              settings.get().tellOwner()));
    }
    return guess > most;
  }

  private boolean take(Stage stage, String address) {
    var throttle = settings.get().throttles().get(stage);
    return throttle == null
        || NetworkAddress.isAmong(settings.get().unthrottled(), address)
        || throttles.take(stage, NetworkAddress.counted(address), throttle, clock.instant());
  }

  /** Only who is at no known browser was counted by the address. */
  private void putBack(Attempt attempt, Optional<Browser> known) {
    var throttle = Optional.ofNullable(settings.get().throttles().get(Stage.PRE_LOGIN));
    var address = NetworkAddress.counted(attempt.address());
    throttle
        .filter(_ -> known.isEmpty())
        .ifPresent(all -> throttles.putBack(Stage.PRE_LOGIN, address, all));
  }

  private Optional<Browser> known(Attempt attempt) {
    return attempt
        .browser()
        .filter(
            browser -> browsers.knows(browser.digest(), attempt.account(), attempt.connection()));
  }

  private String source(Attempt attempt, Optional<Browser> known) {
    return known
        .map(browser -> "browser " + browser.digest().value())
        .orElseGet(() ->
            settings.get().byAccountAlone()
                ? "everywhere"
                : "address " + NetworkAddress.counted(attempt.address()));
  }
}
