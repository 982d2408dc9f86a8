package dev.licet.identity.audit.stream;

import dev.licet.identity.audit.LogEntry;
import java.io.IOException;
import java.util.List;
import org.springframework.stereotype.Component;

/** Passes entries on, whatever the sink. */
@Component
class Deliveries implements Delivery {
  private final WebhookDelivery webhooks;
  private final SyslogDelivery syslog;
  private final FileDelivery files;

  Deliveries(WebhookDelivery webhooks, SyslogDelivery syslog, FileDelivery files) {
    this.webhooks = webhooks;
    this.syslog = syslog;
    this.files = files;
  }

  @Override
  public void send(LogStream stream, List<LogEntry> entries) throws IOException {
    switch (stream.sink()) {
      case Sink.Webhook webhook -> webhooks.send(stream, webhook, entries);
      case Sink.Syslog server -> syslog.send(server, entries);
      case Sink.File file -> files.send(file, entries);
    }
  }
}
