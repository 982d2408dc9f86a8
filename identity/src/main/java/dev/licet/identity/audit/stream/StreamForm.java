package dev.licet.identity.audit.stream;

import static java.util.stream.Collectors.joining;

import dev.licet.identity.audit.stream.Sink.Format;
import dev.licet.identity.audit.stream.Sink.Transport;
import dev.licet.identity.shared.Outcome;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.web.bind.annotation.BindParam;

/**
 * What the form of a stream holds; a field that is not sent is an empty one.
 *
 * @param headers of a webhook, one a line; one without a value keeps the value that it has
 */
record StreamForm(
    String type,
    String name,
    String endpoint,
    String authorization,
    String headers,
    String format,
    String host,
    String port,
    String transport,
    @BindParam("file_name") String fileName,
    List<String> filters) {
  StreamForm {
    type = "syslog".equals(type) || "file".equals(type) ? type : "http";
    name = name == null ? "" : name.strip();
    endpoint = endpoint == null ? "" : endpoint.strip();
    authorization = authorization == null ? "" : authorization.strip();
    headers = headers == null ? "" : headers.strip();
    format = format == null ? "JSONARRAY" : format;
    host = host == null ? "" : host.strip();
    port = port == null ? "514" : port.strip();
    transport = transport == null ? "tcp" : transport;
    fileName = fileName == null ? "" : fileName.strip();
    filters = filters == null ? List.of() : List.copyOf(filters);
  }

  static StreamForm empty(String type) {
    return new StreamForm(
        type, "", "", "", "", "JSONARRAY", "", "514", "tcp", "audit.jsonl", List.of());
  }

  static StreamForm of(LogStream stream) {
    var usual = empty(stream.sink().type());
    return switch (stream.sink()) {
      case Sink.Webhook webhook ->
          new StreamForm(
              "http",
              stream.name(),
              webhook.endpoint(),
              "",
              webhook.headers().keySet().stream().map(name -> name + ":").collect(joining("\n")),
              webhook.format().name(),
              "",
              usual.port,
              usual.transport,
              "",
              stream.filters());
      case Sink.Syslog syslog ->
          new StreamForm(
              "syslog",
              stream.name(),
              "",
              "",
              "",
              usual.format,
              syslog.host(),
              Integer.toString(syslog.port()),
              syslog.transport().wireName(),
              "",
              stream.filters());
      case Sink.File file ->
          new StreamForm(
              "file",
              stream.name(),
              "",
              "",
              "",
              usual.format,
              "",
              usual.port,
              usual.transport,
              file.name(),
              stream.filters());
    };
  }

  /** Of a stream that is made. */
  Outcome<Sink> sink() {
    return sinkOver(said());
  }

  private Sink said() {
    return switch (type) {
      case "syslog" -> new Sink.Syslog(host, number(port), transport(transport));
      case "file" -> new Sink.File(fileName);
      default -> new Sink.Webhook(endpoint, "application/json", format(format), "", Map.of());
    };
  }

  /** The stream with what the form says; a field that shows no secret takes none away. */
  Outcome<LogStream> over(LogStream now) {
    return sinkOver(now.sink())
        .then(sink ->
            Outcome.done(
                new LogStream(
                    now.id(), name, now.status(), sink, filters, now.secret(), now.problem())));
  }

  private Outcome<Sink> sinkOver(Sink now) {
    if (said() instanceof Sink.Webhook said && now instanceof Sink.Webhook old) {
      var wanted =
          new Sink.Webhook(said.endpoint(), old.contentType(), said.format(), "", Map.of());
      return new SaidSecrets(said(authorization), Optional.of(saidHeaders())).over(wanted, old);
    }
    return Outcome.done(said());
  }

  private Map<String, Optional<String>> saidHeaders() {
    var all = new LinkedHashMap<String, Optional<String>>();
    headers
        .lines()
        .filter(line -> !line.isBlank())
        .map(line -> line.split(":", 2))
        .forEach(parts -> all.put(parts[0].strip(), said(parts.length > 1 ? parts[1] : "")));
    return all;
  }

  private static Optional<String> said(String text) {
    return Optional.of(text.strip()).filter(one -> !one.isEmpty());
  }

  private static int number(String text) {
    return text.matches("\\d{1,5}") ? Integer.parseInt(text) : 0;
  }

  private static Transport transport(String word) {
    return Arrays.stream(Transport.values())
        .filter(one -> one.wireName().equals(word))
        .findFirst()
        .orElse(Transport.TCP);
  }

  private static Format format(String word) {
    return Arrays.stream(Format.values())
        .filter(one -> one.name().equals(word))
        .findFirst()
        .orElse(Format.JSONARRAY);
  }

  /** Without what may be secret. */
  @Override
  public String toString() {
    return "StreamForm[" + type + ", " + name + "]";
  }
}
