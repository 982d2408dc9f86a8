package dev.licet.guard;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.licet.guard.dpop.Dpop;
import dev.licet.testkit.AdapterContract;
import dev.licet.testkit.TestIssuer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The contract holds for the smallest adapter there can be: the JDK's own HTTP server. */
class SmallestAdapterTest extends AdapterContract {
  private static final Map<String, Rule> RULES =
      Map.of(
          "/", Rule.open(),
          "/user", Rule.authenticated(),
          "/admin", Rule.allOf("read:admin"),
          "/staff", Rule.allRoles("staff"),
          "/users/{userId}", Rule.any(Rule.owner("userId").hidden(), Rule.allOf("read:users")),
          "/transfer",
              Rule.all(
                  Rule.allOf("write:transfer"),
                  Rule.user(),
                  Rule.stepUp(List.of("mfa"), Duration.ofMinutes(5))));

  /** What the JDK's server tells of a request. */
  private record JdkCall(HttpExchange exchange) implements HttpCall {
    private static final String USERS = "/users/";

    @Override
    public List<String> headers(String name) {
      return exchange.getRequestHeaders().getOrDefault(name, List.of());
    }

    @Override
    public Optional<String> method() {
      return Optional.of(exchange.getRequestMethod());
    }

    @Override
    public Optional<URI> uri() {
      String host = exchange.getRequestHeaders().getFirst("Host");
      return Optional.of(URI.create("http://" + host + exchange.getRequestURI()));
    }

    @Override
    public Optional<String> pathValue(String name) {
      return name.equals("userId") ? userId() : Optional.empty();
    }

    private Optional<String> userId() {
      String path = exchange.getRequestURI().getPath();
      return path.startsWith(USERS)
          ? Optional.of(path.substring(USERS.length()))
          : Optional.empty();
    }

    String pattern() {
      return userId().isPresent() ? "/users/{userId}" : exchange.getRequestURI().getPath();
    }
  }

  @Override
  protected App start(TestIssuer issuer, String audience) {
    return new JdkApp(settings(issuer, audience).build());
  }

  @Override
  protected App startTakingProofs(TestIssuer issuer, String audience) {
    return new JdkApp(settings(issuer, audience).dpop(Dpop.accepted()).build());
  }

  private static Guard.Builder settings(TestIssuer issuer, String audience) {
    return Guard.builder()
        .domain(issuer.domain())
        .audience(audience)
        .caFile(issuer.caFile())
        .rolesFrom("/realm_access/roles");
  }

  private static final class JdkApp implements App {
    private final Guard guard;
    private final HttpServer server;

    JdkApp(Guard guard) {
      this.guard = guard;
      try {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
      server.createContext("/", this::answer);
      server.start();
    }

    private void answer(HttpExchange exchange) throws IOException {
      JdkCall call = new JdkCall(exchange);
      Rule rule = RULES.getOrDefault(call.pattern(), Rule.nobody());
      Decision decision = guard.check(call, rule);
      Answer answer =
          decision instanceof Refusal refusal
              ? refusal.answer(call)
              : new Answer(200, ((Permit) decision).headers(), "{}");
      answer.headers().forEach(exchange.getResponseHeaders()::set);
      byte[] body = answer.body().getBytes(StandardCharsets.UTF_8);
      boolean head = exchange.getRequestMethod().equals("HEAD");
      exchange.sendResponseHeaders(answer.status(), head ? -1 : body.length);
      exchange.getResponseBody().write(head ? new byte[0] : body);
      exchange.close();
    }

    @Override
    public URI baseUri() {
      return URI.create("http://localhost:" + server.getAddress().getPort());
    }

    @Override
    public void close() {
      server.stop(0);
      guard.close();
    }
  }
}
