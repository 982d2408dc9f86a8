package dev.licet.bench.load;

import java.util.List;

/**
 * What a server has answered.
 *
 * @param location where it sends on to; empty if nowhere
 * @param cookies what it sets, as it says it
 */
record Answer(int status, String location, List<String> cookies, String body) {
  /** This answer, where it is as expected. */
  Answer expecting(int expected, String of) {
    if (status != expected) {
      throw new IllegalStateException(
          "%s answered %d and not %d: %s".formatted(of, status, expected, body));
    }
    return this;
  }

  /** A member of its JSON that is a text without an escape in it. */
  String member(String name) {
    String start = "\"" + name + "\":\"";
    int begin = body.indexOf(start);
    if (begin < 0) {
      throw new IllegalStateException("No " + name + " in the answer: " + body);
    }
    int from = begin + start.length();
    return body.substring(from, body.indexOf('"', from));
  }
}
