package dev.licet.identity.password;

import java.util.Locale;
import java.util.Set;

/** The passwords that are guessed first, among those of eight characters and more. */
public final class CommonPasswords {
  private static final Set<String> COMMONEST =
      Set.of(
          "1234567890",
          "12345678910",
          "123456789a",
          "0123456789",
          "0987654321",
          "1111111111",
          "0000000000",
          "1q2w3e4r5t",
          "1qaz2wsx3edc",
          "1234qwerasdf",
          "qwertyuiop",
          "qwerty123456",
          "qwerty12345",
          "asdfghjkl1",
          "password12",
          "password123",
          "password1234",
          "passw0rd123",
          "p@ssw0rd123",
          "iloveyou123",
          "letmein123",
          "welcome123",
          "changeme123",
          "administrator",
          "admin12345",
          "admin123456",
          "adminadmin",
          "12345678",
          "password",
          "qwerty123",
          "iloveyou",
          "sunshine",
          "princess",
          "football",
          "baseball",
          "superman",
          "trustno1",
          "11111111",
          "00000000",
          "1q2w3e4r",
          "q1w2e3r4",
          "password1",
          "passw0rd",
          "p@ssw0rd",
          "abc12345",
          "admin123",
          "welcome1",
          "letmein1",
          "changeme");

  private CommonPasswords() {}

  /** Whether it is one of them, in whatever letters. */
  public static boolean contains(String password) {
    return COMMONEST.contains(password.toLowerCase(Locale.ROOT));
  }
}
