package dev.licet.identity.administrator;

import dev.licet.identity.administrator.AdministratorTable.WithHash;
import dev.licet.identity.shared.Digest;
import dev.licet.identity.shared.Email;
import dev.licet.identity.shared.Ids;
import dev.licet.identity.shared.Issuer;
import dev.licet.identity.shared.Settings;
import dev.licet.identity.shared.StartRefused;
import dev.licet.identity.store.SideDoor;
import java.time.Clock;
import java.time.Duration;

/**
 * Makes, beside a server that runs or none, the link by which an administrator who has lost the
 * password sets another: once, within the hour. Who can write into the database may do anything.
 */
public final class ResetLinks {
  static final Duration LIFETIME = Duration.ofHours(1);

  private final AdministratorTable administrators;
  private final ResetTable links;
  private final Issuer issuer;
  private final Ids ids;
  private final Clock clock;

  private ResetLinks(SideDoor door, Issuer issuer, Ids ids, Clock clock) {
    this.administrators = AdministratorTable.through(door);
    this.links = ResetTable.through(door);
    this.issuer = issuer;
    this.ids = ids;
    this.clock = clock;
  }

  /**
   * In the database that a server with these settings would use.
   *
   * @throws StartRefused if there is none
   */
  public static ResetLinks of(Settings settings, Ids ids, Clock clock) {
    var issuer = settings.read("licet.domain", Issuer.LOCAL, Issuer::new);
    return new ResetLinks(SideDoor.of(settings), issuer, ids, clock);
  }

  /**
   * A link for the administrator of that e-mail.
   *
   * @throws StartRefused if there is none
   */
  public String make(String email) {
    var whose =
        administrators
            .byEmail(Email.normalised(email))
            .map(WithHash::administrator)
            .orElseThrow(() -> unknown(email));
    var secret = ids.secret();
    links.insert(Digest.of(secret), whose.id(), clock.instant().plus(LIFETIME));
    return issuer.url() + "setup/password/" + secret;
  }

  private StartRefused unknown(String email) {
    var all = administrators.emails();
    return new StartRefused(
        all.isEmpty()
            ? "There is no administrator yet: the server prints the link for the first one when it"
                + " starts."
            : "There is no administrator '%s', but %s."
                .formatted(Settings.shown(email), String.join(", ", all)));
  }
}
