package dev.licet.bench.load;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

/** Somebody on one connection who keeps cookies and sends forms. */
final class Browser implements AutoCloseable {
  private static final byte[] NOTHING = {};

  private final Line line;
  private final Map<String, String> cookies = new LinkedHashMap<>();

  Browser(Line line) {
    this.line = line;
  }

  Answer get(String path) throws IOException {
    return kept(line.ask("GET", path, "Accept: text/html\r\n" + cookies(), NOTHING));
  }

  Answer post(String path, Map<String, String> form) throws IOException {
    String headers = "Content-Type: application/x-www-form-urlencoded\r\n" + cookies();
    return kept(line.ask("POST", path, headers, encoded(form).getBytes(US_ASCII)));
  }

  /** Where an answer leads to on the same server, followed as far as it leads there. */
  Answer follow(Answer answer) throws IOException {
    Answer last = answer;
    while (last.status() / 100 == 3 && !last.location().startsWith(OpenId.CALLBACK)) {
      last = get(path(last.location()));
    }
    return last;
  }

  void forgetCookies() {
    cookies.clear();
  }

  static String encoded(Map<String, String> form) {
    return form.entrySet().stream()
        .map(one -> one.getKey() + "=" + URLEncoder.encode(one.getValue(), UTF_8))
        .collect(Collectors.joining("&"));
  }

  /** The path and the query of an address. */
  static String path(String address) {
    URI uri = URI.create(address);
    return uri.getRawPath() + (uri.getRawQuery() == null ? "" : "?" + uri.getRawQuery());
  }

  private String cookies() {
    return cookies.isEmpty()
        ? ""
        : cookies.entrySet().stream()
            .map(one -> one.getKey() + "=" + one.getValue())
            .collect(Collectors.joining("; ", "Cookie: ", "\r\n"));
  }

  @Override
  public void close() throws IOException {
    line.close();
  }

  private Answer kept(Answer answer) {
    for (String cookie : answer.cookies()) {
      String[] pair = cookie.split(";", 2)[0].split("=", 2);
      if (cookie.contains("Max-Age=0")) {
        cookies.remove(pair[0]);
      } else {
        cookies.put(pair[0], pair[1]);
      }
    }
    return answer;
  }
}
