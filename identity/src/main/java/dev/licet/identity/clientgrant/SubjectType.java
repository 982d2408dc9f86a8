package dev.licet.identity.clientgrant;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** In whose name a client grant lets an application call an API. */
public enum SubjectType {
  /** In its own. */
  CLIENT,
  /** In that of users. */
  USER;

  /** The type of that name on the wire. */
  public static Optional<SubjectType> ofWireName(String name) {
    return Stream.of(values()).filter(type -> type.wireName().equals(name)).findFirst();
  }

  /** The name in tenant files and in the Management API. */
  public String wireName() {
    return name().toLowerCase(Locale.ROOT);
  }
}
