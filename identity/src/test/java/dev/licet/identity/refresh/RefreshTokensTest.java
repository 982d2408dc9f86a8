package dev.licet.identity.refresh;

import static dev.licet.identity.user.TestUsers.done;
import static org.assertj.core.api.Assertions.assertThat;

import dev.licet.identity.api.Apis;
import dev.licet.identity.application.Application;
import dev.licet.identity.application.ApplicationSettings;
import dev.licet.identity.application.Applications;
import dev.licet.identity.application.TokenEndpointAuthMethod;
import dev.licet.identity.connection.TestConnections;
import dev.licet.identity.issuing.Authorization;
import dev.licet.identity.refresh.Presented.Good;
import dev.licet.identity.refresh.Presented.Reused;
import dev.licet.identity.refresh.Presented.Unknown;
import dev.licet.identity.shared.Slice;
import dev.licet.identity.store.TestDatabase;
import dev.licet.identity.user.TestUsers;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.ArgumentsSource;

/** I11: one token, one answer. */
@ParameterizedClass
@ArgumentsSource(TestDatabase.All.class)
class RefreshTokensTest extends RefreshTokensSetUp {
  private static final String LASTING =
      "{\"refresh_token\":{\"rotation_type\":\"non-rotating\",\"expiration_type\":\"non-expiring\"}}";

  @Test
  void areExchangedForTheNextOneEachTime() {
    var app = rotating(0);
    var first = issue(app);
    var second = exchange(first, app);
    var third = exchange(second, app);
    assertThat(List.of(first, second, third)).doesNotHaveDuplicates();
    assertThat(good(third, app).token().exchanges()).isEqualTo(2);
  }

  @Test
  void endTogetherWhenOneIsPresentedAgain() {
    var app = rotating(0);
    var first = issue(app);
    var second = exchange(first, app);
    assertThat(tokens.present(first, app)).isInstanceOf(Reused.class);
    assertThat(tokens.present(second, app)).isInstanceOf(Unknown.class);
    assertThat(features.get(Heard.class).types).contains("ferrt");
  }

  @Test
  void endTogetherHoweverOldTheOneIsThatIsPresentedAgain() {
    var app = rotating(60);
    var first = issue(app);
    var third = exchange(exchange(first, app), app);
    assertThat(tokens.present(first, app)).isInstanceOf(Reused.class);
    assertThat(tokens.present(third, app)).isInstanceOf(Unknown.class);
  }

  @Test
  void areUnknownAtOnceOfUsersWhoseConnectionIsBeingRemoved() {
    alice = TestUsers.ofNewConnection(features, "Staff");
    var app = rotating(60);
    var lasting = application(LASTING);
    var first = issue(app);
    var second = exchange(first, app);
    var other = issue(lasting);
    var good = good(second, app);
    var lastingGood = good(other, lasting);
    TestConnections.beginToRemove(features, "Staff");
    assertThat(tokens.present(second, app)).isInstanceOf(Unknown.class);
    assertThat(tokens.present(first, app)).as("nor its answer").isInstanceOf(Unknown.class);
    assertThat(tokens.exchange(second, good, "too late", app, DEVICE)).isFalse();
    assertThat(tokens.exchange(other, lastingGood, "too late", lasting, DEVICE)).isFalse();
    assertThat(tokens.byId(good.token().id())).isEmpty();
    assertThat(tokens.ofUser(alice.id(), "", new Slice("", 0, 50))).isEmpty();
    assertThat(tokens.countOfUser(alice.id(), "")).isZero();
  }

  @Test
  void standNowhereInTheStore() {
    var app = rotating(30);
    var first = issue(app);
    var second = exchange(first, app);
    var all =
        features.store().jdbc().sql("select * from refresh_tokens").query().listOfRows().toString();
    assertThat(all)
        .contains(alice.id())
        .doesNotContain(first, second, first.substring(0, 32), first.substring(32))
        .doesNotContain(second.substring(32), "answer with");
  }

