package dev.licet.identity.audit.stream;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.licet.identity.audit.LogEntry;
import dev.licet.identity.audit.stream.Sink.Webhook;
import dev.licet.identity.outbound.Posts;
import java.io.IOException;
import java.net.URI;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import tools.jackson.core.json.JsonWriteFeature;
import tools.jackson.databind.json.JsonMapper;

/** Posts entries to a webhook, as Auth0's custom webhooks get them, and signed. */
@Component
class WebhookDelivery {
  private static final JsonMapper JSON =
      JsonMapper.builder().enable(JsonWriteFeature.ESCAPE_NON_ASCII).build();

  private final Posts posts;
  private final Clock clock;

  WebhookDelivery(Posts posts, Clock clock) {
    this.posts = posts;
    this.clock = clock;
  }

  void send(LogStream stream, Webhook webhook, List<LogEntry> entries) throws IOException {
    switch (webhook.format()) {
      case JSONARRAY ->
          post(stream, webhook, JSON.writeValueAsString(entries.stream().map(this::body).toList()));
      case JSONLINES ->
          post(
              stream,
              webhook,
              entries.stream()
                  .map(entry -> JSON.writeValueAsString(body(entry)) + "\n")
                  .collect(Collectors.joining()));
      case JSONOBJECT -> {
        for (var entry : entries) {
          post(stream, webhook, JSON.writeValueAsString(body(entry)));
        }
      }
    }
  }

  private Map<String, Object> body(LogEntry entry) {
    return Map.of("log_id", entry.id(), "data", entry.members());
  }

  private void post(LogStream stream, Webhook webhook, String body) throws IOException {
    var bytes = body.getBytes(UTF_8);
    var headers = new LinkedHashMap<>(webhook.headers());
    headers.put(Signature.HEADER, Signature.of(stream.secret(), clock.instant(), bytes));
    if (!webhook.authorization().isEmpty()) {
      headers.put("Authorization", webhook.authorization());
    }
    int status = posts.send(URI.create(webhook.endpoint()), headers, webhook.contentType(), bytes);
    if (status < 200 || status > 299) {
      throw new IOException("The webhook answered with status " + status);
    }
  }
}
