package dev.licet.identity.administrator;

import dev.licet.identity.administrator.AdministratorTable.WithHash;
import dev.licet.identity.password.Passwords;
import dev.licet.identity.password.PasswordsBusy;
import dev.licet.identity.shared.Email;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.util.Optional;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Service;

/** Checks an administrator's password, and slows down whoever guesses it. */
@Service
class PasswordCheck {
  private final AdministratorTable administrators;
  private final Passwords passwords;
  private final Guesses guesses;
  private final ApplicationEventPublisher events;

  PasswordCheck(
      AdministratorTable administrators,
      Passwords passwords,
      Guesses guesses,
      ApplicationEventPublisher events) {
    this.administrators = administrators;
    this.passwords = passwords;
    this.guesses = guesses;
    this.events = events;
  }

  /** An unknown e-mail and a wrong password get the same verdict, after the same work. */
  Verdict of(String email, String password, String address) {
    var account = Email.normalised(email);
    return guesses
        .count(account, address)
        .<Verdict>map(wait -> tooMany(account, wait))
        .orElseGet(() -> checked(account, password, address));
  }

  private Verdict checked(String account, String password, String address) {
    try {
      return check(account, password, address);
    } catch (PasswordsBusy e) {
      return NotNow.BUSY;
    }
  }

  private Verdict check(String account, String password, String address) {
    var found = administrators.byEmail(account);
    if (!isRight(password, found) || found.isEmpty()) {
      events.publishEvent(AdministratorRefused.wrong(found.map(WithHash::administrator), account));
      return new Wrong();
    }
    guesses.forgive(account, address);
    return new Right(found.get());
  }

  private Verdict tooMany(String account, Duration wait) {
    events.publishEvent(AdministratorRefused.tooMany(account));
    return NotNow.tooMany(wait);
  }

  private boolean isRight(String password, Optional<WithHash> found) {
    return passwords.check(password, found.map(WithHash::passwordHash)).right();
  }

  /** What came of it. */
  sealed interface Verdict {}

  record Right(WithHash account) implements Verdict {}

  /** Whatever is not right. */
  sealed interface Refused extends Verdict {}

  record Wrong() implements Refused {}

  /**
   * It was not looked at: the server has too many to check already, or there were too many.
   *
   * @param message the key of the text that says so
   * @param delay after which there is a use in trying again
   */
  record NotNow(String message, Duration delay) implements Refused {
    static final NotNow BUSY =
        new NotNow("administrator.signin.busy", Duration.ofSeconds(PasswordsBusy.RETRY_AFTER));

    static NotNow tooMany(Duration delay) {
      return new NotNow("administrator.signin.too-many", delay);
    }

    /** The status of the page that says so, which also says it to programs. */
    HttpStatus status(HttpServletResponse response) {
      response.setHeader(HttpHeaders.RETRY_AFTER, Long.toString(Math.max(1, delay.toSeconds())));
      return HttpStatus.TOO_MANY_REQUESTS;
    }
  }
}
