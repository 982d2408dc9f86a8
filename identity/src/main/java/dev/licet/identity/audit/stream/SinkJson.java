package dev.licet.identity.audit.stream;

import dev.licet.identity.audit.stream.Sink.Format;
import dev.licet.identity.audit.stream.Sink.Transport;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Sinks in the member names of the Management API: to keep, and to show without secrets. */
final class SinkJson {
  private static final JsonMapper JSON = JsonMapper.builder().build();

  private SinkJson() {}

  /** What may not be seen of a sink. */
  static ObjectNode secrets(Sink sink) {
    var json = JSON.createObjectNode();
    if (sink instanceof Sink.Webhook webhook) {
      json.put("httpAuthorization", webhook.authorization());
      json.set("httpCustomHeaders", JSON.valueToTree(headers(webhook, true)));
    }
    return json;
  }

  /** What may be seen, for the table. */
  static String open(Sink sink) {
    return JSON.writeValueAsString(shown(sink));
  }

  /** What may not be seen of a stream, and the rest of its sink, for the sealed secrets. */
  static String sealed(LogStream stream) {
    ObjectNode json = JSON.valueToTree(shown(stream.sink()));
    json.setAll(secrets(stream.sink()));
    json.put("signing_secret", stream.secret());
    return JSON.writeValueAsString(json);
  }

  /** The stream with what was sealed. */
  static LogStream unsealed(LogStream stream, String sealed) {
    var json = JSON.readTree(sealed);
    return stream.with(read(stream.sink().type(), json), json.path("signing_secret").asString(""));
  }

  /** What may be seen: of headers, the names. */
  static Map<String, Object> shown(Sink sink) {
    var json = new LinkedHashMap<String, Object>();
    switch (sink) {
      case Sink.Webhook webhook -> {
        json.put("httpEndpoint", webhook.endpoint());
        json.put("httpContentType", webhook.contentType());
        json.put("httpContentFormat", webhook.format().name());
        if (!webhook.headers().isEmpty()) {
          json.put("httpCustomHeaders", headers(webhook, false));
        }
      }
      case Sink.Syslog syslog -> {
        json.put("syslogHost", syslog.host());
        json.put("syslogPort", syslog.port());
        json.put("syslogTransport", syslog.transport().wireName());
      }
      case Sink.File file -> json.put("fileName", file.name());
    }
    return json;
  }

  static Sink read(String type, String text) {
    return read(type, JSON.readTree(text));
  }

  /** Reads a sink whose members have been checked. */
  static Sink read(String type, JsonNode json) {
    return switch (type) {
      case "http" ->
          new Sink.Webhook(
              json.path("httpEndpoint").asString(""),
              json.path("httpContentType").asString("application/json"),
              Format.valueOf(json.path("httpContentFormat").asString("JSONARRAY")),
              json.path("httpAuthorization").asString(""),
              headers(json.path("httpCustomHeaders")));
      case "syslog" ->
          new Sink.Syslog(
              json.path("syslogHost").asString(""),
              json.path("syslogPort").asInt(514),
              Transport.valueOf(
                  json.path("syslogTransport").asString("tcp").toUpperCase(Locale.ROOT)));
      default -> new Sink.File(json.path("fileName").asString(""));
    };
  }

  private static List<Map<String, String>> headers(Sink.Webhook webhook, boolean values) {
    var list = new ArrayList<Map<String, String>>();
    webhook
        .headers()
        .forEach((name, value) ->
            list.add(values ? Map.of("header", name, "value", value) : Map.of("header", name)));
    return list;
  }

  private static Map<String, String> headers(JsonNode list) {
    var headers = new LinkedHashMap<String, String>();
    list.forEach(
        one -> headers.put(one.path("header").asString(""), one.path("value").asString("")));
    return headers;
  }
}
