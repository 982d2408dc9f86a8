package dev.licet.identity.shared;

import java.util.Locale;

/** How the server is meant to be used. */
public enum ServerMode {
  /** The real thing. */
  PRODUCTION,
  /** On the developer's own machine: loopback only, demo conveniences, a banner on every page. */
  DEV;

  /** Reads the setting's words. */
  static ServerMode of(String text) {
    return switch (text) {
      case "production" -> PRODUCTION;
      case "dev" -> DEV;
      default -> throw new IllegalArgumentException("must be production or dev");
    };
  }

  /** The word that the setting uses. */
  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }

  public boolean isDev() {
    return this == DEV;
  }
}
