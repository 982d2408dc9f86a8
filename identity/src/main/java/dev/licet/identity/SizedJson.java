package dev.licet.identity;

import java.io.IOException;
import java.io.OutputStream;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.core.ResolvableType;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpOutputMessage;
import org.springframework.http.MediaType;
import org.springframework.http.converter.json.JacksonJsonHttpMessageConverter;
import org.springframework.stereotype.Component;
import org.springframework.util.FastByteArrayOutputStream;
import tools.jackson.databind.json.JsonMapper;

/**
 * Writes JSON answers whole, with their length: one packet, where chunks of unknown length need at
 * least two. All of them are small.
 */
@Component
class SizedJson extends JacksonJsonHttpMessageConverter {
  SizedJson(JsonMapper json) {
    super(json);
  }

  /** Bytes and texts are JSON already where they are sent as such: they are not encoded again. */
  @Override
  public boolean canWrite(ResolvableType type, Class<?> value, @Nullable MediaType media) {
    return value != byte[].class && value != String.class && super.canWrite(type, value, media);
  }

  @Override
  protected void writeInternal(
      Object object,
      ResolvableType type,
      HttpOutputMessage message,
      @Nullable Map<String, Object> hints)
      throws IOException {
    var whole = new FastByteArrayOutputStream(2048);
    super.writeInternal(object, type, new Aside(message.getHeaders(), whole), hints);
    message.getHeaders().setContentLength(whole.size());
    whole.writeTo(message.getBody());
  }

  /** A message whose body is kept for a moment. */
  private record Aside(HttpHeaders headers, OutputStream body) implements HttpOutputMessage {
    @Override
    public HttpHeaders getHeaders() {
      return headers;
    }

    @Override
    public OutputStream getBody() {
      return body;
    }
  }
}
