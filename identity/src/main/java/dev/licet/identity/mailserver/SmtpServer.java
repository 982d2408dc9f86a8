package dev.licet.identity.mailserver;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.InetAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URLDecoder;
import java.util.Optional;

/**
 * A server that takes mails.
 *
 * @param user empty if it asks for none; so is the password then
 */
record SmtpServer(String host, int port, String user, String password, Security security) {
  /** How the connection is kept from others' eyes. */
  enum Security {
    /** TLS from the first byte: {@code smtps://}. */
    TLS,
    /** TLS before anything is said: {@code smtp://} to another machine. */
    STARTTLS,
    /** TLS if it is offered: {@code smtp://} to this machine itself. */
    STARTTLS_IF_OFFERED
  }

  private static final int SUBMISSION = 587;
  private static final int SUBMISSIONS = 465;
  private static final int LAST_PORT = 65_535;
  private static final String FORM =
      "must look like smtp://user:pass@host:port or smtps://user:pass@host:port";

  /**
   * Reads a URL. A sign in the user or the password that has a meaning in URLs is encoded.
   *
   * @throws IllegalArgumentException if it is none; the message says what it must be
   */
  static SmtpServer of(String text) {
    try {
      var url = new URI(text);
      var tls = "smtps".equals(url.getScheme());
      if ((!tls && !"smtp".equals(url.getScheme())) || url.getHost() == null || saysMore(url)) {
        throw new IllegalArgumentException(FORM);
      }
      var port = url.getPort() >= 0 ? url.getPort() : tls ? SUBMISSIONS : SUBMISSION;
      var login = Optional.ofNullable(url.getRawUserInfo()).orElse("").split(":", 2);
      return of(url.getHost(), port, tls, part(login, 0), part(login, 1));
    } catch (URISyntaxException e) {
      throw new IllegalArgumentException(FORM, e);
    }
  }

  /** What would be left aside, as if it meant nothing. */
  private static boolean saysMore(URI url) {
    return !url.getRawPath().matches("/?")
        || url.getRawQuery() != null
        || url.getRawFragment() != null
        || url.getPort() == 0
        || url.getPort() > LAST_PORT;
  }

  static SmtpServer of(String host, int port, boolean tls, String user, String password) {
    var security =
        tls ? Security.TLS : isThisMachine(host) ? Security.STARTTLS_IF_OFFERED : Security.STARTTLS;
    return new SmtpServer(host, port, user, password, security);
  }

  /** Whether a password of the one is meant for the other. */
  boolean isAccountOf(SmtpServer other) {
    return host.equals(other.host) && user.equals(other.user);
  }

  SmtpServer withPassword(String other) {
    return new SmtpServer(host, port, user, other, security);
  }

  private static String part(String[] login, int number) {
    return login.length > number ? URLDecoder.decode(login[number].replace("+", "%2B"), UTF_8) : "";
  }

  private static boolean isThisMachine(String host) {
    if (host.equals("localhost")) {
      return true;
    }
    try {
      return InetAddress.ofLiteral(host.replaceAll("[\\[\\]]", "")).isLoopbackAddress();
    } catch (IllegalArgumentException e) {
      return false;
    }
  }

  /** Without the password, so that none gets into a log. */
  @Override
  public String toString() {
    return "SmtpServer[" + host + ":" + port + "]";
  }
}
