package dev.licet.identity.authorize.request;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** How the answer gets to the application. */
public enum ResponseMode {
  QUERY,
  FRAGMENT,
  /** A page that sends a form (OAuth 2.0 Form Post Response Mode). */
  FORM_POST,
  /** A page that tells the window that opened it, or the one around it; Auth0's. */
  WEB_MESSAGE;

  /** The mode of that name on the wire. */
  public static Optional<ResponseMode> ofWireName(String name) {
    return Arrays.stream(values())
        .filter(mode -> mode.name().toLowerCase(Locale.ROOT).equals(name))
        .findFirst();
  }

  /** Where a request does not say. */
  public static ResponseMode usual(ResponseType type) {
    return type.bringsTokens() ? FRAGMENT : QUERY;
  }

  /** Whether an answer that usually goes that way may go this one. Tokens never go in a query. */
  boolean fits(ResponseMode usual, String redirectUri) {
    return switch (this) {
      case QUERY -> usual == QUERY;
      case FRAGMENT -> true;
      case FORM_POST, WEB_MESSAGE -> RedirectUris.origin(redirectUri).isPresent();
    };
  }
}
