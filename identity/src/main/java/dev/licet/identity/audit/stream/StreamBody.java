package dev.licet.identity.audit.stream;

import dev.licet.identity.audit.stream.LogStream.Status;
import dev.licet.identity.management.ManagementError;
import dev.licet.identity.management.ManagementRefused;
import dev.licet.identity.management.body.ObjectShape;
import dev.licet.identity.management.body.Payload;
import dev.licet.identity.management.body.Shape;
import dev.licet.identity.shared.Outcome;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** What a body says about a stream. */
record StreamBody(Payload payload) {
  private static final JsonMapper JSON = JsonMapper.builder().build();

  private static final ObjectShape SINK =
      Shape.object()
          .may("httpEndpoint", Shape.name(2_000))
          .may("httpAuthorization", Shape.line(2_000))
          .may("httpContentType", Shape.name(100))
          .may("httpContentFormat", Shape.oneOf("JSONARRAY", "JSONLINES", "JSONOBJECT"))
          .may(
              "httpCustomHeaders",
              Shape.list(
                  Shape.object().must("header", Shape.name(100)).may("value", Shape.line(2_000)),
                  10))
          .may("syslogHost", Shape.name(253))
          .may("syslogPort", Shape.whole(1, 65_535))
          .may("syslogTransport", Shape.oneOf("udp", "tcp", "tls"))
          .may("fileName", Shape.name(64));

  /** Which members belong to which type; the first one must be there. */
  private static final Map<String, List<String>> MEMBERS =
      Map.of(
          "http",
          List.of(
              "httpEndpoint",
              "httpAuthorization",
              "httpContentType",
              "httpContentFormat",
              "httpCustomHeaders"),
          "syslog",
          List.of("syslogHost", "syslogPort", "syslogTransport"),
          "file",
          List.of("fileName"));

  private static final Shape FILTERS =
      Shape.list(
          Shape.object().must("type", Shape.oneOf("category")).must("name", Shape.name(100)), 30);

  static final Shape STATUS = Shape.oneOf("active", "paused");

  static final ObjectShape CHANGES =
      Shape.object()
          .may("name", Shape.name(255))
          .may("status", STATUS)
          .may("filters", FILTERS)
          .may("isPriority", Shape.off())
          .may("sink", SINK);

  static final ObjectShape NEW =
      CHANGES
          .without("status")
          .must("type", Shape.oneOf("http", "syslog", "file"))
          .must("sink", SINK);

  String name() {
    return payload.findText("name").orElseGet(() -> payload.text("type"));
  }

  Outcome<Sink> sink() {
    return sink(payload.text("type"), Optional.empty());
  }

  List<String> filters() {
    return payload.findObjects("filters").orElse(List.of()).stream()
        .map(filter -> filter.text("name"))
        .toList();
  }

  /** The stream with what the body says instead of what it was; of the sink member by member. */
  Outcome<LogStream> over(LogStream now) {
    return sinkOver(now.sink())
        .then(sink ->
            Outcome.done(
                new LogStream(
                    now.id(),
                    payload.findText("name").orElse(now.name()),
                    payload.findText("status").map(StreamBody::status).orElse(now.status()),
                    sink,
                    payload.has("filters") ? filters() : now.filters(),
                    now.secret(),
                    now.problem())));
  }

  private static Status status(String word) {
    return word.equals("paused") ? Status.PAUSED : Status.ACTIVE;
  }

  private Outcome<Sink> sinkOver(Sink now) {
    return payload.has("sink") ? sink(now.type(), Optional.of(now)) : Outcome.done(now);
  }

  private Outcome<Sink> sink(String type, Optional<Sink> now) {
    var sink = SinkJson.read(type, members(type, now));
    if (!(sink instanceof Sink.Webhook said)) {
      return Outcome.done(sink);
    }
    var wanted = said.with("", Map.of());
    var before = now.map(Sink.Webhook.class::cast).orElse(wanted);
    return secrets().over(wanted, before);
  }

  /** What can be seen of the sink, with what is said instead of it. */
  private ObjectNode members(String type, Optional<Sink> now) {
    var allowed = MEMBERS.getOrDefault(type, List.of());
    ObjectNode members = JSON.valueToTree(now.map(SinkJson::shown).orElse(Map.of()));
    for (var one : payload.find("sink").orElseThrow().properties()) {
      if (!allowed.contains(one.getKey())) {
        throw refused("Additional properties not allowed: " + one.getKey());
      }
      members.set(one.getKey(), one.getValue());
    }
    if (!members.has(allowed.getFirst())) {
      throw refused("Missing required property: " + allowed.getFirst());
    }
    return members;
  }

  private SaidSecrets secrets() {
    var said = payload.findObject("sink").orElseThrow();
    return new SaidSecrets(
        said.findText("httpAuthorization"),
        said.findObjects("httpCustomHeaders").map(StreamBody::headers));
  }

  private static Map<String, Optional<String>> headers(List<Payload> list) {
    var headers = new LinkedHashMap<String, Optional<String>>();
    list.forEach(one -> headers.put(one.text("header"), one.findText("value")));
    return headers;
  }

  private static ManagementRefused refused(String problem) {
    return new ManagementRefused(ManagementError.invalidPayload(problem, "sink"));
  }
}
