package dev.licet.identity.audit.stream;

import dev.licet.identity.management.body.Payload;
import dev.licet.identity.management.body.Shape;
import dev.licet.identity.section.FileSection;
import dev.licet.identity.section.SectionForm;
import dev.licet.identity.shared.Digest;
import dev.licet.identity.shared.Outcome;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * The section {@code logStreams} of the tenant file. Streams are told apart by their names; what
 * signs a stream and what it authorizes itself by is never written out.
 */
@Component
class StreamsSection implements FileSection {
  private static final JsonMapper JSON = JsonMapper.builder().build();

  private static final SectionForm FORM =
      SectionForm.list(
          "logStreams",
          "log stream",
          56,
          "name",
          StreamBody.NEW.must("name", Shape.name(255)).may("status", StreamBody.STATUS));

  private final LogStreams streams;

  StreamsSection(LogStreams streams) {
    this.streams = streams;
  }

  @Override
  public SectionForm form() {
    return FORM;
  }

  @Override
  public SortedMap<String, ObjectNode> read() {
    var items = new TreeMap<String, ObjectNode>();
    streams.list().forEach(stream -> items.put(stream.name(), members(stream)));
    return items;
  }

  @Override
  public Map<String, Digest> secrets() {
    return streams.list().stream()
        .collect(
            Collectors.toMap(
                LogStream::name,
                stream -> Digest.of(SinkJson.secrets(stream.sink()).toString()),
                (first, _) -> first));
  }

  @Override
  public List<String> leftOut() {
    return streams.list().isEmpty()
        ? List.of()
        : List.of(
            "what log streams are signed and authorized by is not in the file: a new stream gets a"
                + " signing secret of its own");
  }

  @Override
  public Outcome<?> write(Payload item) {
    var body = new StreamBody(item);
    var named = streams.list().stream().filter(one -> one.name().equals(body.name())).toList();
    if (named.size() > 1) {
      return Outcome.invalid("name", "Several log streams have this name");
    }
    if (named.isEmpty()) {
      return body.sink()
          .then(sink -> streams.create(body.name(), sink, body.filters()))
          .then(stream -> changed(body, stream));
    }
    var now = named.getFirst();
    return now.sink().type().equals(item.text("type"))
        ? changed(body, now)
        : Outcome.invalid("type", "The type of a log stream never changes");
  }

  private Outcome<LogStream> changed(StreamBody body, LogStream now) {
    return body.over(now)
        .then(wanted ->
            wanted.equals(now) ? Outcome.done(now) : streams.change(now.id(), body::over));
  }

  /** One that the server has stopped is to go on elsewhere. */
  private static ObjectNode members(LogStream stream) {
    ObjectNode members = JSON.valueToTree(StreamJson.of(stream));
    members.remove("id");
    ((ObjectNode) members.get("sink")).remove("httpCustomHeaders");
    return members.put("status", stream.status() == LogStream.Status.PAUSED ? "paused" : "active");
  }
}
