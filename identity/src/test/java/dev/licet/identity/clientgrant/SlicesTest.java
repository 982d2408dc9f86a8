package dev.licet.identity.clientgrant;

import static dev.licet.identity.api.TestApis.done;
import static org.assertj.core.api.Assertions.assertThat;

import dev.licet.identity.api.ApiFilter;
import dev.licet.identity.api.Apis;
import dev.licet.identity.api.Permission;
import dev.licet.identity.api.TestApis;
import dev.licet.identity.application.Application;
import dev.licet.identity.application.ApplicationFilter;
import dev.licet.identity.application.ApplicationType;
import dev.licet.identity.application.Applications;
import dev.licet.identity.application.NewApplication;
import dev.licet.identity.clientgrant.ClientGrant.Holder;
import dev.licet.identity.shared.Slice;
import dev.licet.identity.store.TestDatabase;
import dev.licet.identity.store.TestFeatures;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.ArgumentsSource;

/** Parts of the lists of APIs, applications and client grants, as both databases give them. */
@ParameterizedClass
@ArgumentsSource(TestDatabase.All.class)
class SlicesTest {
  private static final ApplicationFilter ALL = new ApplicationFilter(List.of(), Optional.empty());
  private static final Slice FIRST_THREE = new Slice("", 0, 3);

  @Parameter TestDatabase database;
  @TempDir Path folder;
  private TestFeatures features;
  private Apis apis;
  private Applications applications;
  private ClientGrants grants;

  @BeforeEach
  void open() {
    features = TestFeatures.over(database.open(folder), TestClientGrants.components());
    apis = features.get(Apis.class);
    applications = features.get(Applications.class);
    grants = features.get(ClientGrants.class);
  }

  @AfterEach
  void close() {
    features.close();
  }

  private String application(ApplicationType type) {
    return done(applications.register(NewApplication.named("A", type))).application().clientId();
  }

  @Test
  void applicationsComeInOrderFromWhereTheySay() {
    for (int i = 0; i < 5; i++) {
      application(ApplicationType.NON_INTERACTIVE);
    }
    var first = applications.list(ALL, FIRST_THREE);
    var rest = applications.list(ALL, new Slice(first.getLast().clientId(), 0, 3));
    assertThat(first).hasSize(3);
    assertThat(rest).hasSize(2).doesNotContainAnyElementsOf(first);
    assertThat(applications.list(ALL, new Slice("", 3, 3))).isEqualTo(rest);
    assertThat(applications.list(ALL, new Slice("", 5, 3))).isEmpty();
    assertThat(applications.count(ALL)).isEqualTo(5);
  }

  @Test
  void applicationsOfSomeTypesAreNoOthers() {
    var page = application(ApplicationType.SPA);
    application(ApplicationType.NATIVE);
    var pages = new ApplicationFilter(List.of(ApplicationType.SPA), Optional.of(true));
    assertThat(applications.list(pages, FIRST_THREE))
        .extracting(Application::clientId)
        .containsExactly(page);
    assertThat(applications.count(pages)).isEqualTo(1);
    var others = new ApplicationFilter(List.of(), Optional.of(false));
    assertThat(applications.list(others, FIRST_THREE)).isEmpty();
  }

  @Test
  void theServersOwnApplicationIsNotAmongThem() {
    var own = NewApplication.named("Own", ApplicationType.NON_INTERACTIVE);
    var id = done(applications.install(own)).application().clientId();
    var api = done(apis.register(TestApis.named("Api", "https://api")));
    done(grants.grant(id, api.identifier(), List.of()));
    assertThat(applications.list(ALL, FIRST_THREE)).isEmpty();
    assertThat(applications.count(ALL)).isZero();
    var all = new GrantFilter(Optional.empty(), Optional.empty(), Optional.empty());
    assertThat(grants.list(all, FIRST_THREE)).isEmpty();
    assertThat(grants.count(all)).isZero();
  }

  @Test
  void apisAreCutBetweenApisAndNotBetweenPermissions() {
    for (int i = 0; i < 4; i++) {
      var api = done(apis.register(TestApis.named("Api", "https://api/" + i)));
      done(apis.addPermission(api.id(), new Permission("read:x", "")));
      done(apis.addPermission(api.id(), new Permission("write:x", "")));
    }
    var all = new ApiFilter(List.of());
    var first = apis.list(all, FIRST_THREE);
    assertThat(first).hasSize(3).allSatisfy(api -> assertThat(api.permissions()).hasSize(2));
    assertThat(apis.list(all, new Slice(first.getLast().id(), 0, 3))).hasSize(1);
    assertThat(apis.count(all)).isEqualTo(4);
    var some = new ApiFilter(List.of("https://api/1", "https://api/3", "https://none"));
    assertThat(apis.list(some, FIRST_THREE)).hasSize(2);
    assertThat(apis.count(some)).isEqualTo(2);
  }

  @Test
  void grantsAreCutBetweenGrantsAndFoundByWhatTheyAreFor() {
    var api = done(apis.register(TestApis.named("Api", "https://api")));
    done(apis.addPermission(api.id(), new Permission("read:x", "")));
    done(apis.addPermission(api.id(), new Permission("write:x", "")));
    var scope = List.of("read:x", "write:x");
    var client = application(ApplicationType.NON_INTERACTIVE);
    var grant = done(grants.create(Holder.ofClient(client), "https://api", GrantedScope.of(scope)));
    for (int i = 0; i < 3; i++) {
      var other = Holder.ofClient(application(ApplicationType.NON_INTERACTIVE));
      done(grants.create(other, "https://api", GrantedScope.of(scope)));
    }
    var all = new GrantFilter(Optional.empty(), Optional.of("https://api"), Optional.empty());
    var first = grants.list(all, FIRST_THREE);
    assertThat(first).hasSize(3).allSatisfy(one -> assertThat(one.scope()).isEqualTo(scope));
    assertThat(grants.list(all, new Slice(first.getLast().id(), 0, 3))).hasSize(1);
    assertThat(grants.count(all)).isEqualTo(4);
    var ofClient = new GrantFilter(Optional.of(client), Optional.empty(), Optional.empty());
    assertThat(grants.list(ofClient, FIRST_THREE)).containsExactly(grant);
    assertThat(grants.byId(grant.id())).contains(grant);
  }
}
