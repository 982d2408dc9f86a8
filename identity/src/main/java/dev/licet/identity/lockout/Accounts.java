package dev.licet.identity.lockout;

import dev.licet.identity.user.User;
import dev.licet.identity.user.UserSettings;
import java.util.List;
import java.util.stream.Stream;

/** Under which names attempts at a user are counted: the e-mail of the identity that was tried. */
final class Accounts {
  private Accounts() {}

  static List<String> of(User user) {
    var linked = user.identities().stream().flatMap(identity -> identity.profile().stream());
    return Stream.concat(Stream.of(user.email()), linked.map(UserSettings::email))
        .distinct()
        .toList();
  }
}
