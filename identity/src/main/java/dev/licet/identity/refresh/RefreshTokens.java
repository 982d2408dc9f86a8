package dev.licet.identity.refresh;

import dev.licet.identity.application.Application;
import dev.licet.identity.application.RefreshTokenSettings;
import dev.licet.identity.issuing.Authorization;
import dev.licet.identity.issuing.OfflineAccess;
import dev.licet.identity.issuing.OpenIdScopes;
import dev.licet.identity.refresh.Presented.Good;
import dev.licet.identity.refresh.Presented.Lost;
import dev.licet.identity.refresh.RefreshTokenTable.Exchanged;
import dev.licet.identity.session.Device;
import dev.licet.identity.shared.FieldChecks;
import dev.licet.identity.shared.Ids;
import dev.licet.identity.shared.Slice;
import dev.licet.identity.user.Metadata;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The refresh tokens: issue, exchange, list and end them. */
@Service
public class RefreshTokens {
  private static final Slice ALL = new Slice("", 0, Integer.MAX_VALUE);

  private final RefreshTokenTable table;
  private final EndingTable endings;
  private final Judgement judgement;
  private final Arrivals arrivals;
  private final Surplus surplus;
  private final Ids ids;
  private final Clock clock;
  private final ApplicationEventPublisher events;

  RefreshTokens(
      RefreshTokenTable table,
      EndingTable endings,
      Judgement judgement,
      Arrivals arrivals,
      Surplus surplus,
      Ids ids,
      Clock clock,
      ApplicationEventPublisher events) {
    this.table = table;
    this.endings = endings;
    this.judgement = judgement;
    this.arrivals = arrivals;
    this.surplus = surplus;
    this.ids = ids;
    this.clock = clock;
    this.events = events;
  }

  /** Whether an application may have one for what its user has let it have. */
  public static boolean mayHave(Application application, Authorization authorization) {
    return authorization.scope().contains(OpenIdScopes.OFFLINE_ACCESS)
        && OfflineAccess.isFor(application);
  }

  /**
   * Issues one to an application that may have it, if its API is for those who are away; that is
   * decided in the statement that writes it.
   *
   * @param holder what it is bound to
   * @param codeId of the code that it was issued for, with which it ends; empty if for none
   * @param device from where it was asked for
   */
  @Transactional
  public Optional<String> issue(
      Application application,
      Authorization authorization,
      TokenHolder holder,
      Optional<String> codeId,
      Device device) {
    var text = TokenText.first(ids);
    var token = token(application.refreshTokens(), authorization, holder, codeId, device);
    if (!table.insert(token, text)) {
      return Optional.empty();
    }
    surplus.add(authorization.userId(), authorization.clientId());
    return Optional.of(text.text());
  }

  private RefreshToken token(
      RefreshTokenSettings settings,
      Authorization authorization,
      TokenHolder holder,
      Optional<String> codeId,
      Device device) {
    var now = clock.instant();
    return new RefreshToken(
        "rt_" + ids.alphanumeric(16),
        authorization,
        holder.keyThumbprint(),
        holder.certificateThumbprint(),
        codeId,
        0,
        settings.rotating(),
        device,
        device,
        now,
        now,
        settings.lifetime().map(now::plus),
        Metadata.NONE);
  }

  /** What the token is that an application presents. One that was used before ends its family. */
  public Presented present(String presented, Application application) {
    var text = TokenText.of(presented);
    return text.isPresent() ? judgement.of(text.get(), application) : new Presented.Unknown();
  }

  /**
   * Exchanges a good one: if it rotates, for the next one; if not, it stays and was used. Of any
   * number of callers at the same moment one exchanges a rotating token.
   *
   * @param answer what whoever presents it again in time gets again
   * @return whether it was done; if not, it is good no more
   */
  @Transactional
  public boolean exchange(
      String presented, Good good, String answer, Application application, Device device) {
    var now = clock.instant();
    if (good.next().isEmpty()) {
      return table.used(good.token(), device, now);
    }
    var text = TokenText.of(presented).orElseThrow();
    var next = TokenText.of(good.next().get()).orElseThrow();
    var until = now.plus(application.refreshTokens().leeway());
    var exchanged = new Exchanged(SealedAnswer.seal(text, answer), until, device, now);
    arrivals.answerOnceCommitted(good.token(), next.digest());
    if (!table.exchange(good.token(), text, next, exchanged)) {
      return false;
    }
    if (!good.token().rotating()) {
      endings.deleteLasting(good.token());
    }
    return true;
  }

