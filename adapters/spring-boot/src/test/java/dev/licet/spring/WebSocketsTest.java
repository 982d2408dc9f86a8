package dev.licet.spring;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import dev.licet.guard.RequiresScope;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.socket.config.annotation.EnableWebSocket;
import org.springframework.web.socket.config.annotation.WebSocketConfigurer;
import org.springframework.web.socket.config.annotation.WebSocketHandlerRegistry;
import org.springframework.web.socket.handler.TextWebSocketHandler;

/** A web socket is opened by a call like any other; what is said on it is not seen. */
class WebSocketsTest {
  private static TestApi api;

  @BeforeAll
  static void start() {
    api = TestApi.start(App.class, "licet.paths=/closed/**");
  }

  @AfterAll
  static void stop() {
    api.close();
  }

  /** The first line of the answer; the rest of an open socket would have no end. */
  private static String opened(String path, String... headers) {
    String request =
        "GET "
            + path
            + " HTTP/1.1\r\nHost: localhost\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n"
            + "Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n"
            + Stream.of(headers).map(header -> header + "\r\n").collect(joining())
            + "\r\n";
    try (Socket socket = new Socket("127.0.0.1", api.uri(path).getPort())) {
      socket.setSoTimeout(10_000);
      socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
      return new BufferedReader(
              new InputStreamReader(socket.getInputStream(), StandardCharsets.ISO_8859_1))
          .readLine();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String bearer(String... permissions) {
    return "Authorization: Bearer " + TestApi.token(permissions);
  }

  @ParameterizedTest
  @ValueSource(strings = {"/feed", "/sockjs/feed/000/abc/websocket"})
  void theMarkOfTheHandlerCounts(String path) {
    assertThat(opened(path)).contains(" 401");
    assertThat(opened(path, bearer("read:other"))).contains(" 403");
    assertThat(opened(path, bearer("read:feed"))).contains(" 101");
  }

  @Test
  void withoutOneNobodyOpensIt() {
    assertThat(opened("/closed/feed")).contains(" 401");
    assertThat(opened("/closed/feed", bearer("read:feed"))).contains(" 403");
    assertThat(opened("/open/feed")).contains(" 101");
  }

  static class Unmarked extends TextWebSocketHandler {}

  @RequiresScope("read:feed")
  static class Feed extends Unmarked {}

  @EnableAutoConfiguration
  @Configuration(proxyBeanMethods = false)
  @EnableWebSocket
  static class App implements WebSocketConfigurer {
    @Bean
    static Feed feed() {
      return new Feed();
    }

    @Override
    public void registerWebSocketHandlers(WebSocketHandlerRegistry registry) {
      registry
          .addHandler(new Feed(), "/feed")
          .addHandler(new Unmarked(), "/closed/feed", "/open/feed");
      registry.addHandler(new Feed(), "/sockjs/feed").withSockJS();
    }
  }
}
