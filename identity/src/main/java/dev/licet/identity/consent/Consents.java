package dev.licet.identity.consent;

import dev.licet.identity.shared.FieldChecks;
import dev.licet.identity.shared.Ids;
import dev.licet.identity.shared.Issuer;
import dev.licet.identity.shared.Slice;
import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * What users have allowed applications. An audience that is empty stands for what is asked for
 * without any API: it is kept under the address of {@code /userinfo}.
 */
@Service
public class Consents {
  private static final Slice ALL = new Slice("", 0, Integer.MAX_VALUE);

  private final ConsentTable table;
  private final Ids ids;
  private final Clock clock;
  private final ApplicationEventPublisher events;
  private final String userInfo;

  Consents(
      ConsentTable table, Ids ids, Clock clock, ApplicationEventPublisher events, Issuer issuer) {
    this.table = table;
    this.ids = ids;
    this.clock = clock;
    this.events = events;
    this.userInfo = issuer.url() + "userinfo";
  }

  /** Whether the user has allowed the application all of this, and it is what it was then. */
  public boolean covers(
      String userId, String clientId, Optional<String> audience, Collection<String> scope) {
    return table.covers(userId, clientId, audience.orElse(userInfo), scope);
  }

  /**
   * Whether the user allows the application all of this still, whatever has become of it. That is
   * decided in the transaction under way: whoever takes it back at the same moment waits for it, or
   * has been quicker.
   */
  @Transactional
  public boolean hold(
      String userId, String clientId, Optional<String> audience, Collection<String> scope) {
    return table.hold(userId, clientId, audience.orElse(userInfo), scope);
  }

  /** Notes that the user allows the application this too. */
  @Transactional
  public void give(
      String userId, String clientId, Optional<String> audience, Collection<String> scope) {
    table.save(
        new Consent(
            "grant_" + ids.alphanumeric(24),
            userId,
            clientId,
            audience.orElse(userInfo),
            scope.stream().distinct().sorted().toList(),
            clock.instant()));
  }

  /**
   * The application is not what it was when users allowed it something: that goes on, and they are
   * asked before it gets more.
   */
  @Transactional
  public void doubt(String clientId) {
    table.doubt(clientId);
  }

  /** Whether any user has allowed the application anything. */
  public boolean existFor(String clientId) {
    return table.count(new ConsentFilter(Optional.empty(), Optional.of(clientId), Optional.empty()))
        > 0;
  }

  /** What a user has allowed, by id. */
  public List<Consent> ofUser(String userId) {
    return FieldChecks.isLine(userId) ? table.list(ConsentFilter.ofUser(userId), ALL) : List.of();
  }

  /** Takes a consent back, and answers whether there was one. */
  @Transactional
  public boolean withdraw(String id) {
    return FieldChecks.isLine(id) && table.byId(id).filter(this::delete).isPresent();
  }

  /** Takes back what a user has allowed an application at an API. */
  @Transactional
  public void withdraw(String userId, String clientId, Optional<String> audience) {
    table.find(userId, clientId, audience.orElse(userInfo)).ifPresent(this::delete);
  }

  /** Takes back all that a user has allowed. */
  @Transactional
  public void withdrawAll(String userId) {
    ofUser(userId).forEach(this::delete);
  }

  /** Some of them, by id. */
  List<Consent> list(ConsentFilter filter, Slice slice) {
    return isAskable(filter, slice.after()) ? table.list(filter, slice) : List.of();
  }

  /** How many there are of those. */
  long count(ConsentFilter filter) {
    return isAskable(filter, "") ? table.count(filter) : 0;
  }

  private boolean delete(Consent consent) {
    var deleted = table.delete(consent.id());
    if (deleted) {
      events.publishEvent(new ConsentWithdrawn(consent));
    }
    return deleted;
  }

  private static boolean isAskable(ConsentFilter filter, String after) {
    return Stream.of(filter.userId(), filter.clientId(), filter.audience(), Optional.of(after))
        .flatMap(Optional::stream)
        .allMatch(FieldChecks::isLine);
  }
}
