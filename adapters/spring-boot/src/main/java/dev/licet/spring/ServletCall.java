package dev.licet.spring;

import dev.licet.guard.HttpCall;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletRequestWrapper;
import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.net.URISyntaxException;
import java.security.cert.X509Certificate;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.web.servlet.HandlerMapping;

/** A servlet request as Guard sees it. */
record ServletCall(HttpServletRequest request) implements HttpCall {
  /** Where a container leaves the chain of the client's certificates (Servlet 6.1 section 3.10). */
  private static final String CERTIFICATES = "jakarta.servlet.request.X509Certificate";

  /** Where Tomcat says that it took the caller's address from a header. */
  private static final String REWRITTEN = "org.apache.tomcat.request.forwarded";

  @Override
  public List<String> headers(String name) {
    return Collections.list(request.getHeaders(name));
  }

  @Override
  public Optional<String> method() {
    return Optional.of(request.getMethod());
  }

  /** Empty for one that is not even a URL. */
  @Override
  public Optional<URI> uri() {
    String query = asSent(RequestDispatcher.FORWARD_QUERY_STRING, request.getQueryString());
    try {
      return Optional.of(
          new URI(
              request.getScheme()
                  + "://"
                  + host()
                  + ":"
                  + request.getServerPort()
                  + asSent(RequestDispatcher.FORWARD_REQUEST_URI, request.getRequestURI())
                  + (query.isEmpty() ? "" : "?" + query)));
    } catch (URISyntaxException e) {
      return Optional.empty();
    }
  }

  /** An IPv6 address stands in brackets, which not every container writes. */
  private String host() {
    String name = request.getServerName();
    return name.indexOf(':') < 0 || name.startsWith("[") ? name : "[" + name + "]";
  }

  /** What the client sent, also where the application has forwarded the request to another path. */
  private String asSent(String attribute, @Nullable String now) {
    Object then =
        request.getAttribute(RequestDispatcher.FORWARD_REQUEST_URI) == null
            ? now
            : request.getAttribute(attribute);
    return then == null ? "" : then.toString();
  }

  /** Nobody where a header has told it: whoever sends one could name a trusted proxy. */
  @Override
  public Optional<String> peer() {
    return Boolean.TRUE.equals(request.getAttribute(REWRITTEN))
        ? Optional.empty()
        : Optional.ofNullable(received().getRemoteAddr());
  }

  /** As it was before filters, such as Spring's for forwarded headers, put another around it. */
  private ServletRequest received() {
    ServletRequest received = request;
    while (received instanceof ServletRequestWrapper wrapper) {
      received = wrapper.getRequest();
    }
    return received;
  }

  @Override
  public Optional<X509Certificate> clientCertificate() {
    return request.getAttribute(CERTIFICATES) instanceof X509Certificate[] chain && chain.length > 0
        ? Optional.of(chain[0])
        : Optional.empty();
  }

  /** The values that Spring MVC found in the path for the pattern of its handler. */
  @Override
  public Optional<String> pathValue(String name) {
    return request.getAttribute(HandlerMapping.URI_TEMPLATE_VARIABLES_ATTRIBUTE)
                instanceof Map<?, ?> values
            && values.get(name) instanceof String value
        ? Optional.of(value)
        : Optional.empty();
  }

  @Override
  public Optional<String> route() {
    Object pattern = request.getAttribute(HandlerMapping.BEST_MATCHING_PATTERN_ATTRIBUTE);
    return Optional.ofNullable(pattern).map(Object::toString);
  }

  /** Parameters of the query come first among all of them (Servlet 6.1 section 3.1). */
  @Override
  public List<String> formValues(String name) {
    String[] all = isForm() ? parameters(name) : null;
    return all == null ? List.of() : Arrays.stream(all).skip(queryValues(name).size()).toList();
  }

  /** None in a form or a query that cannot be read (Servlet 6.1 section 3.1.1). */
  private String @Nullable [] parameters(String name) {
    try {
      return request.getParameterValues(name);
    } catch (IllegalStateException unreadable) {
      return null;
    }
  }

  private boolean isForm() {
    String type = String.valueOf(request.getContentType());
    int end = type.indexOf(';');
    return MediaType.APPLICATION_FORM_URLENCODED_VALUE.equalsIgnoreCase(
        (end < 0 ? type : type.substring(0, end)).strip());
  }
}
