package dev.licet.identity.oauth;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.http.InvalidMediaTypeException;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;

/**
 * Reads the body of a request to the OAuth endpoint, a form or a JSON object. It takes the raw
 * bytes and nothing else: parameters of the query are no parameters here, since addresses end up in
 * logs.
 */
@Component
public class OAuthRequestReader {
  /** No honest request comes near it, and a signed client assertion still fits. */
  static final int LIMIT = 65_536;

  private static final List<Charset> CHARSETS = List.of(UTF_8, US_ASCII, ISO_8859_1);

  public Attempt<OAuthRequest> read(HttpServletRequest request) throws IOException {
    var authorization = Collections.list(request.getHeaders("Authorization"));
    var bytes = request.getInputStream().readNBytes(LIMIT + 1);
    if (bytes.length > LIMIT) {
      return Attempt.failed(OAuthError.bodyTooLarge(LIMIT));
    }
    return parameters(bytes, Optional.ofNullable(request.getContentType()))
        .then(parameters ->
            Attempt.of(new OAuthRequest(parameters, authorization, Sender.of(request))));
  }

  private static Attempt<Map<String, String>> parameters(
      byte[] bytes, Optional<String> contentType) {
    if (bytes.length == 0) {
      return Attempt.of(Map.of());
    }
    return Attempt.of(contentType.flatMap(OAuthRequestReader::mediaType), wrongContentType())
        .then(type -> parameters(bytes, type));
  }

  private static Attempt<Map<String, String>> parameters(byte[] bytes, MediaType type) {
    if (MediaType.APPLICATION_FORM_URLENCODED.equalsTypeAndSubtype(type)) {
      return text(bytes, type).then(FormBody::parse);
    }
    if (MediaType.APPLICATION_JSON.equalsTypeAndSubtype(type)) {
      return text(bytes, type).then(JsonBody::parse);
    }
    return Attempt.failed(wrongContentType());
  }

  private static Optional<MediaType> mediaType(String text) {
    try {
      return Optional.of(MediaType.parseMediaType(text));
    } catch (InvalidMediaTypeException e) {
      return Optional.empty();
    }
  }

  private static Attempt<String> text(byte[] bytes, MediaType type) {
    var charset = Optional.ofNullable(type.getCharset()).orElse(UTF_8);
    if (!CHARSETS.contains(charset)) {
      return Attempt.failed(OAuthError.invalidRequest("The request body must be UTF-8"));
    }
    try {
      return Attempt.of(charset.newDecoder().decode(ByteBuffer.wrap(bytes)).toString());
    } catch (CharacterCodingException e) {
      return Attempt.failed(
          OAuthError.invalidRequest("The request body is not valid " + charset.name()));
    }
  }

  private static OAuthError wrongContentType() {
    return OAuthError.invalidRequest(
        "Content-Type must be application/x-www-form-urlencoded or application/json");
  }
}
