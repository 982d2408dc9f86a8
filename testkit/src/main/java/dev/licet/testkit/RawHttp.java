package dev.licet.testkit;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * HTTP/1.1 by hand, because clients are too polite: they refuse to repeat a header and they tidy
 * paths up.
 */
final class RawHttp {
  private static final int TIMEOUT_MILLIS = 30_000;

  private RawHttp() {}

  /**
   * An answer.
   *
   * @param status its status
   * @param headers its header lines
   * @param body its body
   */
  record Response(int status, List<String> headers, String body) {
    /** The values of a header, in the order sent. */
    List<String> values(String name) {
      String start = name.toLowerCase(Locale.ROOT) + ":";
      return headers.stream()
          .filter(line -> line.toLowerCase(Locale.ROOT).startsWith(start))
          .map(line -> line.substring(start.length()).strip())
          .toList();
    }

    /** The only value of a header, or what there is instead. */
    String value(String name) {
      List<String> values = values(name);
      return values.size() == 1 ? values.get(0) : values.toString();
    }
  }

  /** Sends a request with exactly this target and these header lines. */
  static Response send(URI base, String method, String target, List<String> headerLines) {
    try (Socket socket = new Socket(base.getHost(), base.getPort())) {
      socket.setSoTimeout(TIMEOUT_MILLIS);
      List<String> lines = new ArrayList<>();
      lines.add(method + " " + target + " HTTP/1.1");
      lines.add("Host: " + base.getAuthority());
      lines.add("Connection: close");
      lines.addAll(headerLines);
      String request = String.join("\r\n", lines) + "\r\n\r\n";
      socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
      socket.getOutputStream().flush();
      return read(socket.getInputStream());
    } catch (IOException e) {
      throw new UncheckedIOException(method + " " + target, e);
    }
  }

  private static Response read(InputStream in) throws IOException {
    String all = new String(in.readAllBytes(), StandardCharsets.UTF_8);
    int end = all.indexOf("\r\n\r\n");
    if (end < 0) {
      throw new IOException("no HTTP answer, but '" + all + "'");
    }
    List<String> lines = Arrays.asList(all.substring(0, end).split("\r\n", -1));
    int status = Integer.parseInt(lines.get(0).split(" ", -1)[1]);
    Response head = new Response(status, lines.subList(1, lines.size()), "");
    String body = all.substring(end + 4);
    boolean chunked = head.value("Transfer-Encoding").equalsIgnoreCase("chunked");
    return new Response(status, head.headers(), chunked ? unchunked(body) : body);
  }

  /** Good enough for bodies in ASCII, as all of ours are. */
  private static String unchunked(String body) {
    StringBuilder whole = new StringBuilder();
    int at = 0;
    while (at < body.length()) {
      int lineEnd = body.indexOf("\r\n", at);
      int size = Integer.parseInt(body.substring(at, lineEnd).strip(), 16);
      if (size == 0) {
        return whole.toString();
      }
      whole.append(body, lineEnd + 2, lineEnd + 2 + size);
      at = lineEnd + 2 + size + 2;
    }
    return whole.toString();
  }
}
