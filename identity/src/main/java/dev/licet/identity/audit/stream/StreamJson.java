package dev.licet.identity.audit.stream;

import java.util.LinkedHashMap;
import java.util.Map;

/** A stream as the Management API shows it: without its secrets. */
final class StreamJson {
  private StreamJson() {}

  static Map<String, Object> of(LogStream stream) {
    var json = new LinkedHashMap<String, Object>();
    json.put("id", stream.id());
    json.put("name", stream.name());
    json.put("type", stream.sink().type());
    json.put("status", stream.status().wireName());
    json.put("sink", SinkJson.shown(stream.sink()));
    json.put(
        "filters",
        stream.filters().stream()
            .map(filter -> Map.of("type", "category", "name", filter))
            .toList());
    json.put("isPriority", false);
    return json;
  }

  /** The same with what signs it, which is shown once. */
  static Map<String, Object> withSecret(LogStream stream) {
    var json = of(stream);
    if (stream.sink() instanceof Sink.Webhook) {
      json.put("signing_secret", stream.secret());
    }
    return json;
  }
}
