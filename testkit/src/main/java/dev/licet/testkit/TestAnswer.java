package dev.licet.testkit;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/** An answer of a provider that is not well: what it sends instead of the document asked for. */
public final class TestAnswer {
  private final int status;
  private final Map<String, String> headers;
  private final byte[] body;
  private final Duration delay;

  private TestAnswer(int status, Map<String, String> headers, byte[] body, Duration delay) {
    this.status = status;
    this.headers = headers;
    this.body = body;
    this.delay = delay;
  }

  /** This status with a page of HTML. */
  public static TestAnswer html(int status) {
    byte[] page = bytes("<!doctype html><title>Something else</title>");
    return new TestAnswer(status, Map.of("Content-Type", "text/html"), page, Duration.ZERO);
  }

  /** Status 200 with this text as JSON, whether it is JSON or not. */
  public static TestAnswer json(String text) {
    return new TestAnswer(
        200, Map.of("Content-Type", "application/json"), bytes(text), Duration.ZERO);
  }

  /** Status 200 with this JWT as a signed answer about a token (RFC 9701), whether it is or not. */
  public static TestAnswer signed(String jwt) {
    return new TestAnswer(
        200, Map.of("Content-Type", TestIntrospection.SIGNED), bytes(jwt), Duration.ZERO);
  }

  /** A redirect to there. */
  public static TestAnswer redirectTo(String location) {
    return new TestAnswer(302, Map.of("Location", location), new byte[0], Duration.ZERO);
  }

  /** This answer, which may be kept for so long, with a mark to ask for it again. */
  public TestAnswer keptFor(Duration age) {
    Map<String, String> marked = new HashMap<>(headers);
    marked.put("Cache-Control", "public, max-age=" + age.toSeconds());
    marked.put("ETag", "\"" + Integer.toHexString(Arrays.hashCode(body)) + "\"");
    return new TestAnswer(status, marked, body, delay);
  }

  /** This answer, but only after that long. */
  public TestAnswer after(Duration wait) {
    return new TestAnswer(status, headers, body, wait);
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  int status() {
    return status;
  }

  Map<String, String> headers() {
    return headers;
  }

  byte[] body() {
    return body;
  }

  Duration delay() {
    return delay;
  }
}
