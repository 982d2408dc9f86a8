package dev.licet.guard;

import java.net.URI;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** A call with all that an adapter can say of one. */
final class TestCall implements HttpCall {
  private final Map<String, List<String>> headers = new TreeMap<>();
  private final Map<String, List<String>> form = new TreeMap<>();
  private String method = "GET";
  private String uri = "https://api.example/user";
  private Optional<String> peer = Optional.of("192.0.2.1");
  private Optional<X509Certificate> certificate = Optional.empty();

  static TestCall to(String method, String uri) {
    TestCall call = new TestCall();
    call.method = method;
    call.uri = uri;
    return call;
  }

  TestCall header(String name, String value) {
    headers.computeIfAbsent(name.toLowerCase(Locale.ROOT), n -> new ArrayList<>()).add(value);
    return this;
  }

  TestCall form(String name, String... values) {
    form.put(name, List.of(values));
    return this;
  }

  TestCall from(String address) {
    peer = Optional.of(address);
    return this;
  }

  TestCall fromNowhere() {
    peer = Optional.empty();
    return this;
  }

  TestCall showing(X509Certificate shown) {
    certificate = Optional.of(shown);
    return this;
  }

  @Override
  public List<String> headers(String name) {
    return headers.getOrDefault(name.toLowerCase(Locale.ROOT), List.of());
  }

  @Override
  public Optional<String> method() {
    return Optional.of(method);
  }

  @Override
  public Optional<URI> uri() {
    return Optional.of(URI.create(uri));
  }

  @Override
  public Optional<String> peer() {
    return peer;
  }

  @Override
  public Optional<X509Certificate> clientCertificate() {
    return certificate;
  }

  @Override
  public List<String> formValues(String name) {
    return form.getOrDefault(name, List.of());
  }
}