  /**
   * Whether an answer that got lost can be given to whoever presents the token that it was for: to
   * one of any number of callers, and to nobody later. It stands in memory only that it left, as of
   * any answer, so that a client is not left without a good token if the server dies once more.
   */
  public boolean giveOut(Lost lost) {
    return arrivals.answer(lost.token(), lost.latest());
  }

  /**
   * Ends the one that an application presents, with all of its family, if it is its own.
   *
   * @return what it was good for
   */
  @Transactional
  public Optional<Authorization> revoke(String presented, Application application) {
    var own = own(presented, application);
    own.ifPresent(this::end);
    return own.map(RefreshToken::authorization);
  }

  /** What the one is good for that an application presents, if it is its own. */
  public Optional<Authorization> authorization(String presented, Application application) {
    return own(presented, application).map(RefreshToken::authorization);
  }

  private Optional<RefreshToken> own(String presented, Application application) {
    return TokenText.of(presented)
        .flatMap(table::find)
        .map(StoredRefreshToken::token)
        .filter(token -> token.authorization().clientId().equals(application.clientId()));
  }

  /** Ends all that a user's application has for the same API. */
  @Transactional
  public void endLike(Authorization authorization) {
    endings.deleteOfConsent(
        authorization.userId(), authorization.clientId(), authorization.audience().orElse(""));
  }

  /** Those of a user, by id; of one application, or of all where its client id is empty. */
  public List<RefreshToken> ofUser(String userId, String clientId, Slice slice) {
    return FieldChecks.isLine(userId + clientId + slice.after())
        ? table.ofUser(userId, clientId, slice)
        : List.of();
  }

  /** How many they are. */
  public long countOfUser(String userId, String clientId) {
    return FieldChecks.isLine(userId + clientId) ? table.countOfUser(userId, clientId) : 0;
  }

  /** The one of that id. */
  public Optional<RefreshToken> byId(String id) {
    return FieldChecks.isLine(id) ? table.byId(id) : Optional.empty();
  }

  /** Keeps that with one, in place of what was kept; empty if there is none of that id. */
  @Transactional
  public Optional<RefreshToken> keep(String id, Metadata metadata) {
    var before = byId(id);
    if (before.isEmpty() || !table.setMetadata(id, metadata)) {
      return Optional.empty();
    }
    var after = byId(id);
    after.ifPresent(token -> events.publishEvent(new RefreshTokenChanged(before.get(), token)));
    return after;
  }

  /** Ends the one of that id, and says whether there was one. */
  @Transactional
  public boolean end(String id) {
    var token = byId(id);
    token.ifPresent(this::end);
    return token.isPresent();
  }

  /** Ends those of these ids that there are. */
  @Transactional
  public void endThese(List<String> ids) {
    ids.forEach(this::end);
  }

  /** Ends those of a user: of one application, and of one API, where these are named. */
  @Transactional
  public void endAll(String userId, Optional<String> clientId, Optional<String> audience) {
    ofUser(userId, clientId.orElse(""), ALL).stream()
        .filter(token -> audience.isEmpty() || token.authorization().audience().equals(audience))
        .forEach(this::end);
  }

  /** Ends all of a user. */
  @Transactional
  public void endAll(String userId) {
    endAll(userId, Optional.empty(), Optional.empty());
  }

  /** Ends all that a user's applications have of one session, and says whether there were any. */
  @Transactional
  public boolean endAllOf(String userId, String sessionId) {
    var ofSession =
        ofUser(userId, "", ALL).stream()
            .filter(
                token -> token.authorization().sessionId().filter(sessionId::equals).isPresent())
            .toList();
    ofSession.forEach(this::end);
    return !ofSession.isEmpty();
  }

  private void end(RefreshToken token) {
    if (endings.delete(token.id())) {
      events.publishEvent(new RefreshTokenRevoked(token));
    }
  }
}
