package dev.licet.guard;

import java.util.Map;

/**
 * A refusal as HTTP: an adapter writes it out as it is.
 *
 * @param status the HTTP status
 * @param headers the header fields, each with one value of legal header text
 * @param body the JSON text, to be sent as UTF-8
 */
public record Answer(int status, Map<String, String> headers, String body) {
  /** Copies the headers, so that nobody can change the answer later. */
  public Answer {
    headers = Map.copyOf(headers);
  }
}
