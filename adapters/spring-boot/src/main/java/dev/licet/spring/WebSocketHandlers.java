package dev.licet.spring;

import java.util.Optional;
import org.springframework.web.socket.WebSocketHandler;
import org.springframework.web.socket.handler.WebSocketHandlerDecorator;
import org.springframework.web.socket.server.support.WebSocketHttpRequestHandler;
import org.springframework.web.socket.sockjs.support.SockJsHttpRequestHandler;

/**
 * Handlers of web sockets: what the router has is Spring's handshake, which leads to the
 * application's handler.
 */
final class WebSocketHandlers implements HandlerBehind {
  @Override
  public Optional<Object> of(Object handler) {
    if (handler instanceof WebSocketHttpRequestHandler handshake) {
      return Optional.of(own(handshake.getWebSocketHandler()));
    }
    return handler instanceof SockJsHttpRequestHandler handshake
        ? Optional.of(own(handshake.getWebSocketHandler()))
        : Optional.empty();
  }

  /** Without what Spring puts around it. */
  private static WebSocketHandler own(WebSocketHandler handler) {
    return WebSocketHandlerDecorator.unwrap(handler);
  }
}
