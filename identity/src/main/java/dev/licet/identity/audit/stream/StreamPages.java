package dev.licet.identity.audit.stream;

import dev.licet.identity.audit.stream.LogStream.Status;
import dev.licet.identity.dashboard.PageNotFound;
import dev.licet.identity.dashboard.Pages;
import dev.licet.identity.dashboard.Problems;
import dev.licet.identity.dashboard.SeeOther;
import dev.licet.identity.shared.Outcome;
import dev.licet.identity.shared.Outcome.Done;
import dev.licet.identity.shared.Outcome.Invalid;
import java.util.List;
import java.util.Map;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** Log streams: the list, the form that makes one, one of them, the end. */
@Pages
@RequestMapping("/dashboard/log-streams")
class StreamPages {
  private static final List<String> TYPES = List.of("http", "syslog", "file");
  private static final String ONE = "/dashboard/log-streams/{streamId}";

  private final LogStreams streams;

  StreamPages(LogStreams streams) {
    this.streams = streams;
  }

  @GetMapping
  ModelAndView list() {
    return new ModelAndView("audit/streams", Map.of("streams", streams.list()));
  }

  @GetMapping("/new")
  ModelAndView form(@RequestParam(defaultValue = "http") String type) {
    return form(HttpStatus.OK, StreamForm.empty(type), Problems.none());
  }

  @PostMapping
  ModelAndView create(StreamForm form) {
    return switch (form.sink().then(sink -> streams.create(form.name(), sink, form.filters()))) {
      case Done<LogStream>(var stream) -> created(stream);
      case Invalid<LogStream>(var problems) ->
          form(HttpStatus.UNPROCESSABLE_CONTENT, form, Problems.of(problems));
    };
  }

  @GetMapping("/{streamId}")
  ModelAndView show(@PathVariable String streamId) {
    var stream = stream(streamId);
    return page(HttpStatus.OK, stream, StreamForm.of(stream), Problems.none());
  }

  @PostMapping("/{streamId}")
  ModelAndView change(@PathVariable String streamId, StreamForm form) {
    var stream = stream(streamId);
    return answer(stream, form, streams.change(stream.id(), form::over), "saved");
  }

  @PostMapping("/{streamId}/status")
  ModelAndView pause(@PathVariable String streamId, @RequestParam boolean active) {
    var stream = stream(streamId);
    var status = active ? Status.ACTIVE : Status.PAUSED;
    var outcome = streams.change(stream.id(), now -> Outcome.done(now.with(status)));
    return answer(
        stream, StreamForm.of(stream), outcome, active ? "stream-resumed" : "stream-paused");
  }

  @GetMapping("/{streamId}/delete")
  ModelAndView confirmRemoval(@PathVariable String streamId) {
    return new ModelAndView("audit/stream-delete", Map.of("stream", stream(streamId)));
  }

  @PostMapping("/{streamId}/delete")
  ModelAndView remove(@PathVariable String streamId) {
    streams.remove(stream(streamId).id());
    return SeeOther.notice("stream-deleted", "/dashboard/log-streams");
  }

  /** The secret is on this one page: no address ever holds it. */
  private static ModelAndView created(LogStream stream) {
    return stream.sink() instanceof Sink.Webhook
        ? new ModelAndView("audit/stream-secret", Map.of("stream", stream))
        : SeeOther.notice("stream-created", ONE, stream.id());
  }

  private ModelAndView answer(
      LogStream stream, StreamForm form, Outcome<LogStream> outcome, String notice) {
    return switch (outcome) {
      case Done<LogStream> _ -> SeeOther.notice(notice, ONE, stream.id());
      case Invalid<LogStream>(var problems) ->
          page(HttpStatus.UNPROCESSABLE_CONTENT, stream, form, Problems.of(problems));
    };
  }

  private static ModelAndView form(HttpStatus status, StreamForm form, Problems problems) {
    return new ModelAndView(
        "audit/stream-create",
        Map.of(
            "form",
            form,
            "problems",
            problems,
            "categories",
            StreamRules.CATEGORIES,
            "types",
            TYPES),
        status);
  }

  private ModelAndView page(
      HttpStatus status, LogStream stream, StreamForm form, Problems problems) {
    return new ModelAndView(
        "audit/stream",
        Map.of(
            "stream",
            stream,
            "form",
            form,
            "problems",
            problems,
            "categories",
            StreamRules.CATEGORIES,
            "waiting",
            streams.waiting(stream)),
        status);
  }

  private LogStream stream(String id) {
    return streams.byId(id).orElseThrow(PageNotFound::new);
  }
}
