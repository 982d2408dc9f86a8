package dev.licet.identity.audit.stream;

import java.net.URI;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/** What takes the entries of a stream. */
sealed interface Sink {
  /** Its type on the wire. */
  String type();

  /** What people know it by. */
  String place();

  /**
   * A program that is called by HTTPS.
   *
   * @param authorization the value of the header, a secret; empty for none
   * @param headers further ones
   */
  record Webhook(
      String endpoint,
      String contentType,
      Format format,
      String authorization,
      Map<String, String> headers)
      implements Sink {
    public Webhook {
      headers = Collections.unmodifiableMap(new LinkedHashMap<>(headers));
    }

    Webhook with(String otherAuthorization, Map<String, String> otherHeaders) {
      return new Webhook(endpoint, contentType, format, otherAuthorization, otherHeaders);
    }

    /** The server that is called, such as {@code siem.example.com:443}. */
    String server() {
      var url = URI.create(endpoint);
      var port = url.getPort() < 0 ? 443 : url.getPort();
      return "%s:%d".formatted(url.getHost().toLowerCase(Locale.ROOT), port);
    }

    @Override
    public String type() {
      return "http";
    }

    @Override
    public String place() {
      return endpoint;
    }

    /** Without what may be secret. */
    @Override
    public String toString() {
      return "Webhook[" + endpoint + "]";
    }
  }

  /** How a webhook gets several entries. */
  enum Format {
    JSONARRAY,
    JSONLINES,
    JSONOBJECT
  }

  /** A syslog server (RFC 5424). */
  record Syslog(String host, int port, Transport transport) implements Sink {
    @Override
    public String type() {
      return "syslog";
    }

    @Override
    public String place() {
      return "%s://%s:%d".formatted(transport.wireName(), host, port);
    }
  }

  /** How a syslog server is reached: RFC 5426, 6587 (counted octets), 5425. */
  enum Transport {
    UDP,
    TCP,
    TLS;

    String wireName() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /** A file below the data folder, one entry a line. */
  record File(String name) implements Sink {
    @Override
    public String type() {
      return "file";
    }

    @Override
    public String place() {
      return "logs/" + name;
    }
  }
}
