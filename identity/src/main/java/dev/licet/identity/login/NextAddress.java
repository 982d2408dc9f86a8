package dev.licet.identity.login;

import org.springframework.http.HttpStatus;

/** Where a browser is sent on to. */
public final class NextAddress {
  /** Browsers and servers take as much, and the headers of our answers have room for it. */
  private static final int LONGEST = 16_000;

  private NextAddress() {}

  /**
   * Lets an address pass that an answer has room for; what applications want back is part of it.
   *
   * @param problem the page that says what is wrong otherwise
   * @throws LoginRefused if it is too long
   */
  public static String fitting(String address, String problem) {
    if (address.length() > LONGEST) {
      throw new LoginRefused(HttpStatus.BAD_REQUEST, problem);
    }
    return address;
  }
}
