package dev.licet.identity.audit.stream;

import dev.licet.guard.RequiresScope;
import dev.licet.identity.management.Answers;
import dev.licet.identity.management.ManagementApi;
import dev.licet.identity.management.body.Described;
import dev.licet.identity.management.body.ObjectShape;
import dev.licet.identity.management.body.Payload;
import dev.licet.identity.management.paging.Fields;
import dev.licet.identity.management.paging.ForList;
import dev.licet.identity.management.paging.Listings;
import dev.licet.identity.management.paging.Query;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.Map;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** {@code /api/v2/log-streams}. */
@RestController
@RequestMapping(ManagementApi.PATH + "/log-streams")
class StreamsApi implements Described {
  private static final Answers ANSWERS = new Answers("log stream");

  private final LogStreams streams;
  private final Listings listings;

  StreamsApi(LogStreams streams, Listings listings) {
    this.streams = streams;
    this.listings = listings;
  }

  @Override
  public Map<String, ObjectShape> bodies() {
    return Map.of(
        "POST /log-streams", StreamBody.NEW, "PATCH /log-streams/{id}", StreamBody.CHANGES);
  }

  @GetMapping
  @RequiresScope("read:log_streams")
  ResponseEntity<Object> list(@ForList Query query) {
    var listing = listings.read(query, "log_streams");
    var all = streams.list();
    var page =
        all.stream()
            .filter(stream -> stream.id().compareTo(listing.slice().after()) > 0)
            .skip(listing.slice().skip())
            .toList();
    return Answers.ok(listing.answer(page, LogStream::id, StreamJson::of, all::size));
  }

  @PostMapping
  @RequiresScope("create:log_streams")
  ResponseEntity<Object> create(HttpServletRequest request) throws IOException {
    var body = new StreamBody(Payload.read(request, StreamBody.NEW));
    var created = body.sink().then(sink -> streams.create(body.name(), sink, body.filters()));
    return Answers.ok(StreamJson.withSecret(ANSWERS.done(created)));
  }

  @GetMapping("/{id}")
  @RequiresScope("read:log_streams")
  ResponseEntity<Object> show(@PathVariable String id, Fields fields) {
    var stream = streams.byId(id).orElseThrow(ANSWERS::missing);
    return Answers.ok(fields.of(StreamJson.of(stream)));
  }

  @PatchMapping("/{id}")
  @RequiresScope("update:log_streams")
  ResponseEntity<Object> change(@PathVariable String id, HttpServletRequest request)
      throws IOException {
    var body = new StreamBody(Payload.read(request, StreamBody.CHANGES));
    return Answers.ok(StreamJson.of(ANSWERS.done(streams.change(id, body::over))));
  }

  @DeleteMapping("/{id}")
  @RequiresScope("delete:log_streams")
  ResponseEntity<Object> remove(@PathVariable String id) {
    ANSWERS.done(streams.remove(id));
    return Answers.nothing();
  }
}
