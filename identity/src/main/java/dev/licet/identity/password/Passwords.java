package dev.licet.identity.password;

import java.util.Optional;
import org.springframework.stereotype.Component;

/** Hashes passwords and checks them, only so many at once. */
@Component
public class Passwords {
  /** Longer ones are refused before any work is done. In characters. */
  public static final int LONGEST = 128;

  final HashingPlaces places;
  private final PasswordHash nobodys;

  Passwords() {
    this(HashingPlaces.ofThisMachine());
  }

  Passwords(HashingPlaces places) {
    this.places = places;
    this.nobodys = PasswordHash.made(HashScheme.OWN.ofNobody());
  }

  /** What a check came to. */
  public enum Verdict {
    WRONG,
    RIGHT,
    /** Right, and the hash is not as it would be made today: make another one. */
    RIGHT_BUT_OUTDATED;

    public boolean right() {
      return this != WRONG;
    }
  }

  /**
   * The hash to keep. Each call makes another one.
   *
   * @throws PasswordsBusy if too many are waiting already
   */
  public final PasswordHash hash(String password) {
    if (password.length() > LONGEST) {
      throw new IllegalArgumentException("The caller has to check the length");
    }
    return places.in(() -> PasswordHash.made(HashScheme.OWN.hash(password)));
  }

  /**
   * Whether the password has this hash. Without a hash it takes as long, and the answer is no.
   *
   * @throws PasswordsBusy if too many are waiting already
   */
  public Verdict check(String password, Optional<PasswordHash> hash) {
    if (password.isEmpty() || password.length() > LONGEST) {
      return Verdict.WRONG;
    }
    var text = hash.orElse(nobodys).text();
    boolean fits = places.in(() -> matches(password, text));
    if (!fits || hash.isEmpty()) {
      return Verdict.WRONG;
    }
    return Argon2Scheme.isCurrent(text) ? Verdict.RIGHT : Verdict.RIGHT_BUT_OUTDATED;
  }

  private static boolean matches(String password, String hash) {
    return HashScheme.of(hash).map(scheme -> scheme.matches(password, hash)).orElse(false);
  }
}
