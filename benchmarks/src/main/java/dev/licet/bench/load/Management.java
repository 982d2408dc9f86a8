package dev.licet.bench.load;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.net.URI;

/** The Management API, on a connection of one's own. */
final class Management implements AutoCloseable {
  private static final byte[] NOTHING = {};

  private final Line line;
  private final String authorization;

  Management(URI server, String token) {
    line = new Line(server);
    authorization = "Authorization: Bearer " + token + "\r\n";
  }

  Answer get(String path) throws IOException {
    return ask("GET", path, "", NOTHING).expecting(200, path);
  }

  /** Sends JSON; the answer is 2xx. */
  Answer send(String method, String path, String json) throws IOException {
    Answer answer = ask(method, path, "Content-Type: application/json\r\n", json.getBytes(UTF_8));
    return answer.status() / 100 == 2 ? answer : answer.expecting(200, method + " " + path);
  }

  Answer upload(String path, String boundary, byte[] body) throws IOException {
    return ask(
            "POST", path, "Content-Type: multipart/form-data; boundary=" + boundary + "\r\n", body)
        .expecting(202, path);
  }

  private Answer ask(String method, String path, String headers, byte[] body) throws IOException {
    return line.ask(method, "/api/v2/" + path, authorization + headers, body);
  }

  @Override
  public void close() throws IOException {
    line.close();
  }
}