  @Test
  void stayWhereTheApplicationSaysSo() {
    var app = application(LASTING);
    var token = issue(app);
    assertThat(exchange(token, app)).isEqualTo(token);
    assertThat(exchange(token, app)).isEqualTo(token);
    assertThat(good(token, app).token().exchanges()).isEqualTo(2);
  }

  @Test
  void beginToRotateWhenTheApplicationSaysSo() {
    var app = application(LASTING);
    var token = issue(app);
    var other = issue(app);
    var changed = nowSaying(app, ROTATING.formatted(0));
    assertThat(exchange(token, changed)).isNotEqualTo(token);
    assertThat(tokens.present(other, changed)).isInstanceOf(Unknown.class);
  }

  @Test
  void endWhenTheApplicationSaysThatTheyRotateNoMore() {
    var app = rotating(0);
    var token = issue(app);
    assertThat(tokens.present(token, nowSaying(app, LASTING))).isInstanceOf(Unknown.class);
    assertThat(tokens.present(token, nowSaying(app, ROTATING.formatted(0))))
        .isInstanceOf(Unknown.class);
  }

  @Test
  void goOnRotatingWhereAnApplicationThatSaysNothingOfThemGetsASecret() {
    var app = application("{}");
    var first = issue(app);
    var usual = app.settings();
    var confidential =
        new ApplicationSettings(
            usual.name(),
            usual.description(),
            usual.type(),
            usual.grantTypes(),
            TokenEndpointAuthMethod.CLIENT_SECRET_POST,
            usual.firstParty(),
            usual.details());
    var applications = features.get(Applications.class);
    var changed = done(applications.change(app.clientId(), confidential));
    assertThat(changed.refreshTokens().rotating()).isFalse();
    var second = exchange(first, changed);
    assertThat(second).isNotEqualTo(first);
    assertThat(tokens.present(first, changed)).isInstanceOf(Reused.class);
    assertThat(tokens.present(second, changed)).isInstanceOf(Unknown.class);
  }

  @Test
  void areBoundToTheirApplication() {
    var app = rotating(0);
    var token = issue(app);
    var thief = rotating(0);
    assertThat(tokens.present(token, thief)).isInstanceOf(Unknown.class);
    tokens.revoke(token, thief);
    assertThat(good(token, app)).isNotNull();
  }

  @Test
  void areForWhoeverAskedForOfflineAccessWhereTheApiOffersIt() {
    var app = rotating(0);
    done(features.get(Apis.class).change(api.id(), _ -> offline(false)));
    assertThat(issued(app, authorization(app))).isEmpty();
    done(features.get(Apis.class).change(api.id(), _ -> offline(true)));
    assertThat(issued(app, authorization(app))).isPresent();
    assertThat(RefreshTokens.mayHave(app, authorization(app))).isTrue();
    assertThat(RefreshTokens.mayHave(app, authorization(app).withScope(List.of("openid"))))
        .isFalse();
    done(features.get(Apis.class).remove(api.id()));
    assertThat(issued(app, authorization(app))).isEmpty();
  }

  private Optional<String> issued(Application app, Authorization authorization) {
    return tokens.issue(app, authorization, TokenHolder.ANYBODY, Optional.empty(), DEVICE);
  }

  @Test
  void areGivenToOneOfTwentyWhoPresentTheSameAtOnce() throws Exception {
    var app = rotating(0);
    for (int round = 0; round < 5; round++) {
      var token = issue(app);
      var results = atOnce(20, () -> attempt(token, app));
      assertThat(results).containsOnlyOnce("new");
      assertThat(results.stream().filter("none"::equals)).hasSize(19);
    }
  }

  private String attempt(String token, Application app) {
    return tokens.present(token, app) instanceof Good good
            && tokens.exchange(token, good, "", app, DEVICE)
        ? "new"
        : "none";
  }
}
