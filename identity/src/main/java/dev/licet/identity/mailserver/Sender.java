package dev.licet.identity.mailserver;

import static java.nio.charset.StandardCharsets.UTF_8;

import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import java.io.UnsupportedEncodingException;

/** From whom a mail is: one address, and perhaps a name before it. */
public final class Sender {
  /** For those whose text is none. */
  public static final String WANTED =
      "This must be one address, such as mail@acme.com or Acme <mail@acme.com>."
          + " A name with a comma stands in quotes: \"Acme, Inc.\" <mail@acme.com>";

  private Sender() {}

  /** Whether the text is one, so that no mail from it waits for nothing. */
  public static boolean isOne(String text) {
    try {
      var address = new InternetAddress(text, true);
      return !address.isGroup() && address.getAddress().equals(addressIn(text));
    } catch (AddressException _) {
      return false;
    }
  }

  /**
   * As it is written. The address stands in the last angle brackets; whatever stands before them is
   * the name, and is quoted: it may have come from a user (RFC 5322, 3.4).
   */
  static InternetAddress of(String text) throws AddressException, UnsupportedEncodingException {
    var address = new InternetAddress(addressIn(text));
    var name = nameIn(text);
    if (!name.isEmpty()) {
      address.setPersonal(name, UTF_8.name());
    }
    return address;
  }

  private static String addressIn(String text) {
    return isNamed(text) ? text.substring(text.lastIndexOf('<') + 1, text.length() - 1) : text;
  }

  private static String nameIn(String text) {
    var name = isNamed(text) ? text.substring(0, text.lastIndexOf('<')).strip() : "";
    return name.length() > 1 && name.startsWith("\"") && name.endsWith("\"")
        ? name.substring(1, name.length() - 1).replaceAll("\\\\(.)", "$1")
        : name;
  }

  private static boolean isNamed(String text) {
    return text.endsWith(">") && text.indexOf('<') >= 0;
  }
}
