package dev.licet.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.CertificateFactory;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A server with what Auth0's Java SDK needs to find there, and which the SDK trusts. */
final class Auth0Tenant implements AutoCloseable {
  static final String DATABASE = "Username-Password-Authentication";
  static final String API = "https://books.example.com/";
  static final String CALLBACK = "https://app.example.com/callback";
  static final String WEB = "web";
  static final String PROGRAM = "program";
  static final String SECRET = "a-secret-of-this-test-and-nothing-else";
  static final String EMAIL = "ada@example.com";
  static final String PASSWORD = "Str0ng-Passw0rd!";

  private static final Path FILE =
      Repository.ROOT.resolve("e2e/src/test/resources/auth0-sdk-tenant.yaml");
  private static final String TRUST_STORE = "javax.net.ssl.trustStore";
  private static final Pattern HIDDEN =
      Pattern.compile("name=\"(_csrf|state)\" value=\"([^\"]+)\"");

  private final Identity identity;
  private final Optional<String> trustedBefore =
      Optional.ofNullable(System.getProperty(TRUST_STORE));

  private Auth0Tenant(Identity identity) {
    this.identity = identity;
  }

  /** Starts it; this JVM trusts its authority until it is closed, for the SDK cannot be told. */
  static Auth0Tenant start(Path directory) throws IOException {
    String file = Files.readString(FILE);
    Identity identity = Identity.start(directory, domain -> file.replace("DOMAIN", domain));
    Auth0Tenant tenant = new Auth0Tenant(identity);
    System.setProperty(TRUST_STORE, trustStore(identity.ca(), directory.resolve("trust.p12")));
    return tenant;
  }

  String domain() {
    return identity.domain();
  }

  /** Signs the user in where an application has sent the browser; what the application gets. */
  Map<String, String> signIn(String authorizeUrl) {
    Https browser = identity.https();
    HttpResponse<String> page = follow(browser, browser.get(authorizeUrl));
    Map<String, String> form = new HashMap<>(Map.of("email", EMAIL, "password", PASSWORD));
    HIDDEN.matcher(page.body()).results().forEach(in -> form.put(in.group(1), in.group(2)));
    HttpResponse<String> answer = follow(browser, browser.postForm(identity.url("/u/login"), form));
    String location = location(answer).orElseThrow(() -> new AssertionError(answer.body()));
    assertThat(location).startsWith(CALLBACK);
    return Stream.of(URI.create(location).getQuery().split("&"))
        .map(pair -> pair.split("=", 2))
        .collect(Collectors.toMap(pair -> pair[0], pair -> pair[1]));
  }

  /** Follows the server's own redirects, as far as the application's callback. */
  private static HttpResponse<String> follow(Https browser, HttpResponse<String> first) {
    HttpResponse<String> answer = first;
    Optional<String> next = location(answer);
    while (next.isPresent() && !next.get().startsWith(CALLBACK)) {
      answer = browser.get(answer.uri().resolve(next.get()).toString());
      next = location(answer);
    }
    return answer;
  }

  private static Optional<String> location(HttpResponse<String> answer) {
    return answer.headers().firstValue("Location");
  }

  @Override
  public void close() {
    trustedBefore.ifPresentOrElse(
        before -> System.setProperty(TRUST_STORE, before), () -> System.clearProperty(TRUST_STORE));
    identity.close();
  }

  /** Without a password: certificates are no secrets. */
  private static String trustStore(Path ca, Path file) throws IOException {
    try (InputStream pem = Files.newInputStream(ca);
        OutputStream out = Files.newOutputStream(file)) {
      KeyStore store = KeyStore.getInstance("JKS");
      store.load(null, null);
      store.setCertificateEntry(
          "ca", CertificateFactory.getInstance("X.509").generateCertificate(pem));
      store.store(out, new char[0]);
      return file.toString();
    } catch (GeneralSecurityException unusable) {
      throw new AssertionError(unusable);
    }
  }
}
