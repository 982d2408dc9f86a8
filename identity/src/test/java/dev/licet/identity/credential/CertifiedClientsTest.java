package dev.licet.identity.credential;

import static dev.licet.identity.api.TestApis.done;
import static org.assertj.core.api.Assertions.assertThat;

import dev.licet.identity.TestClock;
import dev.licet.identity.application.ApplicationType;
import dev.licet.identity.application.Applications;
import dev.licet.identity.application.NewApplication;
import dev.licet.identity.application.TestApplications;
import dev.licet.identity.store.TestDatabase;
import dev.licet.identity.store.TestFeatures;
import dev.licet.identity.tls.TestCertificates;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.ArgumentsSource;

/** Which certificates are an application's, and from when to when. */
@ParameterizedClass
@ArgumentsSource(TestDatabase.All.class)
class CertifiedClientsTest {
  private static final TestCertificates AUTHORITY = TestCertificates.authority("CN=Clients");
  private static final TestCertificates BILLING = AUTHORITY.client("CN=billing");
  private static final TestCertificates OWN = TestCertificates.selfSigned("CN=own");

  @Parameter TestDatabase database;
  @TempDir Path folder;
  private TestFeatures features;
  private Credentials credentials;
  private CertifiedClients certified;
  private TestClock clock;
  private String client = "";

  @BeforeEach
  void open() {
    features = TestFeatures.over(database.open(folder), TestApplications.components());
    credentials = features.get(Credentials.class);
    clock = features.get(TestClock.class);
    clock.set(Instant.now());
    certified = new CertifiedClients(credentials, AUTHORITY.judgedAt(clock));
    var wanted = NewApplication.named("TLS", ApplicationType.NON_INTERACTIVE);
    client = done(features.get(Applications.class).register(wanted)).application().clientId();
  }

  @AfterEach
  void close() {
    features.close();
  }

  private void add(Proof proof, Optional<Instant> expiresAt, boolean inUse) {
    var wanted = new NewCredential("", proof, expiresAt);
    done(credentials.add(client, List.of(wanted), inUse));
  }

  private boolean isByName(TestCertificates shown) {
    return certified.isOf(client, CredentialType.CERT_SUBJECT_DN, shown.shown());
  }

  private boolean isRegistered(TestCertificates shown) {
    return certified.isOf(client, CredentialType.X509_CERT, shown.shown());
  }

  @Test
  void oneOfEachTypeCountsForItsOwnWayOnly() {
    add(CertificateText.exact(BILLING.certificate()), Optional.empty(), true);
    assertThat(isRegistered(BILLING)).isTrue();
    assertThat(isByName(BILLING)).isFalse();
    assertThat(certified.isOf(client, CredentialType.PUBLIC_KEY, BILLING.shown())).isFalse();
    add(new Proof.Subject("CN=own"), Optional.empty(), true);
    assertThat(isRegistered(OWN)).isFalse();
    assertThat(isByName(OWN)).isFalse();
    assertThat(isByName(AUTHORITY.client("CN=own"))).isTrue();
  }

  @Test
  void whatIsNotInUseOrIsOverDoesNotCount() {
    var end = clock.instant().plusSeconds(60);
    add(CertificateText.exact(OWN.certificate()), Optional.of(end), true);
    add(new Proof.Subject("CN=billing"), Optional.empty(), false);
    assertThat(isRegistered(OWN)).isTrue();
    assertThat(isByName(BILLING)).isFalse();
    clock.set(end);
    assertThat(isRegistered(OWN)).isFalse();
  }

  @Test
  void keysThatAreFetchedAnewLeaveCertificatesAlone() {
    add(CertificateText.exact(OWN.certificate()), Optional.empty(), true);
    credentials.replace(client, List.of());
    assertThat(isRegistered(OWN)).isTrue();
  }

  @Test
  void aCertificateCountsFromItsBeginningToItsEnd() { // I27
    add(CertificateText.exact(OWN.certificate()), Optional.empty(), true);
    add(new Proof.Subject("CN=billing"), Optional.empty(), true);
    assertThat(isRegistered(OWN) && isByName(BILLING)).isTrue();
    clock.pass(Duration.ofDays(2));
    assertThat(isRegistered(OWN) || isByName(BILLING)).isFalse();
    clock.pass(Duration.ofDays(-6));
    assertThat(isRegistered(OWN) || isByName(BILLING)).isFalse();
  }
}
