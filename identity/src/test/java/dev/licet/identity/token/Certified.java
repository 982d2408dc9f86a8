package dev.licet.identity.token;

import dev.licet.identity.TestPorts;
import dev.licet.identity.TestServer;
import dev.licet.identity.api.Api;
import dev.licet.identity.management.TestManagement;
import dev.licet.identity.tls.TestCertificates;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.json.JsonMapper;

/** A server with a port that asks for certificates, and what calls it with one. */
record Certified(TestServer server, int port, Path folder) implements AutoCloseable {
  private static final JsonMapper JSON = JsonMapper.shared();

  /** One that believes an authority, and a proxy that is not on this machine. */
  static Certified in(Path folder, TestCertificates authority) {
    return in(folder, authority, "192.0.2.1");
  }

  /** The same with its proxy at that address. */
  static Certified in(Path folder, TestCertificates authority, String proxy) {
    int port = TestPorts.free();
    var settings =
        Map.of(
            "licet.mutual-tls",
            "true",
            "licet.mutual-tls-port",
            Integer.toString(port),
            "licet.mutual-tls-ca-file",
            authority.pemIn(folder.resolve("clients.pem")).toString(),
            "licet.mutual-tls-header",
            "Client-Cert",
            "licet.trusted-proxies",
            proxy);
    return new Certified(TestServer.in(folder.resolve("data"), settings), port, folder);
  }

  /** An application of that method which may call the API. */
  String application(String method, Map<String, ?> credential, Api api) {
    return application(method, List.of(credential), api, "client_credentials");
  }

  /** The same with several credentials, and for those grants. */
  String application(
      String method, List<Map<String, ?>> credentials, Api api, String... grantTypes) {
    var body =
        Map.of(
            "name",
            "Certified",
            "app_type",
            "non_interactive",
            "grant_types",
            List.of(grantTypes),
            "client_authentication_methods",
            Map.of(method, Map.of("credentials", credentials)));
    var management = new TestManagement(server);
    var created = management.post("/clients", JSON.writeValueAsString(body), "create:clients");
    if (created.status() != 201) {
      throw new AssertionError(created);
    }
    var clientId = created.text("client_id");
    var grant = Map.of("client_id", clientId, "audience", api.identifier(), "scope", List.of());
    management.post("/client-grants", JSON.writeValueAsString(grant), "create:client_grants");
    return clientId;
  }

  /** Has the API's tokens bound. */
  void bind(Api api, String mechanism, boolean required) {
    var body = Map.of("proof_of_possession", Map.of("mechanism", mechanism, "required", required));
    var changed =
        new TestManagement(server)
            .patch(
                "/resource-servers/" + api.id(),
                JSON.writeValueAsString(body),
                "update:resource_servers");
    if (changed.status() != 200) {
      throw new AssertionError(changed);
    }
  }

  /** Asks for a token with that certificate. */
  HttpResponse<String> token(TestCertificates by, Map<String, String> parameters) {
    return post(by, "/oauth/token", parameters);
  }

  HttpResponse<String> post(TestCertificates by, String path, Map<String, String> parameters) {
    return send(by, form(uri(path), parameters));
  }

  HttpResponse<String> send(TestCertificates by, HttpRequest.Builder request) {
    try (var client = client(by)) {
      return client.send(request.build(), BodyHandlers.ofString());
    } catch (IOException | InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  HttpClient client(TestCertificates by) {
    return HttpClient.newBuilder()
        .sslContext(by.trusting(folder.resolve("data/tls/ca.pem")))
        .build();
  }

  URI uri(String path) {
    return URI.create("https://localhost:" + port + path);
  }

  static HttpRequest.Builder form(URI uri, Map<String, String> parameters) {
    return HttpRequest.newBuilder(uri)
        .header("Content-Type", "application/x-www-form-urlencoded")
        .POST(BodyPublishers.ofString(Client.encode(parameters)));
  }

  @Override
  public void close() {
    server.close();
  }
}
