package dev.licet.bench.load;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.util.Optional;

/**
 * A connection to a server by HTTP/1.1 that stays open until it is closed, and opens when it is
 * needed. Leaner than the JDK's client: it runs on the cores of the server that it measures.
 */
final class Line implements AutoCloseable {
  private static final int PATIENCE_MS = 60_000;

  private final URI server;
  private Optional<Connection> open = Optional.empty();

  Line(URI server) {
    this.server = server;
  }

  private record Connection(Socket socket, InputStream in) {}

  /**
   * Asks, and waits for the answer.
   *
   * @param headers further ones, each a line with its end
   */
  Answer ask(String method, String path, String headers, byte[] body) throws IOException {
    Connection connection = connected();
    String length = body.length == 0 ? "" : "Content-Length: " + body.length + "\r\n";
    String head =
        "%s %s HTTP/1.1\r\nHost: %s\r\nUser-Agent: licet-bench\r\n%s%s\r\n"
            .formatted(method, path, server.getAuthority(), headers, length);
    ByteArrayOutputStream all = new ByteArrayOutputStream(head.length() + body.length);
    all.writeBytes(head.getBytes(ISO_8859_1));
    all.writeBytes(body);
    all.writeTo(connection.socket().getOutputStream());
    return new AnswerReader(connection.in()).read();
  }

  private Connection connected() throws IOException {
    if (open.isEmpty()) {
      Socket socket = new Socket();
      socket.setTcpNoDelay(true);
      socket.setSoTimeout(PATIENCE_MS);
      socket.connect(new InetSocketAddress(server.getHost(), server.getPort()));
      open =
          Optional.of(
              new Connection(socket, new BufferedInputStream(socket.getInputStream(), 1 << 14)));
    }
    return open.get();
  }

  @Override
  public void close() throws IOException {
    if (open.isPresent()) {
      open.get().socket().close();
      open = Optional.empty();
    }
  }
}
