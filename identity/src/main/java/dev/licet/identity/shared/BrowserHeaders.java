package dev.licet.identity.shared;

import jakarta.servlet.http.HttpServletRequest;

/** What browsers are told alike by answers of every kind. */
public final class BrowserHeaders {
  /** {@code Permissions-Policy}: what no page of ours needs. */
  public static final String FEATURES =
      "camera=(), geolocation=(), microphone=(), payment=(), usb=()";

  private BrowserHeaders() {}

  /**
   * Whether {@code Strict-Transport-Security} is said. Browsers apply it to every port of the name:
   * on localhost it would close the API beside us.
   */
  public static boolean strict(HttpServletRequest request, Issuer issuer) {
    return request.isSecure() && !issuer.isLocal();
  }
}
