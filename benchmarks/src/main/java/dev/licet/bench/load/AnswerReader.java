package dev.licet.bench.load;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Reads one answer.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc9112#section-6.3">RFC 9112, 6.3</a>
 */
final class AnswerReader {
  private static final int CHUNKED = -1;

  private final InputStream in;

  AnswerReader(InputStream in) {
    this.in = in;
  }

  Answer read() throws IOException {
    int status = Integer.parseInt(line().split(" ", 3)[1]);
    String location = "";
    List<String> cookies = new ArrayList<>();
    int length = 0;
    for (String line = line(); !line.isEmpty(); line = line()) {
      int colon = line.indexOf(':');
      String value = line.substring(colon + 1).strip();
      switch (line.substring(0, colon).toLowerCase(Locale.ROOT)) {
        case "location" -> location = value;
        case "set-cookie" -> cookies.add(value);
        case "content-length" -> length = Integer.parseInt(value);
        case "transfer-encoding" -> length = CHUNKED;
        default -> {}
      }
    }
    byte[] body = length == CHUNKED ? chunks() : octets(length);
    return new Answer(status, location, List.copyOf(cookies), new String(body, UTF_8));
  }

  private byte[] chunks() throws IOException {
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    for (int size = size(); size > 0; size = size()) {
      all.writeBytes(octets(size));
      line();
    }
    line();
    return all.toByteArray();
  }

  private int size() throws IOException {
    return Integer.parseInt(line().split(";", 2)[0].strip(), 16);
  }

  private byte[] octets(int count) throws IOException {
    byte[] octets = in.readNBytes(count);
    if (octets.length < count) {
      throw new EOFException("The server closed a connection amid an answer");
    }
    return octets;
  }

  private String line() throws IOException {
    StringBuilder line = new StringBuilder(80);
    for (int octet = in.read(); octet != '\n'; octet = in.read()) {
      if (octet < 0) {
        throw new EOFException("The server closed a connection");
      }
      if (octet != '\r') {
        line.append((char) octet);
      }
    }
    return line.toString();
  }
}
