package dev.licet.identity.recovery;

import static dev.licet.identity.management.body.Shape.name;
import static dev.licet.identity.management.body.Shape.object;

import dev.licet.identity.management.body.ObjectShape;
import dev.licet.identity.management.body.Payload;
import dev.licet.identity.user.User;
import dev.licet.identity.user.UserIdentity;
import dev.licet.identity.user.UserRefusals;
import dev.licet.identity.user.UserSignIns;
import org.springframework.stereotype.Component;

/**
 * Whose address a ticket is for: the user's own, or that of an identity that was linked to them.
 */
@Component
class TicketOwner {
  static final ObjectShape IDENTITY =
      object().must("user_id", name(300)).must("provider", name(64));

  private final UserSignIns signIns;

  TicketOwner(UserSignIns signIns) {
    this.signIns = signIns;
  }

  /** The one that the member {@code identity} names, if it is one of the user's; or the user. */
  User of(User user, Payload body) {
    var wanted = body.findObject("identity");
    return wanted.isEmpty() ? user : identity(user, wanted.get());
  }

  private User identity(User user, Payload wanted) {
    return user.identities().stream()
        .filter(one -> isMeant(one, wanted.text("provider"), wanted.text("user_id")))
        .findFirst()
        .flatMap(one -> signIns.byId(one.provider() + "|" + one.id()))
        .orElseThrow(UserRefusals::missing);
  }

  /** Callers write the id with the provider before it, or without. */
  private static boolean isMeant(UserIdentity one, String provider, String id) {
    return one.provider().equals(provider)
        && (one.id().equals(id) || (provider + "|" + one.id()).equals(id));
  }
}
